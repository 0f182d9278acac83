import type { Field } from './field.js';
import { FoldedList } from './fold.js';
import { Origin } from './origin.js';
import { Chips, Facts, factsOf, Section } from './section.js';
import { ranked, statementText } from './statements.js';
import { Text, Value } from './text.js';

const steps = [
  ['trigger', 'Trigger', 'What starts it'],
  ['research', 'Research', 'How they look'],
  ['criteria', 'Criteria', 'What decides'],
  ['timeline', 'Timeline', 'How long it takes'],
] as const;

/** How the persona comes to buy, as the way it takes. */
export function Buying({ field }: { readonly field: Field }) {
  if (field.isEmpty) return null;
  const others = [...steps.map(([key]) => key), 'influencers'];
  return (
    <Section title="How they buy" field={field} claim>
      <BuyingPath field={field} />
      <Chips items={field.get('influencers').items} label="Who else has a say" />
      {field.isMapping && factsOf(field, others).length === 0 ? null : <Facts field={field} without={others} />}
    </Section>
  );
}

/** From the trigger to the signature; a step that nobody has written is left out. */
export function BuyingPath({ field }: { readonly field: Field }) {
  const present = steps.filter(([key]) => !field.get(key).isEmpty);
  if (present.length === 0) return null;
  return (
    <ol class="path">
      {present.map(([key, title, hint]) => {
        const step = field.get(key);
        return (
          <li key={key} class="path-step" data-line={step.line}>
            <h3>
              {title} <small>{hint}</small> <Origin field={step} within={field} />
            </h3>
            {key === 'criteria' ? <Criteria field={step} /> : <Value field={step} />}
          </li>
        );
      })}
    </ol>
  );
}

function Criteria({ field }: { readonly field: Field }) {
  return (
    <FoldedList items={ranked(field)} class="steps" ordered>
      {(item) => (
        <li key={item.pointer} data-line={item.line}>
          <Text>{statementText(item, 'criterion')}</Text>
        </li>
      )}
    </FoldedList>
  );
}

import { Clauses } from './clauses.js';
import { Evidence } from './evidence.js';
import type { Field } from './field.js';
import { type CardProps, Glance, PageFrame, Sections } from './generic.js';
import { Extras } from './generic-parts.js';
import type { Label } from './header.js';
import { Section } from './section.js';
import { statementKey, statementText } from './statements.js';
import { Text } from './text.js';
import { count } from './words.js';

const own = ['as_a', 'i_want', 'so_that', 'acceptance_criteria', 'points'];

/** The card of a user story. */
export function StoryCard({ model, root }: CardProps) {
  return (
    <PageFrame model={model} root={root} more={pointsLabel(root.get('points'))}>
      <Clauses
        line={root.get('as_a').line}
        clauses={[
          ['As', root.get('as_a')],
          ['I want', root.get('i_want')],
          ['so that', root.get('so_that')],
        ]}
      />
      <Glance model={model} root={root} without={own} />
      <Criteria field={root.get('acceptance_criteria')} />
      <Sections model={model} root={root} without={own} />
    </PageFrame>
  );
}

function pointsLabel(points: Field): Label[] {
  if (points.isEmpty) return [];
  const amount = points.number;
  return [{ text: amount === undefined ? (points.readable ?? '') : count(amount, 'point'), line: points.line }];
}

const clauses = [
  ['given', 'Given'],
  ['when', 'When'],
  ['then', 'Then'],
] as const;

function Criteria({ field }: { readonly field: Field }) {
  if (field.items.length === 0) return null;
  return (
    <Section title="Done when" {...(field.isMapping ? {} : { field })}>
      <ol class="criteria">
        {field.items.map((item) => (
          <li key={item.pointer} data-line={item.line}>
            <Criterion item={item} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Criterion({ item }: { readonly item: Field }) {
  const present = clauses.filter(([key]) => !item.get(key).isEmpty);
  const shown = present.length > 0 ? present.map(([key]) => String(key)) : [statementKey(item, 'criterion') ?? ''];
  return (
    <div class="criterion">
      {present.length === 0 ? (
        <p>
          <Text>{statementText(item, 'criterion')}</Text>
        </p>
      ) : (
        <div class="clauses">
          {present.map(([key, lead]) => (
            <p key={key} class="clause" data-line={item.get(key).line}>
              <b>{lead}</b> <Text>{item.get(key).readable ?? ''}</Text>
            </p>
          ))}
        </div>
      )}
      <Extras item={item} without={shown} />
      <Evidence owner={item} />
    </div>
  );
}

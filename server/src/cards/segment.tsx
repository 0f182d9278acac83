import { enumValuesOf } from '../kinds/schema-walk.js';
import type { Described } from './described.js';
import { type Field, grouped, share } from './field.js';
import { type CardProps, fieldOf, Glance, PageFrame, Sections } from './generic.js';
import { StatementsOf } from './generic-parts.js';
import { Facts, Section } from './section.js';
import { Text, Value } from './text.js';
import { words } from './words.js';

const own = ['basis', 'lifecycle', 'usage', 'engagement', 'value', 'strategy', 'criteria', 'size'];

/** The card of a segment: who belongs to it and what we do about it, and beside that how large it is and where it stands. */
export function SegmentCard({ model, root }: CardProps) {
  const described = (key: string) => fieldOf(model, root, key);
  return (
    <PageFrame model={model} root={root}>
      <Glance model={model} root={root} without={own} />
      <div class="columns">
        <div class="column main">
          <List title="Who belongs to it" list={described('criteria')} />
          <List title="What we do" list={described('strategy')} />
          <Use root={root} />
        </div>
        <div class="column side">
          <Size field={root.get('size')} />
          <Lifecycle described={described('lifecycle')} />
          <Basis described={described('basis')} />
        </div>
      </div>
      <Sections model={model} root={root} without={own} />
    </PageFrame>
  );
}

function List({ title, list }: { readonly title: string; readonly list: Described }) {
  if (list.field.items.length === 0) return null;
  return (
    <Section title={title} {...(list.field.isMapping ? {} : { field: list.field })}>
      <StatementsOf list={list} />
    </Section>
  );
}

function Use({ root }: { readonly root: Field }) {
  const parts = ['usage', 'engagement', 'value'].filter((key) => !root.get(key).isEmpty);
  if (parts.length === 0) return null;
  return (
    <Section title="How they use it, and what they are worth">
      <dl class="facts stacked">
        {parts.map((key) => {
          const field = root.get(key);
          return (
            <div key={key} data-line={field.line}>
              <dt>{words(key)}</dt>
              <dd>{field.number === undefined ? <Value field={field} /> : <Text>{grouped(field.number)}</Text>}</dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}

/** How large it is: as a number and as so many of a hundred squares. */
function Size({ field }: { readonly field: Field }) {
  if (field.isEmpty) return null;
  const part = field.get('share');
  const value = part.number;
  const isShare = value !== undefined && value >= 0 && value <= 1;
  return (
    <Section title="Size" field={field}>
      {isShare ? (
        <div class="proportion" data-line={part.line}>
          <Waffle share={value} />
          <p>
            <b>{share(part)}</b> of the whole
          </p>
        </div>
      ) : null}
      <Facts
        field={field}
        without={isShare ? ['share'] : []}
        formats={{ people: ({ number, readable }) => (number === undefined ? readable : grouped(number)) }}
      />
    </Section>
  );
}

function Waffle({ share: value }: { readonly share: number }) {
  const filled = value > 0 ? Math.max(1, Math.round(value * 100)) : 0;
  return (
    <svg class="waffle" viewBox="0 0 109 109" width="109" height="109" aria-hidden="true">
      {Array.from({ length: 100 }, (_, index) => (
        <rect
          key={`cell-${index + 1}`}
          class={index < filled ? 'pip-on' : 'pip-off'}
          x={(index % 10) * 11}
          y={(9 - Math.floor(index / 10)) * 11}
          width="9"
          height="9"
          rx="1.5"
        />
      ))}
    </svg>
  );
}

const stages = ['new', 'regular', 'power', 'at_risk'] as const;

/** Where its members stand, among all places where they could. */
function Lifecycle({ described }: { readonly described: Described }) {
  const { field } = described;
  if (field.isEmpty) return null;
  const known = stages.some((stage) => stage === field.text);
  return (
    <Section title="Where they stand" field={field}>
      {known ? (
        <ol class="lifecycle">
          {stages.map((stage) => (
            <li key={stage} class={stage === field.text ? 'now' : ''} aria-current={stage === field.text || undefined}>
              {words(stage)}
            </li>
          ))}
        </ol>
      ) : (
        <Value field={field} />
      )}
      <Meaning described={described} />
    </Section>
  );
}

function Basis({ described }: { readonly described: Described }) {
  if (described.field.isEmpty) return null;
  return (
    <Section title="What they have in common" field={described.field}>
      <p>
        <b>
          <Value field={described.field} />
        </b>
      </p>
      <Meaning described={described} />
    </Section>
  );
}

/** What an enumerated value means, in the words of its schema. */
function Meaning({ described: { field, root, schemas } }: { readonly described: Described }) {
  const { description } = enumValuesOf(root, schemas).find(({ value }) => value === field.value) ?? {};
  return description ? <p class="hint">{description}</p> : null;
}

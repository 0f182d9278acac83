import type { ComponentChildren } from 'preact';
import { type Described, fieldsOf, isReference } from './described.js';
import { Legend } from './evidence.js';
import type { Field } from './field.js';
import { Body, FactList, isFact } from './generic-parts.js';
import { CardHeader, type Label, statusLabel } from './header.js';
import { Review } from './review.js';
import { Chips, Section } from './section.js';
import { Prose } from './text.js';
import type { CardModel } from './types.js';
import { words } from './words.js';

export interface CardProps {
  readonly model: CardModel;
  readonly root: Field;
}

/** The fields that every card shows at the top or at the foot, or not at all. */
const elsewhere = [
  'kind',
  '$schema',
  'id',
  'name',
  'label',
  'summary',
  'status',
  'owner',
  'tags',
  'evidence',
  'review',
] as const;

/** Names of references that say more than the key. */
const labels: Readonly<Record<string, string>> = { job: 'Job to be done', as_a: 'For', tags: 'Tags' };

/** The card of a kind without a design of its own: every field as the schema describes it. */
export function GenericCard({ model, root }: CardProps) {
  return (
    <PageFrame model={model} root={root}>
      <Glance model={model} root={root} />
      <Sections model={model} root={root} />
    </PageFrame>
  );
}

interface PageFrameProps extends CardProps {
  readonly more?: readonly Label[];
  /** The line under the name. */
  readonly role?: Field;
  /** The dial, when there is a score. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** What the cards of these kinds have in common: the top, the summary, and what the entity rests on. */
export function PageFrame(props: PageFrameProps) {
  const { model, root, more = [], role, aside } = props;
  const { entity } = model;
  return (
    <>
      <CardHeader
        entity={entity}
        root={root}
        shape="page"
        kicker={entity.schema.title ?? words(entity.kind)}
        labels={[...statusLabel(root), ...more]}
        {...(role ? { role } : {})}
        aside={aside}
      />
      <Prose field={root.get('summary')} class="lead" />
      {props.children}
      <div class="thirds">
        <Review root={root} due={model.reviewDue} />
      </div>
      {root.entries.some(([key, field]) => key !== 'evidence' && holdsSources(field, 0)) ? <Legend /> : null}
    </>
  );
}

interface PartProps extends CardProps {
  /** Fields that the card shows in a way of its own. */
  readonly without?: readonly string[];
}

/** Short facts and whom the entity refers to, under the summary. */
export function Glance({ model, root, without = [] }: PartProps) {
  const fields = fieldsOfEntity(model, root, without);
  const references = fields.filter(isReference);
  const facts = fields.filter((field) => !isReference(field) && isFact(field));
  const tags = root.get('tags').items;
  if (references.length + facts.length + tags.length === 0) return null;
  return (
    <div class="section glance">
      {references.map(({ key, field }) => (
        <Chips key={key} items={field.items} label={labels[key] ?? words(key)} />
      ))}
      <FactList facts={facts} />
      <Chips items={tags} label="Tags" />
    </div>
  );
}

/** Each longer field with its name. */
export function Sections({ model, root, without = [] }: PartProps) {
  const fields = fieldsOfEntity(model, root, without).filter((field) => !isReference(field) && !isFact(field));
  if (fields.length === 0) return null;
  return (
    <div class="sections">
      {fields.map((described) => (
        <FieldSection key={described.key} described={described} />
      ))}
    </div>
  );
}

function FieldSection({ described }: { readonly described: Described }) {
  const { key, field } = described;
  const plain = !field.isMapping && !Array.isArray(field.value);
  const wide = plain || field.isMapping || field.items.every((item) => item.isMapping && !isStatement(item));
  return (
    <Section title={words(key)} field={field} class={wide ? 'wide' : 'half'}>
      {plain ? <Prose field={field} /> : <Body described={described} depth={0} />}
    </Section>
  );
}

/** A mapping that says one thing, and perhaps how important it is and where it comes from. */
function isStatement(item: Field): boolean {
  return item.entries.filter(([key]) => key !== 'rank' && key !== 'evidence').length <= 1;
}

function fieldsOfEntity({ entity }: CardModel, root: Field, without: readonly string[]): Described[] {
  return fieldsOf({ field: root, root: entity.schema, schemas: [entity.schema] }, [...elsewhere, ...without]);
}

/** One field of an entity with what its schema says of it. */
export function fieldOf({ entity }: CardModel, root: Field, key: string): Described {
  const found = fieldsOf({ field: root, root: entity.schema, schemas: [entity.schema] }, []);
  return found.find((field) => field.key === key) ?? { key, field: root.get(key), root: entity.schema, schemas: [] };
}

function holdsSources(field: Field, depth: number): boolean {
  if (depth > 6) return false;
  if (Array.isArray(field.value)) return field.items.some((item) => holdsSources(item, depth + 1));
  return field.entries.some(([key, value]) => key === 'evidence' || holdsSources(value, depth + 1));
}

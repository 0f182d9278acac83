import type { ComponentChildren } from 'preact';
import { Evidence, SupportMark, supportOf } from './evidence.js';
import type { Field } from './field.js';
import { FoldedList } from './fold.js';
import { Origin } from './origin.js';
import { Reference, Text, Value } from './text.js';
import { words } from './words.js';

interface SectionProps {
  readonly title: string;
  /** Where the section comes from in the text. */
  readonly field?: Field;
  readonly class?: string;
  /** Says beside the heading what the block rests on; for blocks that count as claims. */
  readonly claim?: boolean;
  readonly children: ComponentChildren;
}

/** A titled part of a card. */
export function Section({ title, field, class: name, claim, children }: SectionProps) {
  return (
    <section class={`section ${name ?? ''}`.trim()} data-line={field?.line}>
      <h2>
        {title}
        {claim && field ? <SupportMark support={supportOf(field)} /> : null}
        {field ? <Origin field={field} /> : null}
      </h2>
      {children}
      {field?.isMapping ? <Evidence owner={field} /> : null}
    </section>
  );
}

interface FactsProps {
  readonly field: Field;
  /** Keys that are shown elsewhere. */
  readonly without?: readonly string[];
  /** Names that differ from the key's own words. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Values that need more than their plain words. */
  readonly formats?: Readonly<Record<string, (field: Field) => string | undefined>>;
  /** Facts that stand elsewhere in the text but belong here for a reader, with their names. */
  readonly also?: readonly (readonly [string, Field])[];
}

/** Every field of a mapping with its name, in the order of the text. */
export function Facts({ field, without = [], labels = {}, formats = {}, also = [] }: FactsProps) {
  const more = also.filter(([, value]) => !value.isEmpty);
  const lone = field.isMapping || field.isEmpty ? undefined : field.readable;
  const entries = factsOf(field, without);
  if (entries.length + more.length === 0) return lone ? <Text>{lone}</Text> : null;
  return (
    <dl class="facts">
      {entries.map(([key, value]) => {
        const format = Object.hasOwn(formats, key) ? formats[key] : undefined;
        const label = Object.hasOwn(labels, key) ? labels[key] : undefined;
        return (
          <Fact key={key} label={label ?? words(key)} field={value} within={field}>
            {format ? <Text>{format(value) ?? ''}</Text> : <Value field={value} />}
          </Fact>
        );
      })}
      {more.map(([label, value]) => (
        <Fact key={label} label={label} field={value}>
          <Text>{value.readable ?? ''}</Text>
        </Fact>
      ))}
    </dl>
  );
}

function Fact(props: {
  readonly label: string;
  readonly field: Field;
  readonly within?: Field;
  readonly children: ComponentChildren;
}) {
  return (
    <div data-line={props.field.line}>
      <dt>
        {props.label} <Origin field={props.field} within={props.within} />
      </dt>
      <dd>{props.children}</dd>
    </div>
  );
}

/** The fields of a mapping that Facts would show. */
export function factsOf(field: Field, without: readonly string[] = []): [string, Field][] {
  return field.entries.filter(([key]) => key !== 'evidence' && !without.includes(key));
}

/** Short texts side by side: ids of other entities, tags. */
export function Chips({ items, label }: { readonly items: readonly Field[]; readonly label?: string }) {
  if (items.length === 0) return null;
  return (
    <div class="chip-row">
      {label ? <span class="chip-label">{label}</span> : null}
      <FoldedList items={items} class="chips">
        {(item) => (
          <li key={item.pointer} class="chip" data-line={item.line}>
            <Reference field={item}>{item.readable ?? ''}</Reference> <Origin field={item} />
          </li>
        )}
      </FoldedList>
    </div>
  );
}

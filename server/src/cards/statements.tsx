import type { ComponentChildren } from 'preact';
import { Evidence, SupportMark, supportOf } from './evidence.js';
import type { Field } from './field.js';
import { FoldedList } from './fold.js';
import { Origin } from './origin.js';
import { Section } from './section.js';
import { Text } from './text.js';

/** Keys of a statement that are about it, and not what it says. */
const about = new Set(['rank', 'evidence', 'type', 'severity', 'impact', 'frequency', 'steps', 'permanence']);

/** The key under which a statement says what it says: its noun, or the first one with a text. */
export function statementKey(item: Field, noun: string): string | undefined {
  if (!item.get(noun).isEmpty) return noun;
  return item.entries.find(([key, value]) => !about.has(key) && value.text !== undefined)?.[0];
}

/** What a statement says: the text itself, the value of its noun, or the first text that is there. */
export function statementText(item: Field, noun: string): string {
  if (!item.isMapping) return item.readable ?? '';
  const key = statementKey(item, noun);
  return (key === undefined ? undefined : item.get(key).readable) ?? item.readable ?? '';
}

/** The statements in order of their rank; those without one keep their place after them. */
export function ranked(field: Field): Field[] {
  const rank = (item: Field) => item.get('rank').number ?? Number.POSITIVE_INFINITY;
  return field.items.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

interface StatementListProps {
  readonly field: Field;
  /** The key that holds the text when an item is a mapping. */
  readonly noun: string;
  /** Marks what each statement rests on, "nothing" included. */
  readonly claims?: boolean;
  /** Says the rank in front of each statement that has one. */
  readonly ranks?: boolean;
  /** What else an item has to say, under its text. */
  readonly more?: (item: Field) => ComponentChildren;
}

/** A list of statements, each with what it rests on. */
export function StatementList({ field, noun, claims, ranks, more }: StatementListProps) {
  return (
    <FoldedList items={ranked(field)} class={claims ? 'statements claims' : 'statements'}>
      {(item) => {
        const support = supportOf(item);
        const marked = claims || support !== 'none';
        return (
          <li key={item.pointer} class={marked ? `statement ${support}` : 'statement'} data-line={item.line}>
            {marked ? <SupportMark support={support} /> : <span class="bullet" aria-hidden="true" />}
            <div class="statement-body">
              <p class="statement-text">
                {ranks && item.get('rank').number !== undefined ? <b class="rank">{item.get('rank').number}.</b> : null}
                <Text>{statementText(item, noun)}</Text> <Origin field={item} within={field} />
              </p>
              {more?.(item)}
              <Evidence owner={item} />
            </div>
          </li>
        );
      }}
    </FoldedList>
  );
}

/** A section that holds one list of statements; nothing when the list is empty. */
export function Statements({ title, ...list }: StatementListProps & { readonly title: string }) {
  if (list.field.items.length === 0) return null;
  return (
    <Section title={title} {...(list.field.isMapping ? {} : { field: list.field })}>
      <StatementList {...list} />
    </Section>
  );
}

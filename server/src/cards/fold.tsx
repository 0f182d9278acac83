import type { ComponentChildren } from 'preact';
import type { Field } from './field.js';

/** A list longer than `most` shows its first `shown` items; so nobody unfolds a list to find one more item. */
const shown = 12;
const most = 15;

interface FoldedListProps {
  readonly items: readonly Field[];
  /** The class of the list. */
  readonly class: string;
  readonly ordered?: boolean;
  /** The `li` of an item; its place counts from 0 over the whole list. */
  readonly children: (item: Field, place: number) => ComponentChildren;
}

/** A list of any length: the items of a long one that are further down are folded away, and stay open on paper. */
export function FoldedList({ items, class: name, ordered = false, children }: FoldedListProps) {
  const List = ordered ? 'ol' : 'ul';
  if (items.length <= most) return <List class={name}>{items.map(children)}</List>;
  return (
    <>
      <List class={name}>{items.slice(0, shown).map(children)}</List>
      <details class="more">
        <summary>{items.length - shown} more</summary>
        <List class={name} {...(ordered ? { start: shown + 1 } : {})}>
          {items.slice(shown).map((item, index) => children(item, shown + index))}
        </List>
      </details>
    </>
  );
}

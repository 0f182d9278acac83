import type { Field } from './field.js';
import { grouped } from './field.js';
import { Reference, Text } from './text.js';
import { count, words } from './words.js';

/** What stands behind a statement: research, somebody's guess, or nothing of its own. */
export type Support = 'backed' | 'guess' | 'none';

/** What the evidence of a statement or a block amounts to. */
export function supportOf(owner: Field): Support {
  const items = owner.get('evidence').items;
  if (items.length === 0) return 'none';
  return items.every(isGuess) ? 'guess' : 'backed';
}

const said: Readonly<Record<Support, string>> = {
  backed: 'Backed by evidence',
  guess: 'A guess',
  none: 'No source of its own',
};

/** A shape for each kind of support, so that colour never speaks alone. */
export function SupportMark({ support }: { readonly support: Support }) {
  return (
    <svg
      class={`mark mark-${support}`}
      viewBox="0 0 12 12"
      width="12"
      height="12"
      role="img"
      aria-label={said[support]}
    >
      <title>{said[support]}</title>
      {support === 'guess' ? <path d="M6 1.2 10.8 6 6 10.8 1.2 6Z" /> : <circle cx="6" cy="6" r="4.2" />}
    </svg>
  );
}

/** The evidence of a statement or block: a line that says how strong it is, and opens to show each source. */
export function Evidence({ owner }: { readonly owner: Field }) {
  const items = owner.get('evidence').items;
  if (items.length === 0) return null;
  return (
    <details class="evidence">
      <summary>
        <Text>{summaryOf(items)}</Text>
      </summary>
      <ul>
        {items.map((item) => (
          <Source key={item.pointer} item={item} />
        ))}
      </ul>
    </details>
  );
}

/** One source with all that is known about it. `line` only where the source is written: an alias points elsewhere. */
export function Source({ item, line }: { readonly item: Field; readonly line?: number | undefined }) {
  const facts = [
    item.get('date').text,
    sample(item),
    confidence(item),
    isGuess(item) ? 'a guess, not research' : undefined,
  ].filter((fact) => fact !== undefined);
  const quote = item.get('quote').readable;
  const origin = originOf(item);
  const method = methodOf(item);
  return (
    <li data-line={line}>
      {method ? <b>{method}</b> : null}
      {method && origin ? ': ' : null}
      {origin ? <Reference field={item.get('study').link ? item.get('study') : item}>{origin}</Reference> : null}
      {facts.length > 0 ? <span class="source-facts">{facts.join(' · ')}</span> : null}
      {quote ? (
        <q class="source-quote" dir="auto">
          {quote}
        </q>
      ) : null}
    </li>
  );
}

/** Explains the marks once, at the foot of a card. */
export function Legend() {
  return (
    <p class="legend">
      {(['backed', 'guess', 'none'] as const).map((support) => (
        <span key={support}>
          <SupportMark support={support} />
          <span aria-hidden="true">{said[support]}</span>
        </span>
      ))}
    </p>
  );
}

function isGuess(item: Field): boolean {
  return item.get('inferred').value === true || item.get('method').value === 'assumption';
}

function methodOf(item: Field): string | undefined {
  const method = item.get('method').text;
  return method === undefined ? undefined : words(method);
}

function originOf(item: Field): string | undefined {
  if (!item.isMapping) return item.readable;
  return item.get('source').readable ?? item.get('study').readable;
}

function sample(item: Field): string | undefined {
  const size = item.get('sample_size').number;
  return size === undefined ? undefined : `${grouped(size)} asked`;
}

function confidence(item: Field): string | undefined {
  const text = item.get('confidence').text;
  return text === undefined ? undefined : `${text} confidence`;
}

function summaryOf(items: readonly Field[]): string {
  const [first] = items;
  if (first === undefined || items.length > 1) return count(items.length, 'source');
  const parts = [methodOf(first) ?? originOf(first) ?? 'Source', confidence(first)];
  const text = parts.filter((part) => part !== undefined).join(' · ');
  return Array.from(text).length > 60 ? `${Array.from(text).slice(0, 59).join('')}…` : text;
}

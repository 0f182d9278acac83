import { Bar } from '../../cards/figures.js';
import { Text } from '../../cards/text.js';
import type { CardLink } from '../../cards/types.js';
import { count } from '../../cards/words.js';
import { type Person, peopleOf } from '../people.js';
import { entitiesOf, type Snapshot } from '../snapshot.js';
import {
  type Cell,
  type Group,
  groupsOf,
  type Likeness,
  overlapsOf,
  type PairOverlap,
  type Row,
} from './compare-data.js';
import { EntityLink, inPreview, Nothing, Part, PersonName, viewOf } from './parts.js';
import type { View, ViewOptions } from './types.js';

type HrefOf = NonNullable<ViewOptions['hrefOf']>;

/** So many personas stand side by side; more would have no room on a page. */
export const mostCompared = 4;
/** So many shared words are named. */
const wordsShown = 10;

/**
 * Personas side by side, with what differs.
 *
 * @param ids of two to four personas, in the order in which they stand; ids of nobody are passed over
 */
export function comparisonView(
  snapshot: Snapshot,
  ids: readonly string[],
  { hrefOf = inPreview, libraryTitle }: ViewOptions = {},
): View {
  const { library, today } = snapshot;
  const all = peopleOf(snapshot, entitiesOf(snapshot));
  const people = [...new Set(ids)].flatMap((id) => all.find((person) => person.id === id) ?? []).slice(0, mostCompared);
  if (people.length < 2) {
    const children = (
      <Nothing>Choose two to four personas of this library. Those that were chosen are not there any more.</Nothing>
    );
    return viewOf({ view: 'comparison', title: 'Comparison', library, libraryTitle, children });
  }
  const groups = groupsOf({ people, library, today, hrefOf });
  return viewOf({
    view: 'comparison',
    title: namesOf(people),
    library,
    libraryTitle,
    lead: leadOf(groups),
    children: (
      <>
        <Overlaps overlaps={overlapsOf(people)} hrefOf={hrefOf} />
        <Sheet people={people} groups={groups} hrefOf={hrefOf} />
      </>
    ),
  });
}

/** "Ada, Ben and Cy" */
function namesOf(people: readonly Person[]): string {
  const names = people.map(({ name }) => name);
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function leadOf(groups: readonly Group[]): string {
  const rows = groups.flatMap((group) => group.rows);
  const same = rows.filter(({ likeness }) => likeness === 'same').length;
  const partly = rows.filter(({ likeness }) => likeness === 'partly').length;
  const some = partly > 0 ? `, ${partly} partly` : '';
  return `${count(rows.length, 'field')}: ${same} the same${some}, ${rows.length - same - partly} different.`;
}

function Overlaps({ overlaps, hrefOf }: { readonly overlaps: readonly PairOverlap[]; readonly hrefOf: HrefOf }) {
  return (
    <Part
      title="How much they say the same"
      hint="The share of common words in goals and pain points, as the rule undifferentiated counts them: from 60% on, two personas are mostly the same."
    >
      <ul class="pairs">
        {overlaps.map((pair) => (
          <li key={`${pair.one.id} ${pair.other.id}`} class={pair.tooClose ? 'too-close' : undefined}>
            <Pair pair={pair} hrefOf={hrefOf} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Pair({ pair: { one, other, overlap, words, tooClose }, hrefOf }: PairProps) {
  const rest = words.length - wordsShown;
  return (
    <>
      <p class="pair-head">
        <span>
          <EntityLink to={{ kind: 'persona', id: one.id, name: one.name }} hrefOf={hrefOf} />
          {' and '}
          <EntityLink to={{ kind: 'persona', id: other.id, name: other.name }} hrefOf={hrefOf} />
        </span>
        <b>
          {`${Math.round(overlap * 100)}%`}
          {tooClose ? <span class="warning-word"> mostly the same</span> : null}
        </b>
      </p>
      <Bar value={overlap} max={1} />
      {words.length > 0 ? (
        <p class="pair-words">
          {'Both: '}
          <Text>{words.slice(0, wordsShown).join(', ')}</Text>
          {rest > 0 ? ` and ${rest} more` : ''}
        </p>
      ) : null}
    </>
  );
}

interface PairProps {
  readonly pair: PairOverlap;
  readonly hrefOf: HrefOf;
}

function Sheet({ people, groups, hrefOf }: SheetProps) {
  return (
    <section class="section">
      <h2>Side by side</h2>
      <p class="legend-row" aria-hidden="true">
        {(['same', 'partly', 'differs', 'some'] as const).map((likeness) => (
          <span key={likeness}>
            <Sign likeness={likeness} /> {said[likeness]}
          </span>
        ))}
        <span>
          <Shared /> Also said by another
        </span>
      </p>
      <table class={`matrix compared compared-${people.length}`}>
        <thead>
          <tr>
            <th scope="col">
              <span class="sr-only">Field</span>
            </th>
            {people.map((person) => (
              <th key={person.id} scope="col">
                <PersonName person={person} hrefOf={hrefOf} />
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.title}>
            <tr class="group-row">
              <th scope="rowgroup" colSpan={people.length + 1}>
                {group.title}
              </th>
            </tr>
            {group.rows.map((row) => (
              <FieldRow key={row.key} row={row} people={people} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

interface SheetProps {
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  readonly hrefOf: HrefOf;
}

const said: Readonly<Record<Likeness, string>> = {
  same: 'The same',
  partly: 'Partly the same',
  differs: 'Different',
  some: 'Not said of all',
};

function FieldRow({
  row: { label, likeness, cells },
  people,
}: {
  readonly row: Row;
  readonly people: readonly Person[];
}) {
  return (
    <tr class={`likeness-${likeness}`}>
      <th scope="row">
        <span class="likeness">
          <Sign likeness={likeness} />
          <span>
            {label}
            <span class="sr-only">{`: ${said[likeness]}`}</span>
          </span>
        </span>
      </th>
      {cells.map((cell, index) => (
        <td key={people[index]?.id} data-label={people[index]?.name ?? ''}>
          <Content cell={cell} />
        </td>
      ))}
    </tr>
  );
}

function Content({ cell: { text, link, items } }: { readonly cell: Cell }) {
  if (items && items.length > 0) {
    return (
      <ul class="plain-list">
        {items.map((item, index) => (
          <li key={`${index} ${item.text}`} class={item.shared ? 'shared' : undefined}>
            {item.shared ? <Shared /> : null}
            <Linked text={item.text} link={item.link} />
            {item.shared ? <span class="sr-only"> (also said by another)</span> : null}
          </li>
        ))}
      </ul>
    );
  }
  if (text === undefined) {
    return (
      <span class="nothing">
        <span aria-hidden="true">–</span>
        <span class="sr-only">Not said</span>
      </span>
    );
  }
  return <Linked text={text} link={link} />;
}

function Linked({ text, link }: { readonly text: string; readonly link: CardLink | undefined }) {
  return link ? <EntityLink to={{ ...link, name: text }} hrefOf={() => link.href} /> : <Text>{text}</Text>;
}

const shapes: Readonly<Record<Likeness, string>> = {
  same: 'M2.5 5h9M2.5 9h9',
  partly: 'M2.5 8.5c1.5-3 3-3 4.5-1.5s3 1.5 4.5-1.5',
  differs: 'M2.5 5h9M2.5 9h9M9.5 2l-5 10',
  some: 'M7 4v6M4 7h6',
};

/** Equal, nearly equal, not equal, in addition: a shape for each, so that colour never speaks alone. */
function Sign({ likeness }: { readonly likeness: Likeness }) {
  return (
    <svg class={`sign sign-${likeness}`} viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
      <path d={shapes[likeness]} />
    </svg>
  );
}

/** Two rings that overlap. */
function Shared() {
  return (
    <svg class="sign shared-sign" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
      <circle cx="5" cy="7" r="3.6" />
      <circle cx="9" cy="7" r="3.6" />
    </svg>
  );
}

import { count } from '../../cards/words.js';
import type { KindName } from '../../kinds/types.js';
import { type Coverage, coverageOf, type PersonaCoverage } from '../../library/coverage.js';
import type { EntityFacts, Library } from '../../library/library.js';
import { type Person, peopleOf } from '../people.js';
import { entitiesOf } from '../snapshot.js';
import { EntityLink, inPreview, LinkList, type Named, Nothing, Part, PersonName, viewOf } from './parts.js';
import type { LibraryView, ViewOptions } from './types.js';

type HrefOf = NonNullable<ViewOptions['hrefOf']>;

/** So many jobs or stories are named in a cell. */
const named = 3;

/** Who is provided with what, and what is provided for nobody. */
export const coverageView: LibraryView = (snapshot, { hrefOf = inPreview, libraryTitle } = {}) => {
  const { library } = snapshot;
  const coverage = coverageOf(library);
  const people = new Map(peopleOf(snapshot, entitiesOf(snapshot)).map((person) => [keyOf(placeOf(person)), person]));
  const rows = coverage.personas.flatMap((row) => {
    const person = people.get(keyOf(row));
    return person ? [{ row, person }] : [];
  });
  return viewOf({
    view: 'coverage',
    title: 'Coverage',
    library,
    libraryTitle,
    lead: [rows.length > 0 ? leadOf(rows.map(({ row }) => row)) : '', leftOut(library)].filter(Boolean).join(' '),
    children: (
      <>
        {rows.length > 0 ? (
          <CoverageTable rows={rows} library={library} hrefOf={hrefOf} />
        ) : (
          <Nothing>This library has no persona in use yet. Write one, and this page says what it still lacks.</Nothing>
        )}
        <OfNobody coverage={coverage} hrefOf={hrefOf} />
      </>
    ),
  });
};

interface Row {
  readonly row: PersonaCoverage;
  readonly person: Person;
}

function placeOf({ file, entity }: Person) {
  return { uri: file.uri, document: entity.document, pointer: entity.pointer };
}

function keyOf({ uri, document, pointer }: Pick<PersonaCoverage, 'uri' | 'document' | 'pointer'>): string {
  return `${document} ${pointer} ${uri}`;
}

/** What is looked at of each persona, and whether it is there. */
const aspects = [
  { id: 'jobs', label: 'Jobs', has: (row: PersonaCoverage) => row.jobs.length > 0 },
  { id: 'stories', label: 'Stories', has: (row: PersonaCoverage) => row.stories.length > 0 },
  { id: 'messages', label: 'Messages', has: (row: PersonaCoverage) => row.messages },
  { id: 'evidence', label: 'Evidence', has: (row: PersonaCoverage) => row.evidence },
] as const;

/** "Of 4 personas to serve, 3 have jobs, 1 has stories, 4 have messages and 4 have evidence." */
function leadOf(rows: readonly PersonaCoverage[]): string {
  const served = rows.filter(({ negative }) => !negative);
  if (served.length === 0) return 'Every persona here is one that is not served.';
  const having = aspects.map(({ label, has }) => {
    const amount = served.filter(has).length;
    return `${amount} ${amount === 1 ? 'has' : 'have'} ${label.toLowerCase()}`;
  });
  return `Of ${count(served.length, 'persona')} to serve, ${having.slice(0, -1).join(', ')} and ${having.at(-1)}.`;
}

/** "2 personas that are drafts or retired are left out." */
function leftOut({ entities }: Library): string {
  const amount = entities.filter(({ kind, active }) => kind === 'persona' && !active).length;
  if (amount === 0) return '';
  return amount === 1
    ? '1 persona that is a draft or retired is left out.'
    : `${amount} personas that are drafts or retired are left out.`;
}

function CoverageTable({ rows, library, hrefOf }: TableProps) {
  return (
    <Part title="Personas">
      <table class="matrix coverage">
        <thead>
          <tr>
            <th scope="col">Persona</th>
            {aspects.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, person }) => (
            <tr key={keyOf(row)}>
              <th scope="row">
                <PersonName person={person} hrefOf={hrefOf} />
              </th>
              <IdsCell label="Jobs" kind="jtbd" ids={row.jobs} row={row} library={library} hrefOf={hrefOf} />
              <IdsCell label="Stories" kind="story" ids={row.stories} row={row} library={library} hrefOf={hrefOf} />
              <YesCell label="Messages" yes={row.messages} row={row} />
              <YesCell label="Evidence" yes={row.evidence} row={row} />
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

interface TableProps {
  readonly rows: readonly Row[];
  readonly library: Library;
  readonly hrefOf: HrefOf;
}

interface CellProps {
  readonly label: string;
  readonly row: PersonaCoverage;
}

function IdsCell({ label, kind, ids, row, library, hrefOf }: CellProps & IdsProps) {
  if (ids.length === 0) return <Missing label={label} row={row} />;
  const all = ids.map((id) => ({ kind, id, name: library.namesOf(kind, id)[0] ?? id }));
  return (
    <td data-label={label} class="has">
      <Mark has />
      <b class="amount">{ids.length}</b> <LinkList all={all} most={named} hrefOf={hrefOf} />
    </td>
  );
}

interface IdsProps {
  readonly kind: KindName;
  readonly ids: readonly string[];
  readonly library: Library;
  readonly hrefOf: HrefOf;
}

function YesCell({ label, yes, row }: CellProps & { readonly yes: boolean }) {
  if (!yes) return <Missing label={label} row={row} />;
  return (
    <td data-label={label} class="has">
      <Mark has />
      Yes
    </td>
  );
}

/** Of whom is not served nothing is expected: that it lacks something is no gap. */
function Missing({ label, row: { negative } }: CellProps) {
  return (
    <td data-label={label} class={negative ? 'nothing' : 'lacks'}>
      {negative ? (
        'Not needed'
      ) : (
        <>
          <Mark has={false} />
          None
        </>
      )}
    </td>
  );
}

/** A tick, or an empty ring: the word beside it says the same. */
function Mark({ has }: { readonly has: boolean }) {
  return (
    <svg class={has ? 'tick' : 'tick tick-none'} viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
      {has ? <path d="M2.5 7.5 5.5 10.5 11.5 3.5" /> : <circle cx="7" cy="7" r="4.5" />}
    </svg>
  );
}

function OfNobody({ coverage, hrefOf }: { readonly coverage: Coverage; readonly hrefOf: HrefOf }) {
  const { jobsOfNobody, storiesOfNobody } = coverage;
  if (jobsOfNobody.length + storiesOfNobody.length === 0) return null;
  return (
    <div class="columns even">
      <div class="column">
        <Orphans title="Jobs that nobody performs" all={jobsOfNobody} hrefOf={hrefOf} />
      </div>
      <div class="column">
        <Orphans title="Stories that nobody tells" all={storiesOfNobody} hrefOf={hrefOf} />
      </div>
    </div>
  );
}

function Orphans({ title, all, hrefOf }: OrphansProps) {
  if (all.length === 0) return null;
  return (
    <Part
      title={`${title} (${all.length})`}
      hint="None of them names a persona that is in use: name one, or take them out of use."
    >
      <ul class="plain-list">
        {all.map((facts) => (
          <li key={keyOf(facts)}>
            <EntityLink to={namedBy(facts)} hrefOf={hrefOf} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

interface OrphansProps {
  readonly title: string;
  readonly all: readonly EntityFacts[];
  readonly hrefOf: HrefOf;
}

function namedBy({ kind, id, name }: EntityFacts): Named {
  return { kind, id, name: name ?? id ?? 'Unnamed' };
}

import type { ReviewDue } from '../../cards/types.js';
import { words } from '../../cards/words.js';
import { reviewDue, titleOf } from '../../features/card.js';
import { field, isRecord, text } from '../../kinds/read.js';
import { type Severity, severities } from '../../library/config.js';
import { type EvidenceItem, evidenceItems } from '../../library/evidence.js';
import { isActive, type Library } from '../../library/library.js';
import { daysBetween } from '../../rules/dates.js';
import type { LibraryHealth } from '../../scores/health.js';
import { healthOf, type Person, peopleOf } from '../people.js';
import { entitiesOf, type Shown, type Snapshot } from '../snapshot.js';
import type { Named } from './parts.js';

/** Everything that the dashboard shows. */
export interface Dashboard {
  /** Every entity in use, by kind; for the line under the title. */
  readonly entities: number;
  readonly health?: LibraryHealth;
  /** The active personas that have a readiness, the best first. */
  readonly personas: readonly Person[];
  readonly reviews: readonly Review[];
  /** How many entities in use were never reviewed. */
  readonly unreviewed: readonly Named[];
  readonly findings: readonly FindingRow[];
  readonly methods: readonly EvidenceRow[];
  readonly ages: readonly EvidenceRow[];
  readonly gaps: readonly GapRow[];
}

export interface Review extends ReviewDue {
  readonly of: Named;
}

/** What one rule finds in the library. */
export interface FindingRow {
  readonly rule: string;
  readonly severity: Severity;
  readonly count: number;
  /** The entities that it speaks of, each once. */
  readonly at: readonly Named[];
}

/** Evidence of one sort: how many sources, and how many statements and entities name them. */
export interface EvidenceRow {
  readonly label: string;
  readonly sources: number;
  readonly uses: number;
}

/** The next best step for a part of a persona. */
export interface GapRow {
  readonly person: Person;
  readonly action: string;
  /** Points of the persona's readiness. */
  readonly gain: number;
  /** What it would add to the health of the library. */
  readonly worth: number;
}

/** Gathers what the dashboard shows. */
export function dashboardOf(snapshot: Snapshot): Dashboard {
  const { library, today } = snapshot;
  const shown = entitiesOf(snapshot);
  const people = peopleOf(snapshot, shown);
  const health = healthOf(snapshot, people);
  const inUse = shown.filter(({ entity }) => isActive(entity));
  const reviews = inUse.flatMap(({ entity, file }) => {
    const due = reviewDue(entity, library, today);
    return due ? [{ ...due, of: namedBy({ entity, file }) }] : [];
  });
  const sources = sourcesOf(inUse, library);
  return {
    entities: shown.length,
    ...(health ? { health } : {}),
    personas: people
      .filter(({ active, scores }) => active && scores.readiness)
      .toSorted((a, b) => scoreOf(b) - scoreOf(a) || (a.name < b.name ? -1 : 1)),
    reviews: reviews.toSorted((a, b) => a.daysLeft - b.daysLeft),
    unreviewed: inUse.filter(isReviewable).map(namedBy),
    findings: findingsOf(snapshot),
    methods: byMethod(sources),
    ages: byAge(sources, today),
    gaps: gapsOf(people),
  };
}

/** A persona's readiness, 0-100. */
export function scoreOf({ scores }: Person): number {
  return scores.readiness?.score ?? 0;
}

function namedBy({ entity, file }: Pick<Shown, 'entity' | 'file'>): Named {
  return { kind: entity.kind, id: entity.id, name: titleOf(entity, file.uri) };
}

/** Whether an entity could say when it was reviewed, and does not: its schema has the field. */
function isReviewable({ entity }: Shown): boolean {
  const properties = isRecord(entity.schema.properties) ? entity.schema.properties : {};
  return Object.hasOwn(properties, 'review') && text(field(entity.data.review, 'last')) === undefined;
}

function findingsOf({ files }: Snapshot): FindingRow[] {
  const rows = new Map<string, FindingRow & { count: number; readonly at: Named[] }>();
  for (const { file, findings } of files) {
    for (const { rule, severity, channel, entity } of findings) {
      if (channel !== 'finding') continue;
      const key = `${severity} ${rule}`;
      const row = rows.get(key) ?? { rule, severity, count: 0, at: [] };
      row.count += 1;
      const at = entity && namedBy({ entity, file });
      if (at && !row.at.some(({ kind, id, name }) => kind === at.kind && id === at.id && name === at.name))
        row.at.push(at);
      rows.set(key, row);
    }
  }
  return [...rows.values()].sort(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      b.count - a.count ||
      (a.rule < b.rule ? -1 : 1),
  );
}

/** A source, whoever names it. */
interface Source {
  readonly method?: string;
  readonly date?: string;
  uses: number;
}

/** Every source of the evidence of these entities, at any depth; the same study is one source, however often named. */
function sourcesOf(shown: readonly Shown[], library: Library): Source[] {
  const sources = new Map<string, Source>();
  for (const { entity } of shown) {
    for (const item of evidenceIn(entity.data)) {
      const { key, method, date } = sourceOf(item, library);
      const known = sources.get(key) ?? { ...(method ? { method } : {}), ...(date ? { date } : {}), uses: 0 };
      known.uses += 1;
      sources.set(key, known);
    }
  }
  return [...sources.values()];
}

function* evidenceIn(value: unknown, depth = 0): Generator<EvidenceItem> {
  if (depth > 20 || typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'evidence' && !Array.isArray(value)) yield* evidenceItems(inner);
    else if (!/^x[_-]/.test(key)) yield* evidenceIn(inner, depth + 1);
  }
}

function sourceOf(item: EvidenceItem, library: Library): { key: string; method?: string; date?: string } {
  const id = isRecord(item) ? text(field(item, 'study')) : item;
  const study = id === undefined ? undefined : library.study(id)?.credentials;
  const method = text(field(item, 'method')) ?? text(field(study, 'method'));
  const date = text(field(item, 'date')) ?? text(field(study, 'date'));
  const guess = isRecord(item) && field(item, 'inferred') === true;
  const key = id === undefined ? `inline ${JSON.stringify(item)}` : `study ${id}`;
  return { key, ...(guess ? { method: 'assumption' } : method ? { method } : {}), ...(date ? { date } : {}) };
}

function byMethod(sources: readonly Source[]): EvidenceRow[] {
  const rows = grouped(sources, ({ method }) => (method === undefined ? 'Method not said' : words(method)));
  return rows.sort((a, b) => b.uses - a.uses || (a.label < b.label ? -1 : 1));
}

/** Up to so many days; what people rely on ages within about two years. */
const ages = [
  { label: 'Up to half a year', days: 183 },
  { label: 'Up to a year', days: 366 },
  { label: 'Up to two years', days: 731 },
] as const;
const older = 'Older';
const undated = 'Date not said';

function byAge(sources: readonly Source[], today: string): EvidenceRow[] {
  const rows = grouped(sources, ({ date }) => {
    const age = date === undefined ? undefined : daysBetween(fullDate(date), today);
    if (age === undefined) return undated;
    return ages.find(({ days }) => age <= days)?.label ?? older;
  });
  const order = [...ages.map(({ label }) => label as string), older, undated];
  return rows.sort((a, b) => order.indexOf(a.label) - order.indexOf(b.label));
}

/** A month or a year counts from its first day. */
function fullDate(date: string): string {
  if (/^\d{4}$/.test(date)) return `${date}-01-01`;
  return /^\d{4}-\d{2}$/.test(date) ? `${date}-01` : date;
}

function grouped(sources: readonly Source[], labelOf: (source: Source) => string): EvidenceRow[] {
  const rows = new Map<string, EvidenceRow>();
  for (const source of sources) {
    const label = labelOf(source);
    const row = rows.get(label) ?? { label, sources: 0, uses: 0 };
    rows.set(label, { label, sources: row.sources + 1, uses: row.uses + source.uses });
  }
  return [...rows.values()];
}

/** The next steps of all personas in use, by what they add to the health of the library. */
function gapsOf(people: readonly Person[]): GapRow[] {
  const scored = people.filter(({ active, scores }) => active && scores.readiness);
  const total = scored.reduce((sum, { tier }) => sum + weightOf(tier), 0);
  return scored
    .flatMap((person) =>
      (person.scores.readiness?.parts ?? []).flatMap(({ next }) =>
        next
          ? [{ person, action: next.action, gain: next.gain, worth: (weightOf(person.tier) * next.gain) / total }]
          : [],
      ),
    )
    .sort((a, b) => b.worth - a.worth || b.gain - a.gain);
}

/** As the health of a library counts them. */
function weightOf(tier: number | undefined): number {
  if (tier === 1) return 3;
  return tier === 2 ? 2 : 1;
}

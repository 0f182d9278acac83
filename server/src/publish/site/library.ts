import { nameOf } from '../../cards/header.js';
import type { CardModel } from '../../cards/types.js';
import { type CardSource, cardModel } from '../../features/card.js';
import { text } from '../../kinds/read.js';
import { kindOf } from '../../kinds/registry.js';
import { type Kind, type KindName, kindNames } from '../../kinds/types.js';
import { tierOf } from '../../library/facts.js';
import { isActive, isNegative } from '../../library/library.js';
import { entitiesOf, type Shown, type Snapshot } from '../snapshot.js';
import { pathsOf } from './paths.js';

type HrefOf = NonNullable<CardSource['hrefOf']>;

/** An entity and its page. */
export interface Entry extends Shown {
  /** From the site's folder. */
  readonly path: string;
  readonly name: string;
  /** Who or what it is in one line; may be empty. */
  readonly line: string;
  readonly active: boolean;
}

/** The entities of one kind, in the order in which they are listed. */
export interface KindList {
  readonly kind: Kind;
  /** "Personas". */
  readonly label: string;
  readonly entries: readonly Entry[];
}

/** Everything that the pages of a site are made of. */
export interface SiteLibrary {
  readonly title: string;
  readonly snapshot: Snapshot;
  /** Kinds without an entity are left out. */
  readonly lists: readonly KindList[];
  readonly entries: readonly Entry[];
  /** The page that an id leads to. */
  pathOf(kind: KindName, id: string): string | undefined;
  /** What an `img` shows for a picture, as an address from the site's folder or as `data:`. */
  pictureOf(uri: string, source: string): string | undefined;
}

const plurals: Readonly<Partial<Record<KindName, string>>> = {
  jtbd: 'Jobs to be done',
  story: 'User stories',
  swot: 'SWOT analyses',
  pestel: 'PESTEL analyses',
  study: 'Studies',
  glossary: 'Glossaries',
};

/** What several of a kind are called: "Personas". */
export function pluralOf(kind: KindName): string {
  return plurals[kind] ?? `${kindOf(kind).label}s`;
}

/** Sorts a snapshot into pages. */
export function siteLibrary(snapshot: Snapshot, title: string, pictureOf: SiteLibrary['pictureOf']): SiteLibrary {
  const shown = entitiesOf(snapshot);
  const paths = pathsOf(shown);
  const byId = new Map<string, string>();
  const entries = shown.map((one): Entry => {
    const { entity } = one;
    const path = paths.get(one) ?? '';
    const key = `${entity.kind} ${entity.id}`;
    if (entity.id !== undefined && !byId.has(key)) byId.set(key, path);
    return { ...one, path, name: nameOf(entity), line: lineOf(one), active: isActive(entity) };
  });
  const lists = kindNames
    .map((name) => ({
      kind: kindOf(name),
      label: pluralOf(name),
      entries: entries.filter(({ entity }) => entity.kind === name).sort(compare),
    }))
    .filter((list) => list.entries.length > 0);
  return {
    title,
    snapshot,
    lists,
    entries: lists.flatMap((list) => list.entries),
    pathOf: (kind, id) => byId.get(`${kind} ${id}`),
    pictureOf,
  };
}

/** The card of an entry, with what it inherits. Faults are the authors' business, and left out. */
export function modelOf(
  { snapshot: { library, today }, pictureOf }: SiteLibrary,
  entry: Entry,
  hrefOf: HrefOf,
  wayTo: (path: string) => string,
): CardModel {
  const { file, entity, scores } = entry;
  const model = cardModel({
    file,
    findings: [],
    library,
    entity,
    scores,
    today,
    hrefOf,
    effective: entity.kind === 'persona' && entity.data.parent !== undefined,
    pictureOf: (source) => {
      const picture = pictureOf(file.uri, source);
      return picture?.startsWith('data:') ? picture : picture && wayTo(picture);
    },
  });
  // Lines of a source that readers do not have.
  return { ...model, lineOf: () => undefined };
}

/** Where a persona stands in lists: those to serve by tier, then those without one, then those not to serve. */
export function rankOf({ entity }: Shown): number {
  if (entity.kind !== 'persona') return 0;
  return isNegative(entity) ? 9 : (tierOf(entity.data.priority) ?? 8);
}

function compare(one: Entry, other: Entry): number {
  const byRank = Number(other.active) - Number(one.active) || rankOf(one) - rankOf(other);
  return byRank || compareTexts(one.name, other.name) || compareTexts(one.path, other.path);
}

/** By alphabet, numbers by size; the same on every machine, unlike what a locale says. */
export function compareTexts(one: string, other: string): number {
  const [a, b] = [sortable(one), sortable(other)];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function sortable(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.padStart(12, '0'));
}

/** What says best in one line what an entity is about, the best first. */
const telling = ['role', 'statement', 'i_want', 'summary', 'subject', 'scenario', 'purpose', 'goal', 'narrative'];

function lineOf({ entity: { data } }: Shown): string {
  for (const key of telling) {
    const said = text(data[key]);
    if (said !== undefined) return clipped(said, 140);
  }
  return '';
}

/** The beginning of a text, cut between words. */
export function clipped(said: string, most: number): string {
  const flat = said.replace(/\s+/g, ' ').trim();
  if (flat.length <= most) return flat;
  const cut = flat.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).replace(/[\s,;:.–-]+$/, '')} …`;
}

/** The path of an entity's file from the library's folder. */
export function sourceOf({ snapshot: { library } }: SiteLibrary, { file: { uri } }: Shown): string {
  const path = uri.startsWith(`${library.root}/`) ? uri.slice(library.root.length + 1) : uri.replace(/^.*\//, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

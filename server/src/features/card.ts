import { renderEmpty } from '../cards/empty.js';
import { hasCanvas, renderCard } from '../cards/render.js';
import type { CardLayout, CardLink, CardModel, ReviewDue } from '../cards/types.js';
import type { Lines, Position, Range } from '../document/lines.js';
import { locate } from '../document/pointer.js';
import { baseName } from '../kinds/claim.js';
import { field, present, text } from '../kinds/read.js';
import { kindOf } from '../kinds/registry.js';
import type { Entity, KindName, PersonaFile } from '../kinds/types.js';
import { severities } from '../library/config.js';
import { effectiveEntity, originsOf } from '../library/effective.js';
import type { Library } from '../library/library.js';
import { namedData } from '../library/named-data.js';
import { cadenceOf, daysOf } from '../rules/cadence.js';
import { daysAfter, daysBetween } from '../rules/dates.js';
import type { Finding } from '../rules/types.js';
import type { Scores } from '../scores/index.js';
import { usersOf } from './card-users.js';

/** A card and what to call it. */
export interface Card {
  readonly title: string;
  readonly html: string;
  /** Where the entity stands in its file. */
  readonly range: Range;
  /** Whether it may look different with what the entity inherits. */
  readonly inherits?: boolean;
  /** Whether it can be laid out as a canvas too. */
  readonly canvas?: boolean;
}

/** How a card is shown, beside whose it is. */
export interface ShownAs {
  /** ISO date, to say which reviews are due. */
  readonly today?: string;
  readonly layout?: CardLayout;
  /** What an `img` may show for a picture that a file names. */
  readonly pictureOf?: (uri: string, source: string) => string | undefined;
}

/**
 * The card of the entity at a position; of the first entity without one. A file of ours without any gets a page that
 * says what to do. `effective` shows a persona with what it inherits. Nothing for a config file and for files of others: the preview keeps showing what it showed.
 */
export function card(
  file: PersonaFile,
  findings: readonly Finding[],
  library: Library,
  scoresOf: (entity: Entity) => Scores,
  position?: Position,
  effective = false,
  shownAs: ShownAs = {},
): Card | undefined {
  const entity = entityUnder(file, position ? file.parsed.lines.offsetAt(position) : 0);
  if (!entity) return emptyCard(file, findings);
  if (entity.kind === 'config') return undefined;
  const { today, layout, pictureOf } = shownAs;
  const scores = scoresOf(entity);
  const model = cardModel({
    file,
    findings,
    library,
    entity,
    scores,
    effective,
    hrefOf: inPreview,
    ...(today ? { today } : {}),
    ...(pictureOf ? { pictureOf: (source) => pictureOf(file.uri, source) } : {}),
  });
  const inherits = entity.kind === 'persona' && present(entity.data.parent);
  return {
    title: titleOf(entity, file.uri),
    html: renderCard(model, layout ? { layout } : {}),
    range: file.parsed.lines.range(entity.node.span),
    ...(inherits ? { inherits } : {}),
    ...(hasCanvas(entity) ? { canvas: true } : {}),
  };
}

/** What a card is made of, and where it is shown. */
export interface CardSource {
  readonly file: PersonaFile;
  readonly findings: readonly Finding[];
  readonly library: Library;
  readonly entity: Entity;
  readonly scores: Scores;
  /** Show a persona with what it inherits. */
  readonly effective?: boolean;
  /** ISO date, to say which reviews are due. */
  readonly today?: string;
  /** Where an entity is shown; without it, or where it says nothing, names are no links. */
  readonly hrefOf?: (kind: KindName, id: string) => string | undefined;
  /** What an `img` may show for a picture that the entity names. */
  readonly pictureOf?: (source: string) => string | undefined;
}

/** Everything that the card of an entity shows, with the names of whom it refers to in place of their ids. */
export function cardModel(source: CardSource): CardModel {
  const { file, findings, library, entity, scores, effective = false, today, hrefOf, pictureOf } = source;
  const { readiness, accounts, opportunities, fit, maturities } = scores;
  const { lines } = file.parsed;
  const due = today === undefined ? undefined : reviewDue(entity, library, today);
  const shown = effective ? effectiveEntity(library, file.uri, entity) : entity;
  return {
    entity: { ...entity, data: namedData(shown, library) },
    lineOf: (pointer) => lineOf(entity, pointer, lines),
    ...(hrefOf ? { linkOf: linksOf(library, file.uri, entity, hrefOf) } : {}),
    ...(pictureOf ? { pictureOf } : {}),
    ...(effective ? { inheritedFrom: originsOf(library, file.uri, entity) } : {}),
    ...(due ? { reviewDue: due } : {}),
    ...(readiness ? { readiness } : {}),
    ...(accounts ? { accounts } : {}),
    ...(opportunities ? { opportunities } : {}),
    ...(fit ? { fit } : {}),
    ...(maturities ? { maturities } : {}),
    ...(entity.kind === 'study' && entity.id !== undefined
      ? { usedBy: usersOf(library, entity.kind, entity.id, hrefOf) }
      : {}),
    findings: notes(
      findings.filter((finding) => finding.entity === entity),
      lines,
    ),
  };
}

/** What an entity is called where it is shown alone. */
export function titleOf(entity: Entity, uri: string): string {
  return entity.name ?? entity.id ?? baseName(uri);
}

/** An anchor that the script of the preview takes for "open whom this refers to". */
function inPreview(kind: KindName, id: string): string {
  return `#${kind}/${encodeURIComponent(id)}`;
}

function emptyCard({ uri, claim, misfits, parsed }: PersonaFile, findings: readonly Finding[]): Card | undefined {
  if (!claim.claimed || claim.kind === 'config') return undefined;
  const html = renderEmpty({
    ...(claim.kind ? { expected: inSentence(kindOf(claim.kind).label) } : {}),
    blank: misfits.some(({ code }) => code === 'empty'),
    findings: notes(findings, parsed.lines),
  });
  return { title: baseName(uri), html, range: parsed.lines.range({ start: 0, end: 0 }) };
}

/** "User story" within a sentence: "user story"; "SWOT analysis" stays. */
function inSentence(label: string): string {
  return /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** The entity around an offset, else the last one that begins before it, else the first. */
export function entityUnder(file: PersonaFile, offset: number): Entity | undefined {
  const { entities } = file;
  const around = entities.findLast(({ node }) => offset >= node.span.start && offset <= node.span.end);
  return around ?? entities.findLast(({ node }) => node.span.start <= offset) ?? entities[0];
}

function lineOf(entity: Entity, pointer: string, lines: Lines): number | undefined {
  const found = locate(entity.node, pointer);
  return found && lines.lineAt((found.key ?? found.node).span.start);
}

/** The entities that an entity refers to, by the pointer of the reference; only those that the library has. */
function linksOf(
  library: Library,
  uri: string,
  entity: Entity,
  hrefOf: NonNullable<CardSource['hrefOf']>,
): (pointer: string) => CardLink | undefined {
  const { links } = library;
  const known = new Map<string, CardLink>();
  for (const { from, kind, id, pointer } of links.of(uri).references) {
    if (from.document !== entity.document || from.pointer !== entity.pointer) continue;
    const href = links.declarations(kind, id).length > 0 ? hrefOf(kind, id) : undefined;
    if (href !== undefined) known.set(pointer, { kind, id, href });
  }
  return (pointer) => known.get(pointer);
}

/** When the last review of an entity in use runs out; nothing when there was none. */
export function reviewDue(entity: Entity, { config }: Library, today: string): ReviewDue | undefined {
  const last = text(field(entity.data.review, 'last'));
  const age = last === undefined ? undefined : daysBetween(last, today);
  const status = text(entity.data.status) ?? 'active';
  if (last === undefined || age === undefined || status !== 'active') return undefined;
  const lasts = daysOf[cadenceOf(entity, config)];
  const due = daysAfter(last, lasts);
  return due === undefined ? undefined : { due, daysLeft: lasts - age };
}

function notes(findings: readonly Finding[], lines: Lines): CardModel['findings'] {
  return findings
    .filter((finding) => finding.channel === 'finding')
    .map(({ severity, message, span }) => ({ severity, message, line: lines.lineAt(span.start) }))
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

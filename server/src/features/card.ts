import { renderCard } from '../cards/render.js';
import type { CardModel } from '../cards/types.js';
import type { Lines, Position } from '../document/lines.js';
import { locate } from '../document/pointer.js';
import { baseName } from '../kinds/claim.js';
import type { Entity, PersonaFile } from '../kinds/types.js';
import { severities } from '../library/config.js';
import type { Library } from '../library/library.js';
import { namedData } from '../library/named-data.js';
import type { Finding } from '../rules/types.js';
import type { Scores } from '../scores/index.js';

/** A card and what to call it. */
export interface Card {
  readonly title: string;
  readonly html: string;
}

/** The card of the entity at a position; of the first entity without one. Nothing when the file holds no entity. */
export function card(
  file: PersonaFile,
  findings: readonly Finding[],
  library: Library,
  scoresOf: (entity: Entity) => Scores,
  position?: Position,
): Card | undefined {
  const entity = entityUnder(file, position ? file.parsed.lines.offsetAt(position) : 0);
  // A config file has no card; the preview keeps showing what it showed.
  if (!entity || entity.kind === 'config') return undefined;
  const { readiness, accounts, opportunities } = scoresOf(entity);
  const { lines } = file.parsed;
  const model: CardModel = {
    entity: { ...entity, data: namedData(entity, library) },
    lineOf: (pointer) => lineOf(entity, pointer, lines),
    ...(readiness ? { readiness } : {}),
    ...(accounts ? { accounts } : {}),
    ...(opportunities ? { opportunities } : {}),
    findings: notes(entity, findings, lines),
  };
  return { title: entity.name ?? entity.id ?? baseName(file.uri), html: renderCard(model) };
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

function notes(entity: Entity, findings: readonly Finding[], lines: Lines): CardModel['findings'] {
  return findings
    .filter((finding) => finding.channel === 'finding' && finding.entity === entity)
    .map(({ severity, message, span }) => ({ severity, message, line: lines.lineAt(span.start) }))
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

import type { Position } from '../document/lines.js';
import { kindOfName } from '../kinds/registry.js';
import type { Entity, PersonaFile } from '../kinds/types.js';
import type { StatusResult } from '../protocol.js';
import type { Scores } from '../scores/index.js';
import { entityUnder } from './card.js';

const howToClaim = 'To have it served, end its name in `.persona.yaml`, or include it in personas.config.yaml.';

/** What the status bar says of a file: the readiness or the kind of the entity at a position, or why it is not served. */
export function status(file: PersonaFile, scoresOf: (entity: Entity) => Scores, position?: Position): StatusResult {
  if (!file.claim.claimed) {
    const { why } = file.claim;
    const how = why.includes('personas.config.yaml') ? '' : ` ${howToClaim}`;
    return { claimed: false, text: 'Not a persona file', detail: why + how };
  }
  const entity = entityUnder(file, position ? file.parsed.lines.offsetAt(position) : 0);
  if (!entity) return { claimed: true, text: 'Nothing to show yet' };
  const name = entity.name ?? entity.id ?? '';
  const { readiness } = scoresOf(entity);
  const kind = kindOfName(entity.kind)?.label ?? entity.kind;
  if (!readiness) return { claimed: true, text: kind, detail: name };
  return { claimed: true, text: `Readiness ${readiness.score}/100`, detail: `${name}, grade ${readiness.grade}` };
}

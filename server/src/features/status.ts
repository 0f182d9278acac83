import type { Position } from '../document/lines.js';
import { kindOf, kindOfName } from '../kinds/registry.js';
import type { Claim, Entity, PersonaFile } from '../kinds/types.js';
import type { Library } from '../library/library.js';
import type { StatusResult } from '../protocol.js';
import type { Scores } from '../scores/index.js';
import { entityUnder } from './card.js';
import { mayBeClaimed } from './claim.js';

/**
 * What the status bar says of a file: the readiness or the kind of the entity at a position and why the file is checked,
 * or why it is not.
 */
export function status(
  file: PersonaFile,
  library: Library,
  scoresOf: (entity: Entity) => Scores,
  position?: Position,
): StatusResult {
  const { claim } = file;
  if (!claim.claimed) {
    const silent = mayBeClaimed(file, library) ? {} : { silent: true };
    return { claimed: false, text: 'Not a persona file', why: claim.why.replaceAll('`', ''), ...silent };
  }
  const why = evidenceFor(claim);
  const entity = entityUnder(file, position ? file.parsed.lines.offsetAt(position) : 0);
  if (!entity) return { claimed: true, text: 'Nothing to show yet', why };
  const name = entity.name ?? entity.id;
  const { readiness } = scoresOf(entity);
  const kind = kindOfName(entity.kind)?.label ?? entity.kind;
  const text = readiness ? `Readiness ${readiness.score}/100` : kind;
  const detail = [name, readiness ? `grade ${readiness.grade}` : undefined].filter((part) => part !== undefined);
  return { claimed: true, text, ...(detail.length > 0 ? { detail: detail.join(', ') } : {}), why };
}

/** Why a file is checked. */
function evidenceFor(claim: Extract<Claim, { claimed: true }>): string {
  switch (claim.by) {
    case 'suffix': {
      const suffix = claim.kind ? kindOf(claim.kind).suffix : undefined;
      return suffix ? `Checked: its name ends in .${suffix}.yaml.` : 'Checked: it holds the settings of a library.';
    }
    case 'kind':
      return 'Checked: kind and id stand at its top.';
    case 'config':
      return `Checked: personas.config.yaml includes ${claim.glob ?? 'it'}.`;
    case 'modeline':
      return 'Checked: a comment in it names a schema for personas.';
    case 'schema':
      return 'Checked: its $schema names a schema for personas.';
    case 'language':
      return 'Checked: its language is set to Persona YAML.';
  }
}

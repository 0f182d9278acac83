import type { Position } from '../document/lines.js';
import { kindOf, kindOfName } from '../kinds/registry.js';
import type { Claim, Entity, PersonaFile } from '../kinds/types.js';
import type { Library } from '../library/library.js';
import type { StatusResult } from '../protocol.js';
import type { Scores } from '../scores/index.js';
import { entityUnder } from './card.js';
import { mayBeClaimed } from './claim.js';

const howToClaim = 'To have it checked, end its name in .persona.yaml, or include it in personas.config.yaml.';

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
    const why = claim.why.replaceAll('`', '');
    const how = why.includes('personas.config.yaml') || why.includes('exclude') ? '' : ` ${howToClaim}`;
    const silent = mayBeClaimed(file, library) ? {} : { silent: true };
    return { claimed: false, text: 'Not a persona file', detail: why + how, ...silent };
  }
  const evidence = evidenceFor(claim);
  const entity = entityUnder(file, position ? file.parsed.lines.offsetAt(position) : 0);
  if (!entity) return { claimed: true, text: 'Nothing to show yet', detail: evidence };
  const name = entity.name ?? entity.id;
  const { readiness } = scoresOf(entity);
  const kind = kindOfName(entity.kind)?.label ?? entity.kind;
  const text = readiness ? `Readiness ${readiness.score}/100` : kind;
  const what = [name, readiness ? `grade ${readiness.grade}` : undefined].filter((part) => part !== undefined);
  return { claimed: true, text, detail: [...(what.length > 0 ? [`${what.join(', ')}.`] : []), evidence].join(' ') };
}

/** Why a file is checked. */
function evidenceFor(claim: Extract<Claim, { claimed: true }>): string {
  switch (claim.by) {
    case 'suffix': {
      const suffix = claim.kind ? kindOf(claim.kind).suffix : undefined;
      return suffix ? `Checked because its name ends in .${suffix}.yaml.` : 'Checked because of its name.';
    }
    case 'kind':
      return 'Checked because kind and id stand at its top.';
    case 'config':
      return `Checked because personas.config.yaml includes ${claim.glob ?? 'it'}.`;
    case 'modeline':
      return 'Checked because a comment in it names a schema for personas.';
    case 'schema':
      return 'Checked because its $schema names a schema for personas.';
    case 'language':
      return 'Checked because its language is set to Persona YAML.';
  }
}

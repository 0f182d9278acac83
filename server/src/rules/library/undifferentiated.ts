import { insertPairs } from '../../document/edits.js';
import type { Entity, PersonaFile } from '../../kinds/types.js';
import { isActive } from '../../library/library.js';
import { leastSimilar, type Near } from '../../library/neighbours.js';
import { anchorSpan } from '../../library/place.js';
import { sharedWords, statementsOfPersona, stemsOfPersona } from '../../library/words.js';
import type { Fix, Related, Rule, RuleContext, RuleOption } from '../types.js';
import { isWritten } from '../unread.js';
import { listed } from '../words.js';
import { descends } from './kinship.js';
import { isBefore, isPlaceOf, placeOf, relatedTo } from './library-ids.js';

/** FORMAT section 7, "Overlap". What it means on real personas is told on the rule's page. */
export const mostlyTheSame = 0.6;

const overlap: RuleOption<number> = {
  name: 'overlap',
  description: 'From which share of common words on two personas count as the same, 0.3 to 1.',
  schema: { type: 'number', minimum: leastSimilar, maximum: 1 },
  default: mostlyTheSame,
};

const wordsShown = 6;
/** Larger than what adding floats gets wrong. */
export const tolerance = 1e-9;

export const undifferentiated: Rule = {
  meta: {
    id: 'undifferentiated',
    summary: 'Two active personas whose goals and pain points mostly say the same.',
    kinds: ['persona'],
    fields: { persona: ['goals', 'pain_points'] },
    severity: 'warning',
    channel: 'finding',
    fix: 'Makes the later of the two a child of the other.',
    options: [overlap],
    supersedes: ['identical-item-across'],
    inDrafts: 'silent',
  },
  create: (context) => ({
    entity(entity) {
      const { file, library, report } = context;
      const said = statementsOfPersona(entity);
      if (!library.complete || !isActive(entity) || said.length === 0) return;
      const least = context.option(overlap) - tolerance;
      const near = library
        .similar(placeOf(file, entity), stemsOfPersona(entity), least)
        .filter((one) => !descends(library, file.uri, entity, one.neighbour.id));
      const [closest] = near;
      if (!closest) return;
      const words = sharedWords(said, closest.neighbour.stems);
      const shown = words.slice(0, wordsShown).map((word) => `“${word}”`);
      const rest = words.length - shown.length;
      const shared = listed(rest > 0 ? [...shown, `${rest} more`] : shown, 'and');
      const others = near.length > 1 ? ` and ${near.length - 1} more` : '';
      report({
        message: `Goals and pain points share ${percent(closest)} of their words with those of \`${nameOf(closest)}\`${others}: ${shared}. Say what sets this persona apart, merge the two, or let one inherit from the other.`,
        span: anchorSpan(entity),
        entity,
        fixes: inherits(file, entity, closest),
        ...relatedPersonas(context, near),
      });
    },
  }),
};

/** That two say the same is no fault once one says that it comes from the other. */
function inherits(file: PersonaFile, entity: Entity, { neighbour }: Near): Fix[] {
  const isFirst = isBefore(placeOf(file, entity), neighbour);
  if (isFirst || neighbour.id === '' || neighbour.id === entity.id || Object.hasOwn(entity.data, 'parent')) return [];
  if (isWritten(file.parsed, entity.node, 'parent')) return [];
  const after = ['$schema', 'kind', 'id', 'name', 'label'];
  const edit = insertPairs(file.parsed, entity.node, [['parent', [neighbour.id]]], after);
  return [{ title: `Say that it inherits from ${neighbour.id}`, edits: [edit] }];
}

function relatedPersonas({ library }: RuleContext, near: readonly Near[]): { related: Related[] } | undefined {
  const declared = near.flatMap((one) =>
    library.links
      .declarations('persona', one.neighbour.id)
      .filter((other) => isPlaceOf(other, one.neighbour.uri, one.neighbour))
      .map((declaration) => ({ ...declaration, near: one })),
  );
  const by = new Map(declared.map((one) => [`${one.uri} ${one.document} ${one.pointer}`, one.near]));
  return relatedTo(declared, ({ id, uri, document, pointer }) => {
    const one = by.get(`${uri} ${document} ${pointer}`);
    return `\`${id}\` shares ${one ? percent(one) : 'most'} of its words`;
  });
}

function percent({ overlap }: Near): string {
  return `${Math.round(overlap * 100)}%`;
}

function nameOf({ neighbour }: Near): string {
  return neighbour.id || neighbour.name || 'another persona';
}

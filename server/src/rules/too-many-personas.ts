import type { EntityFacts } from '../library/library.js';
import { activePersonas, isAnchorFile } from '../library/library.js';
import { anchorSpan } from '../library/place.js';
import { jaccard } from '../library/words.js';
import type { Rule } from './types.js';
import { listed } from './words.js';

/** The builder guide's anti-pattern 2: "8+ personas dilute focus"; the persona-map article: 3-5 primary personas. */
const mostPersonas = 7;
const mostPrimary = 5;
const pairsShown = 3;

export const tooManyPersonas: Rule = {
  meta: {
    id: 'too-many-personas',
    summary:
      'More personas than a team can keep in mind: eight or more active ones, or more than five of first priority.',
    kinds: 'all',
    severity: 'warning',
    channel: 'finding',
    antiPattern: true,
  },
  create: ({ file, library, report }) => ({
    file() {
      if (!library.complete || !isAnchorFile(library, file.uri)) return;
      const personas = activePersonas(library);
      const primary = personas.filter((facts) => facts.persona?.tier === 1);
      const [entity] = file.entities;
      const tooMany = personas.length > mostPersonas;
      if (!entity || (!tooMany && primary.length <= mostPrimary)) return;
      const counted = tooMany ? `${personas.length} active personas` : `${primary.length} personas of priority 1`;
      const pairs = closest(tooMany ? personas : primary);
      const hint = pairs.length > 0 ? ` Closest, so first to merge: ${listed(pairs, 'and')}.` : '';
      report({
        message: `This library has ${counted}; teams keep three to five in mind. Merge similar ones, or retire some.${hint}`,
        span: anchorSpan(entity),
        entity,
      });
    },
  }),
};

/** The pairs whose goals and pain points say most of the same, the closest first. */
function closest(personas: readonly EntityFacts[]): string[] {
  const pairs = personas.flatMap((a, index) =>
    personas
      .slice(index + 1)
      .map((b) => ({ a, b, overlap: jaccard(a.persona?.stems ?? new Set(), b.persona?.stems ?? new Set()) })),
  );
  return pairs
    .filter(({ overlap }) => overlap > 0)
    .sort((x, y) => y.overlap - x.overlap)
    .slice(0, pairsShown)
    .map(({ a, b, overlap }) => `${nameOf(a)} with ${nameOf(b)} (${Math.round(overlap * 100)}% of words shared)`);
}

function nameOf(facts: EntityFacts): string {
  return facts.id ?? facts.name ?? 'an unnamed persona';
}

import type { EntityFacts } from '../library/library.js';
import { activePersonas, isAnchorFile } from '../library/library.js';
import { Neighbourhood } from '../library/neighbours.js';
import { anchorSpan } from '../library/place.js';
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

/** For each persona the one that says most of the same; of those pairs the closest. */
function closest(personas: readonly EntityFacts[]): string[] {
  const neighbours = personas.map((facts) => ({
    id: nameOf(facts),
    name: nameOf(facts),
    stems: facts.persona?.stems ?? new Set<string>(),
  }));
  const neighbourhood = new Neighbourhood(neighbours);
  const pairs = new Map<string, number>();
  neighbours.forEach(({ id, stems }, place) => {
    const found = neighbourhood.closest(stems, place);
    if (found) pairs.set([id, found.neighbour.id].sort().join(' with '), found.overlap);
  });
  return [...pairs]
    .sort(([, a], [, b]) => b - a)
    .slice(0, pairsShown)
    .map(([pair, overlap]) => `${pair} (${Math.round(overlap * 100)}% of words shared)`);
}

function nameOf(facts: EntityFacts): string {
  return facts.id ?? facts.name ?? 'an unnamed persona';
}

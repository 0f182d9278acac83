import type { Entity } from '../../kinds/types.js';
import type { EntityFacts, Library } from '../../library/library.js';
import { activePersonas, anchorIn, isActive } from '../../library/library.js';
import { Neighbourhood } from '../../library/neighbours.js';
import { type MapPlace, placesOf } from '../../library/persona-maps.js';
import { anchorSpan } from '../../library/place.js';
import type { Rule, RuleOption } from '../types.js';
import { listed } from '../words.js';

/** The builder guide's anti-pattern 2: "8+ personas dilute focus"; the persona-map article: 3-5 primary personas. */
const max: RuleOption<number> = {
  name: 'max',
  description: 'How many active personas a library, or one map, may have.',
  schema: { type: 'integer', minimum: 1, maximum: 100 },
  default: 7,
};
const primary: RuleOption<number> = {
  name: 'primary',
  description: 'How many of them may come first: tier 1, or primary in a map.',
  schema: { type: 'integer', minimum: 1, maximum: 100 },
  default: 5,
};
const pairsShown = 3;

interface Limits {
  readonly max: number;
  readonly primary: number;
}

export const tooManyPersonas: Rule = {
  meta: {
    id: 'too-many-personas',
    summary:
      'More personas than a team can keep in mind, in the library or in one map: eight or more active ones, or more than five of first priority.',
    kinds: 'all',
    fields: { persona: ['priority', 'status', 'type'], 'persona-map': ['personas', 'personas.priority'] },
    severity: 'warning',
    channel: 'finding',
    options: [max, primary],
    antiPattern: true,
  },
  create: ({ file, library, option, report }) => {
    if (!library.complete) return {};
    const limits: Limits = { max: option(max), primary: option(primary) };
    const anchor = anchorIn(library, file);
    const inAll = anchor && inLibrary(library, limits);
    const say = (entity: Entity, whose: string, { counted, personas, why }: TooMany) => {
      const pairs = closest(personas);
      const hint = pairs.length > 0 ? ` Closest, so first to merge: ${listed(pairs, 'and')}.` : '';
      const message = `This ${whose} has ${counted}; ${why}. Merge similar ones, or retire some.${hint}`;
      report({ message, span: anchorSpan(entity), entity });
    };
    return {
      file() {
        if (inAll) say(anchor, 'library', inAll);
      },
      entity(entity) {
        // One finding a map: where the library as a whole has too many, that says it all.
        if (entity.kind !== 'persona-map' || !isActive(entity) || (inAll && entity === anchor)) return;
        const found = inMap(library, entity, limits);
        if (found) say(entity, 'map', found);
      },
    };
  },
};

/** How many there are, in words, and who they are. */
interface TooMany {
  readonly counted: string;
  readonly personas: readonly EntityFacts[];
  /** Whose limit that is. */
  readonly why: string;
}

function whyOf(limit: number, { default: usual }: RuleOption<number>): string {
  return limit === usual ? 'teams keep three to five in mind' : `your settings allow ${limit}`;
}

function inLibrary(library: Library, limits: Limits): TooMany | undefined {
  const personas = activePersonas(library);
  if (personas.length > limits.max)
    return { counted: `${personas.length} active personas`, personas, why: whyOf(limits.max, max) };
  const first = personas.filter((facts) => facts.persona?.tier === 1);
  if (first.length > limits.primary) {
    const why = whyOf(limits.primary, primary);
    return { counted: `${first.length} personas of priority 1`, personas: first, why };
  }
  return undefined;
}

/** The same within one map. Personas whom it or their own file calls negative, or who are no longer active, do not count. */
function inMap(library: Library, map: Entity, limits: Limits): TooMany | undefined {
  const byId = new Map(library.entities.filter(({ persona }) => persona).map((facts) => [facts.id, facts]));
  const places = placesOf(map).filter(({ id, priority }) => {
    const facts = byId.get(id);
    return priority !== 'negative' && (!facts || (facts.active && !facts.persona?.negative));
  });
  const those = (some: readonly MapPlace[]) => some.flatMap(({ id }) => byId.get(id) ?? []);
  if (places.length > limits.max)
    return { counted: `${places.length} personas`, personas: those(places), why: whyOf(limits.max, max) };
  const first = places.filter(({ priority }) => priority === 'primary');
  if (first.length > limits.primary) {
    const why = whyOf(limits.primary, primary);
    return { counted: `${first.length} primary personas`, personas: those(first), why };
  }
  return undefined;
}

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

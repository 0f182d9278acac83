import type { Entity } from '../../kinds/types.js';
import { anchorIn, type Crowd, isActive, type Library } from '../../library/library.js';
import type { Neighbour } from '../../library/neighbours.js';
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
/** Personas of one product share some words; below this there is nothing to merge. */
const leastAlike = 0.2;
/** Comparing each with each takes its time, again after each edit of one. */
const mostCompared = 200;

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
    const say = (entity: Entity, whose: string, { counted, crowd, why }: TooMany) => {
      const pairs = closest(library, crowd);
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
  readonly crowd: Crowd;
  /** Whose limit that is. */
  readonly why: string;
}

function whyOf(limit: number, { default: usual }: RuleOption<number>): string {
  return limit === usual ? 'teams keep three to five in mind' : `your settings allow ${limit}`;
}

function inLibrary(library: Library, limits: Limits): TooMany | undefined {
  const [all, first] = [library.personaCount(), library.personaCount('primary')];
  if (all > limits.max) return { counted: `${all} active personas`, crowd: 'active', why: whyOf(limits.max, max) };
  if (first <= limits.primary) return undefined;
  return { counted: `${first} personas of priority 1`, crowd: 'primary', why: whyOf(limits.primary, primary) };
}

/** The same within one map. Personas whom it or their own file calls negative, or who are no longer active, do not count. */
function inMap(library: Library, map: Entity, limits: Limits): TooMany | undefined {
  const all = placesOf(map);
  if (all.length <= Math.min(limits.max, limits.primary)) return undefined;
  const places = all.filter(({ id, priority }) => {
    const facts = priority === 'negative' ? undefined : library.entity('persona', id);
    return priority !== 'negative' && (!facts || (facts.active && !facts.persona?.negative));
  });
  const idsOf = (some: readonly MapPlace[]) => some.map(({ id }) => id);
  if (places.length > limits.max)
    return { counted: `${places.length} personas`, crowd: idsOf(places), why: whyOf(limits.max, max) };
  const first = places.filter(({ priority }) => priority === 'primary');
  if (first.length > limits.primary) {
    const why = whyOf(limits.primary, primary);
    return { counted: `${first.length} primary personas`, crowd: idsOf(first), why };
  }
  return undefined;
}

/** The pairs to merge first, each in words; with so many personas that nobody would merge pair by pair, none. */
function closest(library: Library, crowd: Crowd): string[] {
  if (crowd === 'active' && library.personaCount() > mostCompared) return [];
  const pairs = library.closestPairs(crowd, pairsShown, leastAlike);
  return pairs.map(({ one, other, overlap }) => {
    const pair = [nameOf(one), nameOf(other)].sort().join(' with ');
    return `${pair} (${Math.round(overlap * 100)}% of words shared)`;
  });
}

function nameOf({ id, name }: Neighbour): string {
  return id || name || 'an unnamed persona';
}

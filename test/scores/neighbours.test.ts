import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntityFacts } from '../../server/src/library/library.js';
import { emptyLibrary } from '../../server/src/library/library.js';
import { Neighbourhood } from '../../server/src/library/neighbours.js';
import { jaccard } from '../../server/src/library/words.js';
import { readinessIn } from '../../server/src/scores/in-library.js';
import { libraryOfFacts } from '../support/indexed.js';
import { entity, persona } from './entities.js';

const words = fc.uniqueArray(fc.constantFrom('ship', 'sleep', 'pager', 'cost', 'report', 'team'), { maxLength: 5 });
const neighbour = (stems: readonly string[], index: number) => ({
  uri: `n${String(index).padStart(2, '0')}`,
  document: 0,
  pointer: '',
  id: `n${index}`,
  name: `N${index}`,
  stems: new Set(stems),
});

describe('Neighbourhood', () => {
  it('finds the closest as comparing with each does', () => {
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 12 }),
        words,
        fc.option(fc.nat({ max: 11 }), { nil: undefined }),
        (all, asked, self) => {
          const stems = new Set(asked);
          const neighbours = all.map(neighbour);
          const overlaps = neighbours.map((one, place) => (place === self ? 0 : jaccard(stems, one.stems)));
          const highest = Math.max(0, ...overlaps);
          const expected =
            highest === 0
              ? undefined
              : {
                  neighbour: neighbours[overlaps.indexOf(highest)],
                  overlap: highest,
                  touching: overlaps.filter((overlap) => overlap > 0).length,
                };
          const neighbourhood = new Neighbourhood();
          for (const one of neighbours) neighbourhood.add(one);
          // Who comes and goes leaves nothing behind.
          const passing = { ...neighbour([...asked, 'pager'], 7), uri: 'passing' };
          neighbourhood.add(passing);
          neighbourhood.delete(passing);
          const own = self === undefined ? undefined : neighbours[self];
          expect(neighbourhood.closest(stems, own)).toEqual(expected);
          for (const least of [0.25, 0.5, 1]) {
            const similar = neighbourhood.similar(stems, least, own).map(({ neighbour: { id } }) => id);
            const enough = neighbours.filter((_, place) => (overlaps[place] ?? 0) >= least).map(({ id }) => id);
            expect(similar.sort()).toEqual(enough.sort());
          }
        },
      ),
    );
  });
});

describe('readiness in a library', () => {
  const facts = (uri: string, said: readonly string[], more: Partial<EntityFacts> = {}): EntityFacts => ({
    uri,
    kind: 'persona',
    document: 0,
    pointer: '',
    id: uri,
    active: true,
    persona: { negative: false, prioritized: false, stems: new Set(said) },
    ...more,
  });
  const pointsBeside = (...entities: readonly EntityFacts[]) =>
    readinessIn(libraryOfFacts('file:///l', entities), 'a', persona({ goals: ['Ship reports'] }))?.parts.find(
      ({ id }) => id === 'differentiated',
    )?.points;

  it('never compares a persona with itself', () => {
    expect(pointsBeside(facts('a', ['ship', 'report']))).toBe(10);
    expect(pointsBeside(facts('a', ['ship', 'report']), facts('b', ['ship']))).toBe(5);
    expect(pointsBeside(facts('a', ['ship', 'report']), facts('a', ['ship', 'report'], { document: 1 }))).toBe(0);
    expect(
      pointsBeside(facts('a', ['ship', 'report']), facts('a', ['ship', 'report'], { pointer: '/personas/1' })),
    ).toBe(0);
  });

  it('compares with any other active persona, negative ones too, and with nothing else', () => {
    const negative = { negative: true, prioritized: false, stems: new Set(['ship', 'report']) };
    expect(pointsBeside(facts('b', [], { persona: negative }))).toBe(0);
    expect(pointsBeside(facts('b', ['ship', 'report'], { active: false }))).toBe(10);
    expect(pointsBeside(facts('b', ['ship', 'report'], { kind: 'jtbd' }))).toBe(10);
  });

  it('is there for personas only', () => {
    expect(readinessIn(emptyLibrary('file:///l'), 'a', entity('icp', {}))).toBeUndefined();
  });
});

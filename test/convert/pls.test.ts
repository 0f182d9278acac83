import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carriedOut, planToNative, planToPls } from '../../server/src/convert/pls.js';
import { plsPersona } from '../../server/src/kinds/pls.js';
import { kindOf } from '../../server/src/kinds/registry.js';
import { corpus, corpusHas } from '../corpus/corpus.js';
import { documentsNear } from '../schemas/arbitrary.js';

type Data = Readonly<Record<string, unknown>>;
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

const toNative = (data: Data, family = false) => carriedOut(planToNative(data, { family }), data);
const toPls = (data: Data, schema?: string) =>
  carriedOut(planToPls(data, schema === undefined ? {} : { schema }), data);

/** Every text, number and the like in a value, in some order; empty lists and mappings are values too. */
function valuesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [JSON.stringify(value)];
  const inner = Object.values(value);
  return inner.length === 0 ? [JSON.stringify(value)] : inner.flatMap(valuesIn);
}

const sorted = (values: readonly string[]) => [...values].sort();
const withId = (data: unknown): Data => ({ ...(isData(data) ? data : {}), id: 'a' });

describe('a PLS persona as a native one', () => {
  test('goals and dislikes are goals and pain points, everything else is in traits', () => {
    const data = {
      $schema: '../src/schemas/persona.json',
      id: 'dev',
      label: 'Developer',
      parent: ['base'],
      narrative: 'Builds.',
      segment: '*',
      role: { level: 'ic', responsibilities: ['coding'] },
      motivations: { goals: ['Ship'], likes: ['Docs'], dislikes: ['Calls'] },
    };
    expect(toNative(data)).toEqual({
      kind: 'persona',
      id: 'dev',
      name: 'Developer',
      parent: ['base'],
      narrative: 'Builds.',
      'x-pls-schema': '../src/schemas/persona.json',
      goals: ['Ship'],
      pain_points: ['Calls'],
      traits: { segment: '*', role: { level: 'ic', responsibilities: ['coding'] }, motivations: { likes: ['Docs'] } },
    });
    expect(Object.keys(toNative(data)).slice(0, 3)).toEqual(['kind', 'id', 'name']);
  });

  test('in a family, and where x- adds to them, goals and dislikes stay where others find them', () => {
    const data = { id: 'a', label: 'A', motivations: { goals: ['Ship'] } };
    expect(toNative(data, true)).toMatchObject({ traits: { motivations: { goals: ['Ship'] } } });
    const adding = { id: 'a', label: 'A', motivations: { goals: ['Ship'], 'x-goals': ['Rest'] } };
    expect(toNative(adding)).toMatchObject({ traits: adding.motivations && { motivations: adding.motivations } });
  });
});

describe('a native persona as a PLS one', () => {
  const data = {
    kind: 'persona',
    id: 'dana',
    name: 'Dana',
    basis: 'proto',
    goals: ['Rest'],
    pain_points: [{ pain: 'Waits', severity: 3 }],
    traits: { strategies: { sales: ['Call'] }, role: { level: 'ic', responsibilities: ['finance'] }, x_own: 1 },
  };

  test('what the PLS has no place for lies where its schema allows anything', () => {
    const made = toPls(data);
    expect(made).toEqual({
      id: 'dana',
      label: 'Dana',
      role: { level: 'ic', responsibilities: ['finance'] },
      motivations: { goals: ['Rest'] },
      strategies: {
        sales: ['Call'],
        native: { basis: 'proto', pain_points: [{ pain: 'Waits', severity: 3 }], traits: { x_own: 1 } },
      },
    });
    expect(plsPersona.validate(made)).toBe(true);
    expect(toNative(made)).toEqual(data);
  });

  test('takes the id for a label where there is no name, and names the schema where nothing else would', () => {
    expect(toPls({ kind: 'persona', id: 'dana' }, 'https://example.com/src/schemas/persona.json')).toEqual({
      $schema: 'https://example.com/src/schemas/persona.json',
      id: 'dana',
      label: 'dana',
    });
  });
});

describe('nothing is lost', () => {
  const plsData = documentsNear(plsPersona.schema).map((data): Data => ({ ...withId(data), label: 'A' }));
  const nativeData = documentsNear(kindOf('persona').schema).map(
    (data): Data => ({ ...withId(data), kind: 'persona' }),
  );

  test('PLS to native and back is the same persona, and the native one is as valid', () => {
    let valid = 0;
    fc.assert(
      fc.property(plsData, fc.boolean(), (data, family) => {
        const native = toNative(data, family);
        expect(sorted(valuesIn(native))).toEqual(sorted([...valuesIn(data), '"persona"']));
        expect(sorted(valuesIn(toPls(native)))).toEqual(sorted(valuesIn(data)));
        if (!plsPersona.validate(data)) return;
        valid++;
        expect(toPls(native)).toEqual(data);
        // The PLS lets an id stand twice among the parents.
        const parents = (data.parent ?? []) as string[];
        const fit = new Set(parents).size === parents.length;
        expect(kindOf('persona').validate(native)).toBe(fit);
      }),
      { numRuns: 2000 },
    );
    expect(valid).toBeGreaterThan(200);
  });

  test('also where a PLS persona keeps things of its own where we shelter ours', () => {
    const anything = fc.jsonValue({ maxDepth: 3 });
    const shelter = fc.dictionary(
      fc.constantFrom('kind', 'name', 'goals', 'traits', 'parent', 'x-pls-schema', 'basis'),
      fc.oneof(anything, fc.record({ strategies: anything, role: anything }, { requiredKeys: [] })),
    );
    fc.assert(
      fc.property(plsData, fc.oneof(shelter, anything), fc.boolean(), (data, native, family) => {
        const strategies = { ...(isData(data.strategies) ? data.strategies : {}), native };
        const pls = { ...data, strategies };
        expect(sorted(valuesIn(toPls(toNative(pls, family))))).toEqual(sorted(valuesIn(pls)));
      }),
      { numRuns: 2000 },
    );
  });

  test('native to PLS keeps every value, makes a valid persona of a valid one, and comes back', () => {
    let valid = 0;
    let same = 0;
    fc.assert(
      fc.property(nativeData, (data) => {
        const pls = toPls(data);
        const { kind: _, ...kept } = data;
        const named = typeof data.name === 'string';
        expect(sorted(valuesIn(pls))).toEqual(sorted([...valuesIn(kept), ...(named ? [] : ['"a"'])]));
        if (!kindOf('persona').validate(data)) return;
        valid++;
        expect(plsPersona.validate(pls)).toBe(true);
        const back = toNative(pls);
        expect(sorted(valuesIn(back))).toEqual(sorted([...valuesIn(pls), '"persona"']));
        expect(kindOf('persona').validate(back)).toBe(true);
        // Goals of the traits come back as goals.
        const { motivations = {} } = isData(data.traits) ? data.traits : {};
        if (!named || !isData(motivations) || 'goals' in motivations || 'dislikes' in motivations) return;
        same++;
        expect(back).toEqual(data);
      }),
      { numRuns: 3000 },
    );
    expect(Math.min(valid, same)).toBeGreaterThan(100);
  });

  test.runIf(corpusHas('devrel-pls', 'converting the personas of the Persona Library System'))(
    'the real personas: native, valid, and back the same',
    () => {
      const folder = join(corpus, 'devrel-pls');
      const files = ['personas', 'sets'].flatMap((part) =>
        readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' })
          .filter((path) => path.endsWith('.json'))
          .map((path) => join(folder, part, path)),
      );
      expect(files.length).toBeGreaterThan(20);
      for (const path of files) {
        const data = JSON.parse(readFileSync(path, 'utf8')) as Data;
        expect(kindOf('persona').validate(toNative(data)), path).toBe(true);
        expect(toPls(toNative(data)), path).toEqual(data);
      }
    },
  );
});

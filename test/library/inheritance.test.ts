import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../server/src/document/parse.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import { Asks, Changes } from '../../server/src/library/asks.js';
import { type Body, BodyIndex, bodiesOf } from '../../server/src/library/bodies.js';
import {
  dataOf,
  type EffectivePersona,
  effectivePersona,
  leafAt,
  leavesOf,
} from '../../server/src/library/inheritance.js';

type Data = Record<string, unknown>;

/** A library of personas, by file name. PLS personas lie in JSON files. */
function libraryOf(personas: Readonly<Record<string, Data>>): { index: BodyIndex; bodies: Map<string, Body> } {
  const index = new BodyIndex();
  const bodies = new Map<string, Body>();
  for (const [name, data] of Object.entries(personas)) {
    const uri = `file:///library/${name}`;
    const hint = name.endsWith('.json') ? { included: { kind: 'persona', dialect: 'pls' } as const } : {};
    const found = bodiesOf(readEntities(uri, parse(JSON.stringify(data), 'json'), hint));
    index.set(uri, found);
    for (const body of found) bodies.set(name, body);
  }
  return { index, bodies };
}

/** What one of them says in the end. */
function resolved(personas: Readonly<Record<string, Data>>, name: string): EffectivePersona {
  const { index, bodies } = libraryOf(personas);
  const self = bodies.get(name);
  if (!self) throw new Error(`${name} holds no persona`);
  return effectivePersona(self, (id) => index.persona(id));
}

const effective = (personas: Readonly<Record<string, Data>>, name: string) => dataOf(resolved(personas, name).said);

/** PLS personas by id, each in its own file. */
const pls = (personas: Readonly<Record<string, Data>>) =>
  Object.fromEntries(Object.entries(personas).map(([id, data]) => [`${id}.json`, { id, label: id, ...data }]));
const ofPls = (personas: Readonly<Record<string, Data>>, id: string) => effective(pls(personas), `${id}.json`);

const native = (personas: Readonly<Record<string, Data>>) =>
  Object.fromEntries(
    Object.entries(personas).map(([id, data]) => [`${id}.persona.yaml`, { kind: 'persona', id, ...data }]),
  );
const ofNative = (personas: Readonly<Record<string, Data>>, id: string) =>
  effective(native(personas), `${id}.persona.yaml`);

describe('what a persona says in the end', () => {
  test('what it does not say itself comes from its parent, key by key', () => {
    const personas = {
      dev: { segment: 'finance', role: { level: 'ic', titles: ['Engineer'] } },
      lead: { parent: ['dev'], role: { level: 'lead' } },
    };
    expect(ofPls(personas, 'lead')).toEqual({ segment: 'finance', role: { level: 'lead', titles: ['Engineer'] } });
  });

  test('of several parents, a later one wins', () => {
    const personas = {
      a: { segment: 'x', organization: { gtm: 'b2b' } },
      b: { segment: 'y' },
      c: { parent: ['a', 'b'] },
      d: { parent: ['b', 'a'] },
    };
    expect(ofPls(personas, 'c')).toEqual({ segment: 'y', organization: { gtm: 'b2b' } });
    expect(ofPls(personas, 'd')).toEqual({ segment: 'x', organization: { gtm: 'b2b' } });
  });

  test('a list is taken as a whole, and an empty one hides what was inherited', () => {
    const personas = {
      a: { motivations: { likes: ['p', 'q'], dislikes: ['r'] } },
      b: { parent: ['a'], motivations: { likes: ['s'], dislikes: [] } },
    };
    expect(ofPls(personas, 'b')).toEqual({ motivations: { likes: ['s'], dislikes: [] } });
  });

  test('a text hides a mapping and a mapping a text', () => {
    const personas = {
      a: { quote: 'So', priority: { tier: 1, why: 'x' } },
      b: { parent: ['a'], quote: { text: 'No', source: 's' }, priority: 2 },
    };
    expect(ofNative(personas, 'b')).toEqual({ quote: { text: 'No', source: 's' }, priority: 2 });
  });

  test('"*" never takes the place of something definite, wherever it stands', () => {
    const personas = {
      a: { segment: 'finance', role: { level: 'lead', responsibilities: ['coding'] }, adoption: { curve: '*' } },
      any: { segment: '*', role: { level: '*' }, adoption: { curve: 'late' } },
      b: { parent: ['a', 'any'], segment: '*', role: { responsibilities: ['*'] } },
    };
    expect(ofPls(personas, 'b')).toEqual({
      segment: 'finance',
      role: { level: 'lead', responsibilities: ['coding'] },
      adoption: { curve: 'late' },
    });
  });

  test('a key that nothing stands behind hides nothing', () => {
    const personas = { a: { segment: 'x', role: { level: 'ic' } }, b: { parent: ['a'], segment: null, role: {} } };
    expect(ofPls(personas, 'b')).toEqual({ segment: 'x', role: { level: 'ic' } });
  });

  test('who it is and how it stands is never inherited', () => {
    const whole = {
      name: 'A',
      status: 'draft',
      review: { last: '2026-01-01' },
      validation: { sales: { date: '2026-01-01' } },
      owner: 'Ops',
    };
    expect(ofNative({ a: whole, b: { parent: ['a'] } }, 'b')).toEqual({ owner: 'Ops' });
    expect(ofPls({ a: { $schema: 's', narrative: 'n' }, b: { parent: ['a'] } }, 'b')).toEqual({ narrative: 'n' });
  });

  test('x- adds to what is resolved, over generations and without repeats', () => {
    const personas = {
      a: { motivations: { likes: ['p'] } },
      b: { parent: ['a'], motivations: { 'x-likes': ['q', 'p'] } },
      c: { parent: ['b'], motivations: { 'x-likes': ['r', 'q', 'r'] } },
      d: { parent: ['c'], motivations: { likes: ['s'], 'x-likes': ['t'] } },
    };
    expect(ofPls(personas, 'c')).toEqual({ motivations: { likes: ['p', 'q', 'r'] } });
    expect(ofPls(personas, 'd')).toEqual({ motivations: { likes: ['s', 't'] } });
  });

  test('x- makes the list where nobody has said one, and where it was "*"', () => {
    const personas = {
      a: { role: { responsibilities: ['*'] } },
      b: {
        parent: ['a'],
        role: { 'x-responsibilities': ['coding'], 'x-titles': ['Lead'] },
        strategies: { 'x-own': [] },
      },
    };
    expect(ofPls(personas, 'b')).toEqual({ role: { responsibilities: ['coding'], titles: ['Lead'] } });
  });

  test('in a native persona x- adds within traits only; elsewhere such keys are the team’s own', () => {
    const personas = {
      a: { goals: ['g'], traits: { motivations: { likes: ['p'] } } },
      b: { parent: ['a'], 'x-goals': ['h'], traits: { motivations: { 'x-likes': ['q'] } } },
    };
    expect(ofNative(personas, 'b')).toEqual({
      goals: ['g'],
      'x-goals': ['h'],
      traits: { motivations: { likes: ['p', 'q'] } },
    });
  });

  test('traits go over between PLS and native personas; the PLS has no place for the rest', () => {
    const parent = { narrative: 'n', role: { level: 'lead', titles: ['CTO'] } };
    const child = { kind: 'persona', id: 'b', parent: ['a'], goals: ['g'], traits: { role: { 'x-titles': ['VP'] } } };
    const grandchild = { id: 'c', label: 'C', parent: ['b'], role: { level: 'exec' } };
    const personas = { ...pls({ a: parent }), 'b.persona.yaml': child, 'c.json': grandchild };
    expect(effective(personas, 'b.persona.yaml')).toEqual({
      narrative: 'n',
      goals: ['g'],
      traits: { role: { level: 'lead', titles: ['CTO', 'VP'] } },
    });
    expect(effective(personas, 'c.json')).toEqual({ narrative: 'n', role: { level: 'exec', titles: ['CTO', 'VP'] } });
  });

  test('says where each value comes from', () => {
    const personas = pls({
      a: { segment: 'x', motivations: { likes: ['p'] } },
      b: { parent: ['a'], motivations: { 'x-likes': ['q'] } },
      c: { parent: ['b'], role: { level: 'ic' }, motivations: { 'x-likes': ['r'] } },
    });
    const { said, inherited } = resolved(personas, 'c.json');
    const from = (path: string[]) => [leafAt(said, path)?.from.id, leafAt(said, path)?.added.map(({ id }) => id)];
    expect(from(['segment'])).toEqual(['a', []]);
    expect(from(['role', 'level'])).toEqual(['c', []]);
    expect(from(['motivations', 'likes'])).toEqual(['a', ['b', 'c']]);
    expect(leafAt(inherited, ['motivations', 'likes'])?.value).toEqual(['p', 'q']);
    expect(leafAt(inherited, ['role', 'level'])).toBeUndefined();
    expect(leavesOf(said).map(({ pointer }) => pointer)).toContain('/motivations/likes');
  });
});

describe('parents that cannot be followed', () => {
  test('a parent that does not exist gives nothing and is named', () => {
    const { said, ancestry } = resolved(pls({ a: { segment: 'x' }, b: { parent: ['no', 'a', 'no'] } }), 'b.json');
    expect(dataOf(said)).toEqual({ segment: 'x' });
    expect(ancestry.missing).toEqual(['no']);
  });

  test('its own parent', () => {
    const { said, ancestry } = resolved(pls({ a: { parent: ['a'], segment: 'x' } }), 'a.json');
    expect(dataOf(said)).toEqual({ segment: 'x' });
    expect(ancestry.cycleThrough('a')).toEqual(['a', 'a']);
  });

  test('a second persona of the same id leads back to itself, however the other is called', () => {
    const personas = {
      ...pls({ dev: { segment: 'x' } }),
      'dev-python.json': { id: 'dev', label: 'P', parent: ['dev'] },
    };
    const { said, ancestry } = resolved(personas, 'dev-python.json');
    expect(dataOf(said)).toEqual({});
    expect(ancestry.cycleThrough('dev')).toEqual(['dev', 'dev']);
  });

  test('personas in a circle give each other nothing, whoever asks; what comes from outside stays', () => {
    const personas = pls({
      root: { segment: 'x' },
      a: { parent: ['root', 'c'], role: { level: 'ic' } },
      b: { parent: ['a'], role: { function: 'dev' } },
      c: { parent: ['b'], role: { experience: 'pro' } },
      d: { parent: ['b'] },
    });
    expect(effective(personas, 'a.json')).toEqual({ segment: 'x', role: { level: 'ic' } });
    expect(effective(personas, 'b.json')).toEqual({ role: { function: 'dev' } });
    expect(effective(personas, 'd.json')).toEqual({ role: { function: 'dev' } });
    expect(resolved(personas, 'a.json').ancestry.cycleThrough('c')).toEqual(['a', 'c', 'b', 'a']);
    expect(resolved(personas, 'a.json').ancestry.cycleThrough('root')).toBeUndefined();
    expect(resolved(personas, 'd.json').ancestry.cycleThrough('b')).toBeUndefined();
  });

  test('of several personas with an id, the one whose file is called so is the parent, else the first', () => {
    const dev = (segment: string) => ({ id: 'dev', label: 'D', segment });
    const child = { id: 'b', label: 'B', parent: ['dev'] };
    expect(effective({ 'a.json': dev('a'), 'dev.json': dev('dev'), 'b.json': child }, 'b.json')).toEqual({
      segment: 'dev',
    });
    expect(effective({ 'z.json': dev('z'), 'c.json': dev('c'), 'b.json': child }, 'b.json')).toEqual({ segment: 'c' });
  });

  test('a long line of ancestors is no trouble', () => {
    const length = 5000;
    const personas = Object.fromEntries(
      Array.from({ length }, (_, n) => [
        `p${n}`,
        { parent: n === 0 ? [] : [`p${n - 1}`], role: { [`k${n % 50}`]: n } },
      ]),
    );
    expect(Object.keys(ofPls(personas, `p${length - 1}`).role as Data)).toHaveLength(50);
  });
});

/** Personas that may have each other as parents in every way, by id. */
const anyValue = fc.oneof(
  fc.constantFrom<unknown>('*', 'x', 'y', 1, true, null),
  fc.array(fc.constantFrom('p', 'q', 'r', '*'), { maxLength: 3 }),
);
const anyTraits = fc.dictionary(
  fc.constantFrom('segment', 'role', 'motivations', 'adoption'),
  fc.oneof(anyValue, fc.dictionary(fc.constantFrom('k', 'l', 'x-k', 'x-l'), anyValue, { maxKeys: 4 })),
  { maxKeys: 4 },
);
const ids = ['a', 'b', 'c', 'd', 'e'] as const;
const anyFamily = fc.record(
  Object.fromEntries(
    ids.map((id) => [
      id,
      fc
        .tuple(anyTraits, fc.uniqueArray(fc.constantFrom(...ids, 'missing'), { maxLength: 3 }))
        .map(([traits, parent]) => ({ ...traits, parent }) as Data),
    ]),
  ),
);
/** The same, but parents come earlier in the alphabet: no circles. */
const anyTree = anyFamily.map((family) =>
  Object.fromEntries(
    Object.entries(family).map(([id, data]) => [
      id,
      { ...data, parent: (data.parent as string[]).filter((parent) => parent < id) },
    ]),
  ),
);
/** Whether a value that is no mapping says something. */
const isSaid = (value: unknown) => {
  if (Array.isArray(value)) return value.length === 0 || value.some((item) => item !== '*');
  return value !== '*' && typeof value !== 'object';
};

describe('laws', () => {
  test('any family is resolved, circles and missing parents included, and twice the same', () => {
    fc.assert(
      fc.property(anyFamily, (family) => {
        for (const id of ids) {
          const first = ofPls(family, id);
          expect(ofPls(family, id)).toEqual(first);
          for (const { path } of leavesOf(resolved(pls(family), `${id}.json`).said))
            expect(path.some((key) => key.startsWith('x-'))).toBe(false);
        }
      }),
    );
  });

  test('without parents and additions, a persona says what is written', () => {
    fc.assert(
      fc.property(anyTraits, (traits) => {
        const plain = JSON.parse(
          JSON.stringify(traits, (key, value: unknown) => (key.startsWith('x-') ? undefined : value)),
        );
        expect(ofPls({ a: plain }, 'a')).toEqual(plain);
      }),
    );
  });

  test('a child that says nothing is its parent; naming it twice, or an ancestor before it, changes nothing', () => {
    fc.assert(
      fc.property(anyTree, (family) => {
        const parent = ofPls(family, 'e');
        for (const parents of [['e'], ['e', 'e'], ['missing', 'e']])
          expect(ofPls({ ...family, z: { parent: parents } }, 'z')).toEqual(parent);
      }),
    );
  });

  test('writing down what a persona says in the end says the same: resolving is idempotent', () => {
    fc.assert(
      fc.property(anyTree, (family) => {
        const said = ofPls(family, 'e');
        expect(ofPls({ z: said }, 'z')).toEqual(said);
        expect(ofPls({ ...family, z: { ...said, parent: ['e'] } }, 'z')).toEqual(said);
      }),
    );
  });

  test('what a persona says itself stands, unless it is "*" or nothing; so does what the last parent says', () => {
    fc.assert(
      fc.property(anyTree, (family) => {
        const { said, fromParents } = resolved(pls(family), 'e.json');
        const own = JSON.parse(JSON.stringify(family.e)) as Data;
        for (const [key, value] of Object.entries(own)) {
          if (key !== 'parent' && isSaid(value)) expect(leafAt(said, [key])?.value).toEqual(value);
        }
        const last = fromParents.at(-1);
        for (const { path, value } of last ? leavesOf(last.said) : []) {
          const [key = ''] = path;
          const silent = !Object.hasOwn(own, key);
          if (path.length === 1 && silent && isSaid(value)) expect(leafAt(said, path)?.value).toEqual(value);
        }
      }),
    );
  });

  test('the order of parents that speak of different things does not matter', () => {
    fc.assert(
      fc.property(anyTraits, anyTraits, (left, right) => {
        const a = { segment: left.segment ?? 'x', motivations: left.motivations ?? {} };
        const b = { role: right.role ?? 'x', adoption: right.adoption ?? {} };
        const family = { a, b, c: { parent: ['a', 'b'] }, d: { parent: ['b', 'a'] } };
        expect(ofPls(family, 'c')).toEqual(ofPls(family, 'd'));
      }),
    );
  });
});

describe('the index of bodies', () => {
  const body = (name: string, data: Data) => {
    const uri = `file:///library/${name}.persona.yaml`;
    return [
      uri,
      bodiesOf(readEntities(uri, parse(JSON.stringify({ kind: 'persona', id: name, ...data }), 'json'))),
    ] as const;
  };

  test('an edit concerns others only where they inherit, or where a copy comes or goes', () => {
    const asks = new Asks();
    const index = new BodyIndex(asks);
    const told = (uri: string, bodies: readonly Body[]) => {
      const changes = new Changes();
      index.set(uri, bodies, changes);
      return [...asks.changed(changes)].sort();
    };
    const copied = { role: 'x', owner: 'y', summary: 'z' };
    const put = (name: string, data: Data) => told(...body(name, data));
    put('b', { role: 'y' });
    put('c', { parent: ['b'], role: 'z' });
    put('d', copied);
    asks.during('c', () => index.persona('b'));
    asks.during('d', () => index.copiesOf(body('d', copied)[1][0] as Body));
    expect(put('a', { role: 'x' })).toEqual([]);
    expect(put('c', { parent: ['b'], role: 'w' })).toEqual([]);
    expect(put('b', { role: 'v' })).toEqual(['c']);
    expect(put('b', { role: 'v' })).toEqual([]);
    expect(put('e', copied)).toEqual(['d']);
    expect(put('e', { ...copied, name: 'E' })).toEqual(['d']);
    expect(put('e', { ...copied, owner: 'w' })).toEqual(['d']);
    expect(put('e', { ...copied, owner: 'v' })).toEqual([]);
    expect(told('file:///library/b.persona.yaml', [])).toEqual(['c']);
    expect(index.persona('b')).toBeUndefined();
    expect(index.childrenOf('b').map(({ id }) => id)).toEqual(['c']);
  });
});

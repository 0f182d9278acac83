import fc from 'fast-check';
import { deref } from '../../server/src/kinds/schema-walk.js';
import type { JsonSchema } from '../../server/src/kinds/types.js';

/** Values that people write in the wrong place, and values that break careless code. */
const oddities: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  101,
  '',
  ' ',
  '*',
  'dev',
  'ic',
  'coding',
  'Not A Slug',
  '2026-02-30',
  '25-34',
  [],
  ['*'],
  ['coding', 'coding'],
  [[]],
  [null],
  {},
  { x: 1 },
  { id: 'a', label: 'b' },
  { level: '*', responsibilities: [] },
];

/** Keys that no schema of ours lists, or that one lists elsewhere. */
const strayKeys = [
  'x-team',
  'x_team',
  'xteam',
  'X-Team',
  'x-goals',
  'Label',
  'name',
  'type',
  'rank',
  '__proto__',
  'constructor',
];

/**
 * Documents near a schema: mostly what it allows, here and there a key too many or too few, a value of another type, a
 * value off its list or beyond its limits.
 */
export function documentsNear(root: JsonSchema): fc.Arbitrary<unknown> {
  return near(root, root, 6);
}

function near(root: JsonSchema, place: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  const schema = deref(root, place);
  const wrong = { weight: 1, arbitrary: fc.constantFrom(...oddities) };
  if (depth === 0) return wrong.arbitrary;
  return fc.oneof({ weight: 40, arbitrary: right(root, schema, depth) }, wrong);
}

function right(root: JsonSchema, schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((branch) => right(root, deref(root, branch), depth)));
  switch (schema.type) {
    case 'object':
      return mapping(root, schema, depth);
    case 'array': {
      if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map((item) => near(root, item, depth - 1)));
      return fc.array(near(root, schema.items ?? {}, depth - 1), { maxLength: 3 });
    }
    case 'string': {
      const examples = (schema.examples ?? []).filter((value) => typeof value === 'string');
      return fc.oneof(fc.constantFrom('text', 'finance-lead', '2026-03-31', '25-34', '50+', ...examples), fc.string());
    }
    case 'integer':
      return fc.integer({ min: -1, max: 6 });
    case 'number':
      return fc.oneof(fc.integer({ min: -1, max: 6 }), fc.double({ min: -1, max: 6, noNaN: true }));
    case 'boolean':
      return fc.boolean();
    default:
      return fc.constantFrom(...oddities);
  }
}

function mapping(root: JsonSchema, schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(([key, field]) => {
    // Required keys are left out too, only less often.
    const present = schema.required?.includes(key) ? 0.97 : 0.25;
    return sometimes(present, fc.tuple(fc.constant(key), near(root, field, depth - 1)));
  });
  const others = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
  const stray = sometimes(0.04, fc.tuple(fc.constantFrom(...strayKeys), near(root, others, depth - 1)));
  // Made as JSON.parse makes it: `__proto__` is a key like any other.
  return fc.tuple(...fields, stray).map((pairs) => Object.fromEntries(pairs.filter((pair) => pair !== undefined)));
}

function sometimes<T>(share: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  const weight = Math.round(share * 100);
  return fc.oneof({ weight, arbitrary }, { weight: 100 - weight, arbitrary: fc.constant(undefined) });
}

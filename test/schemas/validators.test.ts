import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonType } from '../../server/src/kinds/schema-walk.js';
import { documentsNear } from './arbitrary.js';
import { ajvOfPublished, schemas } from './support.js';

const ajv = ajvOfPublished();

describe.each(schemas)('the compiled validator of $name', ({ schema, validate }) => {
  const reference = ajv.getSchema(String(schema.$id));

  test('judges as the published schema does', () => {
    const seen = { valid: 0, invalid: 0 };
    fc.assert(
      fc.property(documentsNear(schema), (data) => {
        const expected = reference?.(data) === true;
        seen[expected ? 'valid' : 'invalid']++;
        expect(validate(data)).toBe(expected);
      }),
      { numRuns: 1500 },
    );
    // A generator that makes only one sort of document would prove nothing.
    expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(50);
  });

  test('blames only the shape that was written', () => {
    fc.assert(
      fc.property(documentsNear(schema), (data) => {
        if (validate(data)) return;
        for (const error of validate.errors ?? []) {
          if (error.keyword !== 'type') continue;
          if (validate.errors?.some((other) => other.keyword === 'anyOf' && other.instancePath === error.instancePath))
            continue;
          const types: unknown[] = [error.params.type].flat();
          const found = jsonType(at(data, error.instancePath));
          expect(types).not.toContain(found);
        }
      }),
      { numRuns: 500 },
    );
  });
});

function at(data: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], data);
}

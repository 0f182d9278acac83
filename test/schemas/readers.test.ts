import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pageOf } from '../../scripts/schemas/docs.mjs';
import { kindOfName, kinds } from '../../server/src/kinds/registry.js';
import { fieldSchemas } from '../../server/src/kinds/schema-walk.js';
import type { KindName } from '../../server/src/kinds/types.js';
import { rules } from '../../server/src/rules/registry.js';
import type { Fields } from '../../server/src/rules/types.js';
import { scoreFields } from '../../server/src/scores/fields.js';

/** These look at every text of a persona, whatever its key. */
const ofEveryField = ['buzzword', 'pronoun-mix', 'sensitive-attribute', 'stereotype-lexicon'];

/** Whether a kind has a field; lists on the way are stepped into. */
function hasField(kind: string, path: string): boolean {
  const schema = kindOfName(kind)?.schema;
  if (!schema) return false;
  const [first = '', ...rest] = path.split('.');
  const ways = rest.reduce<(string | number)[][]>(
    (begun, step) =>
      begun.flatMap((way) => [
        [...way, step],
        [...way, 0, step],
      ]),
    [[first]],
  );
  return ways.some((way) => fieldSchemas(schema, way).length > 0);
}

const everyField = (fields: Fields) =>
  Object.entries(fields).flatMap(([kind, paths]) => paths.map((path) => [kind, path] as const));

describe.each(rules.map(({ meta }) => meta))('the rule $id', ({ id, kinds: about, fields = {} }) => {
  test('names fields that are there', () => {
    for (const [kind, path] of everyField(fields)) expect(hasField(kind, path), `${kind} ${path}`).toBe(true);
  });

  test('names a field of each kind that it is for', () => {
    const all = about === 'all' || ofEveryField.includes(id);
    expect(Object.keys(fields)).toEqual(all ? expect.any(Array) : expect.arrayContaining([...about]));
  });
});

test.each(scoreFields)(
  '$name is made of fields that are there, and has its part of the docs',
  ({ heading, fields }) => {
    for (const [kind, path] of everyField(fields)) expect(hasField(kind, path), `${kind} ${path}`).toBe(true);
    expect(readFileSync('docs/scores.md', 'utf8')).toContain(`\n## ${heading}\n`);
  },
);

describe.each(kinds)('the reference page of $name', ({ name }) => {
  const page = readFileSync(pageOf(name), 'utf8');

  test('says beside each field who looks at it, and at its end what each rule is', () => {
    const says = (fields: Fields, link: string) => {
      for (const path of fields[name as KindName] ?? []) {
        const row = page
          .split('\n')
          .find((line) => line.startsWith(`| \`${path.split('.').at(-1)}\``) && line.includes(link));
        expect(row, `${path}: ${link}`).toBeDefined();
      }
    };
    for (const { meta } of rules) {
      says(meta.fields ?? {}, `[${meta.id}](../rules/${meta.id}.md)`);
      if (meta.fields?.[name]) expect(page).toContain(`\n- [${meta.id}](../rules/${meta.id}.md): ${meta.summary}\n`);
    }
    for (const score of scoreFields) says(score.fields, `[${score.name}](../scores.md#`);
  });
});

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ajvOptions } from '../../scripts/schemas/validators.mjs';
import { isRecord } from '../../server/src/kinds/read.js';
import { kindOfName } from '../../server/src/kinds/registry.js';
import { documentsNear } from './arbitrary.js';
import { published, schemas } from './support.js';

/** The file as another tool takes it: alone, with no help and no file beside it. */
function compiled(name: string): ValidateFunction {
  // `required` stands beside a pointer to the properties that it speaks of.
  const ajv = new Ajv2020({ ...ajvOptions, strictRequired: false, keywords: ['enumDescriptions', 'x-reference'] });
  addFormats(ajv, ['date']);
  return ajv.compile(published(name));
}

describe.each(schemas)('the published schema of $name, alone', ({ name, schema, validate }) => {
  const alone = compiled(name);
  const { collectionKey: list = '' } = kindOfName(name) ?? {};
  // A job has jobs itself: what holds a list of them says so in its name or its settings.
  const takesLists = list !== '' && !Object.hasOwn(schema.properties ?? {}, list);

  test('judges an entity as we do', () => {
    fc.assert(
      fc.property(documentsNear(schema), (data) => {
        if (takesLists && isRecord(data) && Object.hasOwn(data, list)) return;
        expect(alone(data)).toBe(validate(data));
      }),
      { numRuns: 300 },
    );
  });

  test('judges several in one file one by one', () => {
    fc.assert(
      fc.property(fc.array(documentsNear(schema), { maxLength: 3 }), (members) => {
        const inList = { [list]: members };
        const byId = { [list]: Object.fromEntries(members.map((member, index) => [`n-${index}`, member])) };
        const withIds = members.map((member) => (isRecord(member) ? { id: 'some-id', ...member } : member));
        expect(alone(inList)).toBe(takesLists ? members.every((member) => validate(member)) : validate(inList));
        expect(alone(byId)).toBe(takesLists ? withIds.every((member) => validate(member)) : validate(byId));
      }),
      { numRuns: 200 },
    );
  });
});

test('what has an id or a kind is no list of others', () => {
  const persona = compiled('persona');
  expect(persona(parse('personas: [{id: dana}, {id: sam}]\nversion: 2'))).toBe(true);
  expect(persona(parse('personas: {dana: {goals: [a]}, sam: {id: sam}}'))).toBe(true);
  expect(persona(parse('id: team\npersonas: [{id: dana}]'))).toBe(false);
  expect(persona(parse('kind: persona\npersonas: [{id: dana}]'))).toBe(false);
  expect(persona(parse('personas: dana'))).toBe(false);
  expect(compiled('persona-map')(parse('id: map\npersonas: [{persona: dana}]'))).toBe(true);
});

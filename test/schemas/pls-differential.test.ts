import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plsGlossary, plsPersona } from '../../server/src/kinds/pls.js';
import { isRecord } from '../../server/src/kinds/read.js';
import type { JsonSchema, Validator } from '../../server/src/kinds/types.js';
import { documentsNear } from './arbitrary.js';
import { placesOf, projectRoot } from './support.js';

const corpus = join(projectRoot, '../shared/corpus/devrel-pls');
const present = existsSync(corpus);
if (!present)
  process.stderr.write('Left out: the comparison with the PLS reference schema, whose files are not here.\n');

const read = (path: string): unknown => JSON.parse(readFileSync(join(corpus, path), 'utf8'));
const jsonIn = (folder: string) =>
  readdirSync(join(corpus, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => join(folder, path));

describe.skipIf(!present)('our statement of the PLS persona', () => {
  const schema = present ? (read('schemas/persona.json') as JsonSchema) : {};
  // The reference has keywords of its own (`version`), which a strict ajv refuses.
  const reference = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
  const files = present ? [...jsonIn('personas'), ...jsonIn('sets')] : [];

  const same = (data: unknown) => {
    expect(plsPersona.validate(data)).toBe(reference(data));
    const places = (errors: Validator['errors']) =>
      (errors ?? [])
        .map(({ instancePath, keyword, params }) => `${instancePath} ${keyword} ${JSON.stringify(params)}`)
        .sort();
    expect(places(plsPersona.validate.errors)).toEqual(places(reference.errors));
  };

  test.each(files)('judges %s as the reference does', (path) => {
    same(read(path));
  });

  test('accepts all the personas that the reference accepts', () => {
    expect(files.length).toBeGreaterThan(20);
    for (const path of jsonIn('personas')) expect(plsPersona.validate(read(path)), path).toBe(true);
  });

  test('judges documents made from the reference schema as it does', () => {
    const seen = { valid: 0, invalid: 0 };
    fc.assert(
      fc.property(documentsNear(schema), (data) => {
        seen[reference(data) ? 'valid' : 'invalid']++;
        same(data);
      }),
      { numRuns: 4000 },
    );
    expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(100);
  });

  test('judges real files with one fault as the reference does', () => {
    const documents = fc.constantFrom(...files.map(read));
    fc.assert(
      fc.property(documents, fc.nat(), fc.nat({ max: 5 }), fc.jsonValue({ maxDepth: 2 }), (document, at, how, value) =>
        same(fault(document, at, how, value)),
      ),
      {
        numRuns: 3000,
      },
    );
  });

  test('knows every field of the reference, and explains it in our own words', () => {
    const theirs = placesOf(schema);
    const texts = new Set(theirs.map(({ schema: { description } }) => description?.trim().toLowerCase()));
    for (const { pointer, schema: place } of placesOf(plsPersona.schema)) {
      expect(texts.has(place.description?.trim().toLowerCase() ?? '-'), pointer).toBe(false);
    }
    const names = (places: typeof theirs) =>
      [...new Set(places.flatMap(({ schema: place }) => Object.keys(place.properties ?? {})))].sort();
    expect(names(placesOf(plsPersona.schema))).toEqual(names(theirs));
  });
});

describe.skipIf(!present)('our statement of the PLS glossary', () => {
  const reference = new Ajv2020({ strict: false }).compile(
    present ? (read('schemas/reference.json') as JsonSchema) : {},
  );
  const glossary = present ? read('reference/glossary.json') : {};

  function explained(data: unknown): unknown {
    if (!isRecord(data) || !Array.isArray(data.terms)) return data;
    const terms = data.terms.map((term: unknown) =>
      isRecord(term) && !Object.hasOwn(term, 'see') ? { definitions: [], ...term } : term,
    );
    return { ...data, terms };
  }

  test('accepts the glossary that is there', () => {
    expect(reference(glossary)).toBe(true);
    expect(plsGlossary.validate(glossary)).toBe(true);
  });

  test('judges it with one fault as the reference does', () => {
    let invalid = 0;
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 5 }), fc.jsonValue({ maxDepth: 2 }), (at, how, value) => {
        const broken = fault(glossary, at, how, value);
        if (!reference(broken)) invalid++;
        // A term that is not explained yet may stand there.
        expect(plsGlossary.validate(broken)).toBe(reference(explained(broken)));
      }),
      { numRuns: 2000 },
    );
    expect(invalid).toBeGreaterThan(100);
  });
});

/** A copy of a document with one thing changed at one of its places. */
function fault(document: unknown, at: number, how: number, value: unknown): unknown {
  const copy: unknown = structuredClone(document);
  const holders = containers(copy);
  const holder = holders[at % holders.length];
  if (holder === undefined) return value;
  const keys = Object.keys(holder);
  const key = keys[at % Math.max(1, keys.length)] ?? 'added';
  if (Array.isArray(holder)) {
    if (how % 3 === 0) holder.push(value);
    else if (how % 3 === 1) holder.splice(Number(key) || 0, 1);
    else holder[Number(key) || 0] = value;
    return copy;
  }
  const mapping = holder as Record<string, unknown>;
  const before = mapping[key];
  if (how === 0 || how === 3) delete mapping[key];
  if (how === 1) mapping[key] = value;
  if (how === 2) mapping[`x-${key}`] = value;
  if (how === 3) mapping[key.toUpperCase()] = before;
  if (how === 4) mapping[key] = [before];
  if (how === 5) mapping[key] = '*';
  return copy;
}

function containers(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(containers)];
}

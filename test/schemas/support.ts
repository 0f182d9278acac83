import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { annotations } from '../../scripts/schemas/bundle.mjs';
import { ajvOptions } from '../../scripts/schemas/validators.mjs';
import { plsGlossary, plsPersona } from '../../server/src/kinds/pls.js';
import { kinds } from '../../server/src/kinds/registry.js';
import type { JsonSchema, Validator } from '../../server/src/kinds/types.js';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

export interface NamedSchema {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly validate: Validator;
}

/** Every schema that we publish, under the name of its file. */
export const schemas: readonly NamedSchema[] = [
  ...kinds.map(({ name, schema, validate }) => ({ name, schema, validate })),
  { name: 'pls-persona', schema: plsPersona.schema, validate: plsPersona.validate },
  { name: 'pls-glossary', schema: plsGlossary.schema, validate: plsGlossary.validate },
];

/** The published file, as another editor reads it. */
export function published(name: string): JsonSchema {
  return JSON.parse(readFileSync(join(projectRoot, 'schemas', `${name}.schema.json`), 'utf8')) as JsonSchema;
}

/** An ajv that knows the published schemas and takes them as strictly as the build does. */
export function ajvOfPublished(): Ajv2020 {
  const ajv = new Ajv2020(ajvOptions);
  ajv.addVocabulary(annotations.filter((keyword) => keyword === 'enumDescriptions' || keyword.startsWith('x-')));
  addFormats(ajv, ['date']);
  for (const { schema } of schemas) ajv.addSchema(schema);
  return ajv;
}

/** A schema inside a schema, with the pointer that leads to it. */
export interface Place {
  readonly pointer: string;
  readonly schema: JsonSchema;
  /** What holds it: a key of a mapping, an item, a branch ... */
  readonly as: 'root' | 'property' | 'item' | 'branch' | 'definition' | 'any-key' | 'key-name';
}

/** Every schema inside a schema, itself first. `$ref` is not followed: its target is visited under `$defs`. */
export function placesOf(schema: JsonSchema, pointer = '', as: Place['as'] = 'root'): Place[] {
  const inner = (value: JsonSchema, step: string, kind: Place['as']) => placesOf(value, `${pointer}/${step}`, kind);
  const under = (keyword: '$defs' | 'properties', kind: Place['as']) =>
    Object.entries(schema[keyword] ?? {}).flatMap(([name, value]) => inner(value, `${keyword}/${name}`, kind));
  const { additionalProperties } = schema;
  return [
    { pointer, schema, as },
    ...under('properties', 'property'),
    ...under('$defs', 'definition'),
    ...(schema.items ? inner(schema.items, 'items', 'item') : []),
    ...(schema.prefixItems ?? []).flatMap((value, index) => inner(value, `prefixItems/${index}`, 'item')),
    ...(schema.anyOf ?? []).flatMap((value, index) => inner(value, `anyOf/${index}`, 'branch')),
    ...(schema.propertyNames ? inner(schema.propertyNames, 'propertyNames', 'key-name') : []),
    ...(typeof additionalProperties === 'object' ? inner(additionalProperties, 'additionalProperties', 'any-key') : []),
  ];
}

/**
 * From `schemas/source/*.yaml` to schemas that stand alone.
 *
 * The sources may use three short forms, so that they stay readable:
 * - `values: {value: meaning}` becomes `enum` and `enumDescriptions`;
 * - `statements: {noun, description, examples, properties}` becomes a list whose items are a text, or a mapping with the
 *   noun, further properties, `rank` and `evidence`;
 * - an object with `properties` that says nothing else is closed: no other keys, but `x-` and `x_` keys are the team's own.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** @typedef {{[keyword: string]: unknown}} Schema */

/**
 * Every schema we publish, in the order of menus and docs. `own` is whether the house rules (`x-` keys) apply; `list` is
 * the key under which a file may hold several.
 */
export const sources = Object.freeze([
  { name: 'persona', typeName: 'Persona', own: true, list: 'personas' },
  { name: 'icp', typeName: 'Icp', own: true, list: 'icps' },
  { name: 'jtbd', typeName: 'Jtbd', own: true, list: 'jobs' },
  { name: 'story', typeName: 'Story', own: true, list: 'stories' },
  { name: 'segment', typeName: 'Segment', own: true, list: 'segments' },
  { name: 'persona-map', typeName: 'PersonaMap', own: true, list: 'persona_maps' },
  { name: 'empathy-map', typeName: 'EmpathyMap', own: true, list: 'empathy_maps' },
  { name: 'value-proposition', typeName: 'ValueProposition', own: true, list: 'value_propositions' },
  { name: 'experience-map', typeName: 'ExperienceMap', own: true, list: 'experience_maps' },
  { name: 'swot', typeName: 'Swot', own: true },
  { name: 'pestel', typeName: 'Pestel', own: true },
  { name: 'maturity-model', typeName: 'MaturityModel', own: true, list: 'maturity_models' },
  { name: 'study', typeName: 'Study', own: true, list: 'studies' },
  { name: 'interview-guide', typeName: 'InterviewGuide', own: true, list: 'interview_guides' },
  { name: 'glossary', typeName: 'Glossary', own: true, list: 'glossaries' },
  { name: 'config', typeName: 'Config', own: true },
  { name: 'pls-persona', typeName: 'PlsPersona', own: false },
  { name: 'pls-glossary', typeName: 'PlsGlossary', own: false },
]);

const idBase = 'https://raw.githubusercontent.com/personas-as-code/personas-as-code/main/schemas/';
const teamKeys = '^x[-_]';
const schemaMaps = ['properties', 'patternProperties', '$defs'];
const schemaLists = ['anyOf', 'prefixItems'];
const schemaValues = ['items', 'additionalProperties', 'propertyNames'];

/** @param {unknown} value @returns {value is Schema} */
export function isSchema(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A copy of a schema with every schema inside it, then itself, run through a function.
 * @param {Schema} schema
 * @param {(schema: Schema) => Schema} change
 * @returns {Schema}
 */
export function mapSchema(schema, change) {
  /** @type {Schema} */
  const copy = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (schemaMaps.includes(keyword) && isSchema(value)) {
      copy[keyword] = Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, isSchema(inner) ? mapSchema(inner, change) : inner]),
      );
    } else if (schemaLists.includes(keyword) && Array.isArray(value)) {
      copy[keyword] = value.map((inner) => mapSchema(inner, change));
    } else if (schemaValues.includes(keyword) && isSchema(value)) {
      copy[keyword] = mapSchema(value, change);
    } else {
      copy[keyword] = value;
    }
  }
  return change(copy);
}

/**
 * Puts the short forms of the sources into plain JSON Schema.
 * @param {Schema} schema
 * @returns {Schema}
 */
function expand(schema) {
  const { values, statements, ...plain } = schema;
  if (isSchema(values)) {
    plain.enum = Object.keys(values);
    plain.enumDescriptions = Object.values(values);
  }
  if (isSchema(statements)) Object.assign(plain, statementList(statements));
  if (plain.examples === undefined && Array.isArray(plain.enum)) plain.examples = plain.enum.slice(0, 2);
  return plain;
}

/** @param {Schema} form @returns {Schema} */
function statementList({ noun, description, examples, properties }) {
  const key = String(noun);
  const extra = isSchema(properties) ? mapSchema({ properties }, expand).properties : {};
  const texts = Array.isArray(examples) ? examples : [];
  return {
    type: 'array',
    items: {
      description,
      examples: [...texts, { [key]: texts[0], rank: 1 }],
      anyOf: [
        { type: 'string', description: 'The text alone.' },
        {
          type: 'object',
          description: 'The text with details, such as how important it is and what shows it.',
          required: [key],
          properties: {
            [key]: { type: 'string', description, examples },
            ...(isSchema(extra) ? extra : {}),
            rank: { $ref: 'common.yaml#/$defs/rank' },
            evidence: { $ref: 'common.yaml#/$defs/evidence' },
          },
        },
      ],
    },
  };
}

/**
 * Closes an object that lists its keys, and leaves the team's own keys alone in every closed object.
 * @param {Schema} schema
 * @returns {Schema}
 */
function close(schema) {
  if (schema.type !== 'object') return schema;
  const { additionalProperties = schema.properties ? false : undefined, ...rest } = schema;
  if (additionalProperties === undefined || additionalProperties === true) return schema;
  return { ...rest, patternProperties: { [teamKeys]: {} }, additionalProperties };
}

/** @param {string} folder @param {string} file @returns {Schema} */
function load(folder, file) {
  return mapSchema(parse(readFileSync(join(folder, file), 'utf8')), expand);
}

/**
 * Takes a definition out of a source: `common.yaml#/$defs/id` or, within the file itself, `#/$defs/id`.
 * @param {Map<string, Schema>} files
 * @param {string} file
 * @param {string} name
 */
function definition(files, file, name) {
  const defs = files.get(file)?.$defs;
  const found = isSchema(defs) ? defs[name] : undefined;
  if (!isSchema(found)) throw new Error(`schemas/source/${file} has no definition "${name}"`);
  return found;
}

/**
 * One source with everything that it refers to in its own `$defs`.
 * @param {string} folder the folder of the sources
 * @param {{name: string, own: boolean}} source
 * @returns {Schema}
 */
export function bundle(folder, { name, own }) {
  const home = `${name}.yaml`;
  const files = new Map(
    [...new Set(['common.yaml', 'pls-persona.yaml', home])].map((file) => [file, load(folder, file)]),
  );
  /** @type {Map<string, Schema>} */
  const defs = new Map();

  /** @param {Schema} schema @param {string} file @returns {Schema} */
  const adopt = (schema, file) =>
    mapSchema(schema, (inner) => {
      if (typeof inner.$ref !== 'string') return inner;
      const [at, pointer = ''] = inner.$ref.split('#');
      const from = at || file;
      const key = pointer.replace('/$defs/', '');
      const target = from === 'pls-persona.yaml' && from !== home ? `pls_${key}` : key;
      if (!defs.has(target)) {
        defs.set(target, {});
        defs.set(target, adopt(definition(files, from, key), from));
      }
      return { ...inner, $ref: `#/$defs/${target}` };
    });

  const { $defs: _, title, description, ...rest } = files.get(home) ?? {};
  const root = adopt(rest, home);
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${idBase}${name}.schema.json`,
    $comment: `Generated from schemas/source/${home} by scripts/schemas.mjs. Do not edit.`,
    title,
    description,
    ...root,
    $defs: Object.fromEntries([...defs].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  return own ? mapSchema(schema, close) : schema;
}

/**
 * What we publish: the schema of an entity, which takes a list of entities in its place too. A file named for its kind may
 * hold either, and another editor has only the one schema. `kinds/entity-schema.ts` takes the entity out again.
 * @param {{list?: string}} source
 * @param {Schema} schema of an entity
 * @returns {Schema}
 */
export function publish({ list }, schema) {
  const { $schema, $id, $comment, title, description, required, $defs, ...entity } = schema;
  // A list of jobs looks like a job that has jobs: no file by that name is taken for a list.
  if (!list || !isSchema($defs) || !isSchema(schema.properties) || list in schema.properties) return schema;
  const member = { $ref: '#/$defs/entity' };
  const withId = { type: 'object', ...member, required };
  const collection = {
    description: `Several in one file: a list, or one below the other by their ids. ${description}`,
    anyOf: [
      { type: 'array', items: withId },
      { type: 'object', additionalProperties: member },
    ],
  };
  return {
    $schema,
    $id,
    $comment,
    title,
    description,
    type: 'object',
    if: { type: 'object', required: [list], properties: { id: false, kind: false } },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { type: 'object', properties: { [list]: collection } },
    else: withId,
    $defs: { entity, ...$defs },
  };
}

/** Keywords that explain and do not decide. */
export const annotations = Object.freeze([
  'title',
  'description',
  'examples',
  'enumDescriptions',
  'default',
  '$comment',
  'x-reference',
]);

/**
 * A schema without its annotations: what validators and types need.
 * @param {Schema} schema
 * @returns {Schema}
 */
export function withoutAnnotations(schema) {
  return mapSchema(schema, (inner) =>
    Object.fromEntries(Object.entries(inner).filter(([keyword]) => !annotations.includes(keyword))),
  );
}

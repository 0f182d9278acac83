/** Compiles schemas to plain code ahead of time: no eval in what ships, and a fast start. */
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import { isSchema, mapSchema, withoutAnnotations } from './bundle.mjs';
import { slim } from './slim.mjs';
import { mergeUnions } from './unions.mjs';

/** @typedef {import('./bundle.mjs').Schema} Schema */

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The options of every validator of ours; tests use the same. */
export const ajvOptions = Object.freeze({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  // A rule may be given as [severity] or as [severity, options].
  strictTuples: false,
  // One function a definition, called where it is used: a fifth of the code.
  inlineRefs: false,
});

const sharedId = 'urn:personas-as-code:shared';

/** @param {unknown} value */
const fingerprint = (value) => createHash('sha1').update(JSON.stringify(value)).digest('hex').slice(0, 8);

/**
 * Moves the definitions of several schemas into one, so that what they have in common is compiled once.
 * @param {Schema[]} schemas
 * @returns {{shared: Schema, roots: Schema[]}}
 */
function share(schemas) {
  /** @type {{[name: string]: Schema}} */
  const defs = {};
  const roots = schemas.map((schema) => {
    const { $defs = {}, ...root } = schema;
    const own = isSchema($defs) ? $defs : {};
    /** @param {string} name */
    const homeOf = (name) => `${name}-${fingerprint(reach(own, name))}`;
    /** @param {Schema} inner */
    const point = (inner) =>
      typeof inner.$ref === 'string'
        ? { ...inner, $ref: `${sharedId}#/$defs/${homeOf(inner.$ref.replace('#/$defs/', ''))}` }
        : inner;
    for (const [name, def] of Object.entries(own)) if (isSchema(def)) defs[homeOf(name)] ??= mapSchema(def, point);
    return mapSchema(root, point);
  });
  return shareAlike(defs, roots);
}

/**
 * Gives what stands at several places, such as a list of pains, a definition of its own: one function, and not one a place.
 * @param {{[name: string]: Schema}} defs
 * @param {Schema[]} roots
 */
function shareAlike(defs, roots) {
  /** @type {Map<string, Schema>} every group of fields and every list by its place in the shared schema */
  const groups = new Map();
  /** @param {Schema} schema @returns {Schema} */
  const part = (schema) => {
    if (!('properties' in schema || 'items' in schema)) return schema;
    const $ref = `${sharedId}#/$defs/alike-${fingerprint(schema)}`;
    groups.set($ref, schema);
    return { $ref };
  };
  /** @param {Schema} schema the whole of it, in which every group inside is but a pointer @returns {Schema} */
  const taken = (schema) => {
    const parted = mapSchema(schema, part);
    return groups.get(String(parted.$ref)) ?? parted;
  };
  const wholes = {
    defs: Object.entries(defs).map(([name, def]) => ({ name, def: taken(def) })),
    roots: roots.map(taken),
  };

  const inUse = [...groups.values(), ...Object.values(wholes.defs).map(({ def }) => def), ...wholes.roots];
  /** @type {Map<unknown, number>} */
  const uses = new Map();
  for (const schema of new Set(inUse)) {
    mapSchema(schema, (inner) => {
      if (groups.has(String(inner.$ref))) uses.set(inner.$ref, (uses.get(inner.$ref) ?? 0) + 1);
      return inner;
    });
  }
  /** Puts back what stands at one place only. @param {Schema} schema @returns {Schema} */
  const whole = (schema) =>
    mapSchema(schema, (inner) => {
      const group = groups.get(String(inner.$ref));
      return group && uses.get(inner.$ref) === 1 ? whole(group) : inner;
    });
  const shared = [...groups].filter(([$ref]) => (uses.get($ref) ?? 0) > 1);
  return {
    shared: {
      $id: sharedId,
      $defs: Object.fromEntries([
        ...wholes.defs.map(({ name, def }) => [name, whole(def)]),
        ...shared.map(([$ref, group]) => [$ref.replace(`${sharedId}#/$defs/`, ''), whole(group)]),
      ]),
    },
    roots: wholes.roots.map(whole),
  };
}

/**
 * A definition and everything that it leads to: two of one name are the same only if all of that is.
 * @param {Schema} defs
 * @param {string} name
 * @param {Map<string, unknown>} found
 * @returns {unknown[]}
 */
function reach(defs, name, found = new Map()) {
  const def = defs[name];
  if (!isSchema(def) || found.has(name)) return [];
  found.set(name, def);
  mapSchema(def, (inner) => {
    if (typeof inner.$ref === 'string') reach(defs, inner.$ref.replace('#/$defs/', ''), found);
    return inner;
  });
  return [...found];
}

/** @param {string} typeName such as `PlsPersona` */
export const validatorName = (typeName) => `validate${typeName}`;

/**
 * @param {readonly {typeName: string, schema: Schema}[]} schemas
 * @returns {Promise<{code: string, declarations: string}>}
 */
export async function compileValidators(schemas) {
  // Messages are our own, made from what is wrong and from the schema.
  const ajv = new Ajv2020({ ...ajvOptions, messages: false, code: { source: true, esm: true, lines: true } });
  // What only `unevaluatedProperties` and `$dynamicRef` need; we use neither.
  Object.assign(ajv.opts, { unevaluated: false, dynamicRef: false });
  addFormats(ajv, ['date']);
  /** @type {{[name: string]: string}} */
  const exports = {};
  const { shared, roots } = share(schemas.map(({ schema }) => mergeUnions(withoutAnnotations(schema))));
  ajv.addSchema([shared, ...roots]);
  for (const { typeName, schema } of schemas) exports[validatorName(typeName)] = String(schema.$id);
  // ajv's output calls `require` for its helpers; bundled, the file needs nothing and runs in a browser too.
  const bundled = await build({
    stdin: { contents: slim(standalone(ajv, exports)), resolveDir: root, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minifyWhitespace: true,
    legalComments: 'none',
    lineLimit: 200,
    absWorkingDir: root,
  });
  const banner = '// Generated by scripts/schemas.mjs. Do not edit.\n';
  const declared = Object.keys(exports).map((name) => `export declare const ${name}: Validator;\n`);
  return {
    code: `${banner}${bundled.outputFiles[0]?.text ?? ''}`,
    declarations: `${banner}import type { Validator } from '../types.js';\n\n${declared.join('')}`,
  };
}

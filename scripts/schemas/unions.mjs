/**
 * Our unions take values of different JSON types: a text or a mapping, a text or a list. JSON Schema's keywords each speak
 * of one type only, so such an `anyOf` says the same as its branches laid over each other. Validators compiled from that
 * are half the size, and they report what is wrong with the shape that was written, not what it is not.
 */
import { isSchema, mapSchema } from './bundle.mjs';

/** @typedef {import('./bundle.mjs').Schema} Schema */

/**
 * @param {Schema} root a bundled schema
 * @returns {Schema} a schema with the same verdicts; only unions with an `enum` or a `const`, which speak of every type, stay
 */
export function mergeUnions(root) {
  const defs = isSchema(root.$defs) ? root.$defs : {};
  /** @param {Schema} branch @returns {Schema} */
  const resolve = (branch) => {
    const target = typeof branch.$ref === 'string' ? defs[branch.$ref.replace('#/$defs/', '')] : branch;
    if (!isSchema(target)) throw new Error(`Nothing stands at ${branch.$ref}`);
    return target;
  };
  return mapSchema(root, (schema) => {
    if (!Array.isArray(schema.anyOf)) return schema;
    const branches = schema.anyOf.map(resolve);
    if (branches.some((branch) => 'enum' in branch || 'const' in branch)) return schema;
    const { anyOf, ...merged } = schema;
    merged.type = branches.map((branch) => branch.type);
    for (const { type, ...keywords } of branches) {
      const clash = Object.keys(keywords).find((keyword) => keyword in merged);
      if (clash) throw new Error(`Two branches of a union both say "${clash}"`);
      Object.assign(merged, keywords);
    }
    return merged;
  });
}

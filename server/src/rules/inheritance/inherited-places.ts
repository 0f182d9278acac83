import { join, locate } from '../../document/pointer.js';
import { asMapping } from '../../document/syntax.js';
import { branches, fieldSchemas } from '../../kinds/schema-walk.js';
import type { Entity } from '../../kinds/types.js';
import type { Body } from '../../library/bodies.js';
import type { EffectivePersona } from '../../library/inheritance.js';
import { type Branch, isWildcard, type Leaf, leafAt } from '../../library/inheritance.js';
import type { Library } from '../../library/library.js';
import type { Declaration } from '../../library/links.js';

/** Whether the schema names the key itself. */
export function isKnownField(entity: Entity, path: readonly string[]): boolean {
  return fieldSchemas(entity.schema, path).length > 0;
}

/** Whether a key has to stand where its mapping stands. */
export function isRequired(entity: Entity, path: readonly string[]): boolean {
  const key = path.at(-1) ?? '';
  const holders = fieldSchemas(entity.schema, path.slice(0, -1));
  return holders.flatMap((holder) => branches(entity.schema, holder)).some(({ required }) => required?.includes(key));
}

/** Whether the value at a path is written at that very place, and not taken over by an alias or a merge. */
export function isWritten(entity: Entity, path: readonly string[]): boolean {
  const found = locate(entity.node, join('', ...path));
  return found?.parent?.type === 'mapping' && found.parent.pairs.some(({ value }) => value === found.node);
}

/** The mapping at a path, where there is one. */
export function mappingAt(entity: Entity, path: readonly string[]) {
  return asMapping(locate(entity.node, join('', ...path))?.node);
}

/** The personas who made a value, in words: `dev` and `lead`. */
export function whose({ from, added }: Leaf): string {
  return namesOf([from, ...added]);
}

/** Where the personas who made a value declare themselves; only those that have an id. */
export function declarationsOf({ links }: Library, bodies: readonly Body[]): readonly Declaration[] {
  return [...new Set(bodies)].flatMap(({ id, uri, document, pointer }) =>
    id === undefined
      ? []
      : links
          .declarations('persona', id)
          .filter((one) => one.uri === uri && one.document === document && one.pointer === pointer),
  );
}

function namesOf(bodies: readonly Body[]): string {
  const ids = [...new Set(bodies.map(({ id, name }) => `\`${id ?? name ?? 'a parent'}\``))];
  return ids.length < 2 ? ids.join('') : `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}`;
}

/** What the parents say about one thing, each view once, with the last parent that holds it. */
export interface View {
  readonly value: unknown;
  readonly parent: Body;
}

/** The views of the parents about a value; more than one means that they disagree. Who says nothing definite has none. */
export function viewsOf({ fromParents }: Pick<EffectivePersona, 'fromParents'>, path: readonly string[]): View[] {
  const views = new Map<string, View>();
  for (const { parent, said } of fromParents) {
    const leaf = definiteAt(said, path);
    if (!leaf) continue;
    const key = JSON.stringify(leaf.value);
    views.delete(key);
    views.set(key, { value: leaf.value, parent });
  }
  return [...views.values()];
}

/** A value that says something: not `"*"`, not an empty list, not nothing. */
export function definiteAt(branch: Branch, path: readonly string[]): Leaf | undefined {
  const leaf = leafAt(branch, path);
  return leaf && saysSomething(leaf.value) ? leaf : undefined;
}

/** Whether a value says something definite. */
export function saysSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || isWildcard(value)) return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

import { formatOf } from '../../document/front-matter.js';
import { join, locate, type PathStep, pathTo, segmentsOf } from '../../document/pointer.js';
import { asMapping, type ScalarNode, type Span } from '../../document/syntax.js';
import { fieldSchemas } from '../../kinds/schema-walk.js';
import type { Entity, JsonSchema, PersonaFile } from '../../kinds/types.js';
import { removal } from '../removal.js';
import type { Fix } from '../types.js';

/** A value of an entity that people read: where it stands, and what it says. */
export interface TextValue {
  readonly text: string;
  readonly node: ScalarNode;
  readonly pointer: string;
  readonly path: readonly string[];
}

/** The text at a step of the walk; nothing for other values, for keys of the team's own and in the config file. */
export function textAt({ node, pointer }: PathStep, entity: Entity): TextValue | undefined {
  if (node.type !== 'scalar' || typeof node.value !== 'string') return undefined;
  const path = segmentsOf(pointer);
  return isOurs(entity, path) ? { text: node.value, node, pointer, path } : undefined;
}

/** Whether rules about values look at a place: not at keys of the team's own, and not at the config file. */
export function isOurs(entity: Entity, path: readonly string[]): boolean {
  if (entity.kind === 'config') return false;
  return entity.dialect === 'pls' || !path.some((key) => /^x[-_]/.test(key));
}

/** The schemas of the value at a path; nothing where the format does not know it. */
export function schemasOf(entity: Entity, path: readonly string[]): JsonSchema[] {
  return fieldSchemas(entity.schema, path, entity.data);
}

/** A part of a text where it stands in the file; the whole value where it is written in another way there. */
export function partOf({ parsed }: PersonaFile, { node }: TextValue, part: string): Span {
  const at = parsed.text.slice(node.span.start, node.span.end).indexOf(part);
  return at < 0 ? node.span : { start: node.span.start + at, end: node.span.start + at + part.length };
}

/** Whether a place stands between brackets or braces, or in a JSON file, where there is no block style. */
export function isInFlow({ uri }: PersonaFile, entity: Entity, { start }: Span): boolean {
  if (formatOf(uri) === 'json') return true;
  return pathTo(entity.node, start).some(
    ({ node }) => (node.type === 'mapping' || node.type === 'sequence') && node.flow,
  );
}

/** The fix that takes a value out of the text, with what would be left empty; none where something has to stand there. */
export function removing(title: string, { parsed }: PersonaFile, entity: Entity, path: readonly string[]): Fix[] {
  let gone = path;
  while (isNeeded(entity, gone)) {
    gone = gone.slice(0, -1);
    const around = asMapping(locate(entity.node, join('', ...gone))?.node);
    if (gone.length === 0 || around?.pairs.length !== 1) return [];
  }
  const edit = removal(parsed, entity, join('', ...gone));
  return edit ? [{ title, edits: [edit] }] : [];
}

/** Whether a key has to stand where its mapping stands. */
export function isNeeded(entity: Entity, path: readonly string[]): boolean {
  const key = path.at(-1) ?? '';
  return schemasOf(entity, path.slice(0, -1)).some(({ required }) => required?.includes(key));
}

import { segmentsOf, walk } from '../document/pointer.js';
import type { ScalarNode } from '../document/syntax.js';
import { referenceIn } from '../kinds/references.js';
import { fieldSchemas } from '../kinds/schema-walk.js';
import type { Entity } from '../kinds/types.js';

/** A text that somebody wrote in an entity, and where it stands. */
export interface WrittenText {
  readonly text: string;
  readonly node: ScalarNode;
  readonly pointer: string;
  /** The keys on the way to it, without the places in lists: `goals`, `goal`. */
  readonly keys: readonly string[];
}

/** Keys below which stand names, addresses and places, or what others said and wrote. */
const notWritten = new Set([
  ...['id', 'kind', 'name', 'label', 'image', 'img', 'pic', 'link', 'url', 'href', 'source', 'by', 'owner', 'tags'],
  ...['status', 'tools', 'information_sources', 'languages', 'location', 'evidence', 'persona_label', 'history'],
]);

const known = new WeakMap<Entity, readonly WrittenText[]>();

/**
 * The texts of an entity in its own words: no names, no words from a list, no evidence, and nothing under the team's
 * own keys. Texts under keys that the format does not know count: they are read by people too.
 */
export function writtenTexts(entity: Entity): readonly WrittenText[] {
  const before = known.get(entity);
  if (before) return before;
  const found: WrittenText[] = [];
  walk(entity.node, ({ node, pointer }) => {
    if (node.type !== 'scalar' || typeof node.value !== 'string' || !/\p{L}/u.test(node.value)) return;
    const segments = segmentsOf(pointer);
    const keys = segments.filter((segment) => !/^\d+$/.test(segment));
    if (keys.some((key) => /^(?:x[_-]|\$)/.test(key) || notWritten.has(key))) return;
    if (isOpen(entity, segments)) found.push({ text: node.value, node, pointer, keys });
  });
  known.set(entity, found);
  return found;
}

/** Whether a place takes free text: no word from a list, no date, no id, nothing of a fixed form. */
function isOpen({ schema }: Entity, segments: readonly string[]): boolean {
  return fieldSchemas(schema, segments).every(
    (field) =>
      field.type !== 'string' ||
      (field.enum === undefined &&
        field.const === undefined &&
        field.format === undefined &&
        field.pattern === undefined &&
        referenceIn(field) === undefined),
  );
}

/**
 * A text as it is written in its file, one character for one character, so that an offset in it is an offset in the
 * file. What is no word of it is blanked out: quotes, escapes, the sign that opens a block, addresses and paths.
 */
export function sourceOf(text: string, { span, style }: ScalarNode): string {
  const raw = text.slice(span.start, span.end);
  return withoutMarks(raw, style).replace(/\S+/g, (word) => (isAddress(word) ? blank(word) : word));
}

function withoutMarks(raw: string, style: ScalarNode['style']): string {
  if (style === 'double') return raw.replace(/^"|"$|\\(?:x..|u.{4}|U.{8}|.)/g, blank);
  if (style === 'single') return raw.replace(/^'|'$/g, blank);
  return style === 'literal' || style === 'folded' ? raw.replace(/^[|>].*/, blank) : raw;
}

function isAddress(word: string): boolean {
  return word.includes('://') || word.includes('@') || /^["'(<]?[\w.-]*\/.*\.\w{1,5}\W?$/.test(word);
}

function blank(part: string): string {
  return ' '.repeat(part.length);
}

import { eol, scalar } from '../document/edits.js';
import { formatOf } from '../document/front-matter.js';
import { resolve, type ScalarNode, type SequenceNode, type Span } from '../document/syntax.js';
import type { PersonaFile } from '../kinds/types.js';
import type { Fix } from './types.js';

type Edit = Fix['edits'][number];

/** A text in place of another, in quotes where that one is. */
export function inPlaceOf(file: PersonaFile, span: Span, text: string): Edit {
  return { span, newText: like(file, span, text) };
}

function like({ uri, parsed }: PersonaFile, { start }: Span, text: string): string {
  const opening = parsed.text.charAt(start);
  if (opening === "'" && !/[\r\n]/.test(text)) return `'${text.replace(/'/g, "''")}'`;
  return opening === '"' || formatOf(uri) === 'json' ? JSON.stringify(text) : scalar(text);
}

/** A key under another name, in quotes where it is in quotes. */
export function renamedKey(file: PersonaFile, key: ScalarNode, name: string): Edit {
  return { span: key.span, newText: like(file, key.span, name) };
}

/** Writes items at the end of a list, as the others are written; nothing for a list that has no clear end. */
export function appended(file: PersonaFile, list: SequenceNode, items: readonly unknown[]): Edit | undefined {
  const { parsed } = file;
  const last = resolve(list.items.at(-1));
  if (list.flow) {
    const texts = items.map((item) =>
      typeof item === 'string' && last ? like(file, last.span, item) : JSON.stringify(item),
    );
    const at = last?.span.end ?? list.span.start + 1;
    return { span: { start: at, end: at }, newText: (last ? ', ' : '') + texts.join(', ') };
  }
  if (!last) return undefined;
  const { lines } = parsed;
  const line = lines.lineAt(last.span.start);
  const dash = /^ *- +/.exec(lines.line(line))?.[0];
  if (dash === undefined || lines.startOf(line) + dash.length !== last.span.start) return undefined;
  const endLine = lines.lineAt(last.span.end);
  const at = lines.startOf(endLine) + lines.line(endLine).length;
  const texts = items.map((item) => (typeof item === 'string' ? like(file, last.span, item) : JSON.stringify(item)));
  return { span: { start: at, end: at }, newText: texts.map((text) => eol(parsed) + dash + text).join('') };
}

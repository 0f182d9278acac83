import { convertDocument } from '../../server/src/convert/convert.js';
import { applyEdits } from '../../server/src/convert/source.js';
import { formatOf } from '../../server/src/document/front-matter.js';
import { parse } from '../../server/src/document/parse.js';
import type { ParsedText } from '../../server/src/document/parsed-text.js';
import { keyName, type SyntaxNode } from '../../server/src/document/syntax.js';
import { slugOf } from '../../server/src/kinds/slug.js';
import type { KindName, PersonaFile } from '../../server/src/kinds/types.js';
import { knowsId, personaIdOf } from '../../server/src/library/persona-names.js';
import type { Finding } from '../../server/src/rules/types.js';
import { type Shelf, shelf } from '../support/library.js';

/** A text in a library, and what the config file says that it holds. */
export interface Setting {
  readonly name?: string;
  readonly kind?: KindName;
  /** Other files of the library. */
  readonly beside?: Readonly<Record<string, string>>;
}

function libraryWith(
  text: string,
  { name = 'a.persona.yaml', kind, beside = {} }: Setting,
): Shelf & { file: PersonaFile } {
  const config = kind === undefined ? {} : { 'personas.config.yaml': `include: [{ glob: ${name}, kind: ${kind} }]` };
  const made = shelf({ ...beside, ...config, [name]: text });
  const file = made.files.get(name);
  if (!file) throw new Error(`${name} is missing`);
  return { ...made, file };
}

/** The text with every document of it converted. */
export function converted(text: string, setting: Setting = {}): string {
  let result = text;
  const count = libraryWith(text, setting).file.parsed.documents.length;
  for (let document = 0; document < count; document++) {
    const { file, library } = libraryWith(result, setting);
    const personaId = (name: string) => personaIdOf(library, name);
    const knows = (of: KindName, id: string) => knowsId(library, of, id);
    const edits = convertDocument(file, { document, ownKeys: true, personaId, knows });
    for (const [index, { span }] of edits.entries()) {
      if (span.start < (edits[index - 1]?.span.end ?? 0)) throw new Error('Edits overlap or are out of order');
    }
    result = applyEdits(result, edits);
  }
  return result;
}

/** What all rules say of a text; gaps are left out. */
export function findingsOf(text: string, setting: Setting = {}): readonly Finding[] {
  const { name = 'a.persona.yaml' } = setting;
  return libraryWith(text, setting)
    .findings(name)
    .filter(({ channel }) => channel === 'finding');
}

/** Words that only join the parts of a story, or say of a range what its sign says. */
const formula = new Set(
  'as a an the i want would like need can could so that in order to and from under over up below above years people'.split(
    ' ',
  ),
);

/** The comments and words of the first text that the second one lacks; keys count only as what a word may become. */
export function lost(before: string, after: string, name = 'a.persona.yaml'): string[] {
  const [old, made] = [before, after].map((text) => parse(text, formatOf(name)));
  if (!old || !made) return [];
  const comments = missing(old.comments.map(commentText), made.comments.map(commentText));
  const kept = [...scalarsOf(made, true)].flatMap(words);
  const gone = missing(scalarsOf(old, false).flatMap(words), kept).filter((word) => !formula.has(word));
  return [...comments, ...gone];
}

function commentText({ text }: { text: string }): string {
  return `# ${text.trim()}`;
}

function words(text: string): string[] {
  // An id is made of a role: its letters without accents say the same.
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => slugOf(word) || word);
}

function missing(wanted: readonly string[], given: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const text of given) left.set(text, (left.get(text) ?? 0) + 1);
  return wanted.filter((text) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}

function scalarsOf(parsed: ParsedText, keysToo: boolean): string[] {
  const found: string[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'scalar' && node.value !== null) found.push(String(node.value));
    if (node.type === 'sequence') node.items.forEach(visit);
    if (node.type !== 'mapping') return;
    for (const pair of node.pairs) {
      if (keysToo) found.push(keyName(pair));
      visit(pair.value);
    }
  };
  for (const { root } of parsed.documents) if (root) visit(root);
  return found;
}

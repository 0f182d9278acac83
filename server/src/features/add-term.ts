import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver-types';
import { insertPairs } from '../document/edits.js';
import { formatOf } from '../document/front-matter.js';
import { Lines, type Position, type Range } from '../document/lines.js';
import { asSequence, pairOf, type Span, valueAt } from '../document/syntax.js';
import type { Entity, PersonaFile } from '../kinds/types.js';
import { glossaryOf } from '../library/glossary.js';
import type { LinkIndex } from '../library/link-index.js';
import { appendItem } from './list-edit.js';
import { textsOf } from './terms.js';
import { scalarText } from './yaml-text.js';

/** The command of the server that shows a place: where the definition is to be written. */
export const showPlaceCommand = 'personas.showPlace';

/** A term is a few words, no sentence. */
const longestTerm = 60;
const mostWords = 6;

/** Where a term goes: into a glossary of the library, or into a new file. */
export type GlossaryTarget = { readonly file: PersonaFile; readonly glossary: Entity } | { readonly newFile: string };

/** The words that a selection takes from a text, if they may be a term that the library does not explain yet. */
export function selectedTerm(file: PersonaFile, links: LinkIndex, range: Range): string | undefined {
  const { lines, text } = file.parsed;
  const [start, end] = [lines.offsetAt(range.start), lines.offsetAt(range.end)];
  const [node] = textsOf(file, start);
  if (!node || end <= start || end > node.span.end) return undefined;
  const term = text.slice(start, end).replace(/\s+/g, ' ').trim();
  const fits = term.length <= longestTerm && term.split(' ').length <= mostWords && /\p{L}/u.test(term);
  if (!fits || /["\\\n]|^[|>]/.test(term)) return undefined;
  return glossaryOf(links)
    .find(term)
    .some(({ place }) => place)
    ? undefined
    : term;
}

/**
 * Adds a term to a glossary, with a place for what it means.
 *
 * @param canShow whether the client can be asked to show that place then
 */
export function addTermAction(term: string, target: GlossaryTarget, canShow: boolean): CodeAction | undefined {
  const insertion = 'newFile' in target ? newGlossary(term, target.newFile) : newEntry(term, target);
  if (!insertion) return undefined;
  const { uri, range, newText } = insertion;
  const at = definitionIn(range.start, newText);
  const show = { title: 'Write what it means', command: showPlaceCommand, arguments: [uri, { start: at, end: at }] };
  return {
    title: `Add "${term}" to the glossary`,
    kind: CodeActionKind.Refactor,
    edit: 'newFile' in target ? creating(uri, newText) : { changes: { [uri]: [{ range, newText }] } },
    ...(canShow ? { command: show } : {}),
  };
}

function creating(uri: string, newText: string): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  const edits = [{ range: { start, end: start }, newText }];
  return {
    documentChanges: [
      { kind: 'create', uri, options: { overwrite: false } },
      { textDocument: { uri, version: null }, edits },
    ],
  };
}

interface Insertion {
  readonly uri: string;
  readonly range: Range;
  readonly newText: string;
}

function newGlossary(term: string, uri: string): Insertion {
  const lines = ['kind: glossary', 'id: glossary', 'name: Glossary', 'terms:', ...blockLines(term, '  '), ''];
  const start = { line: 0, character: 0 };
  return { uri, range: { start, end: start }, newText: lines.join('\n') };
}

function newEntry(term: string, { file, glossary }: { file: PersonaFile; glossary: Entity }): Insertion | undefined {
  const edit = entryEdit(term, file, glossary);
  return edit && { uri: file.uri, range: file.parsed.lines.range(edit.span), newText: edit.newText };
}

function entryEdit(
  term: string,
  { uri, parsed }: PersonaFile,
  { node }: Entity,
): { span: Span; newText: string } | undefined {
  const pair = pairOf(node, 'terms');
  if (!pair) return insertPairs(parsed, node, [['terms', [{ term, definition: '' }]]], ['name', 'summary']);
  const list = asSequence(pair.value);
  if (!list || list !== pair.value) return undefined;
  const many = list.items.some((item) => valueAt(item, 'definitions'));
  const flow = formatOf(uri) === 'json' ? jsonItem(term, many) : `{ term: ${scalarText(term)}, definition: "" }`;
  return appendItem(parsed, list, { block: (indent) => blockLines(term, indent), flow });
}

/** As the library's own glossary writes it; those of the Persona Library System list definitions. */
function jsonItem(term: string, many: boolean): string {
  return `{ "term": ${JSON.stringify(term)}, ${many ? '"definitions": [""]' : '"definition": ""'} }`;
}

function blockLines(term: string, indent: string): string[] {
  return [`${indent}- term: ${scalarText(term)}`, `${indent}  definition: ""`];
}

/** Between the quotes of the definition, as the text stands after the edit. */
function definitionIn(start: Position, newText: string): Position {
  const { line, character } = new Lines(newText).positionAt(newText.lastIndexOf('""') + 1);
  return { line: start.line + line, character: line === 0 ? start.character + character : character };
}

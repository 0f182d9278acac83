import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import { convertDocument, isConvertible } from '../convert/convert.js';
import type { Range } from '../document/lines.js';
import type { KindName, PersonaFile } from '../kinds/types.js';
import type { Library } from '../library/library.js';
import { knowsId, personaIdOf } from '../library/persona-names.js';
import type { Finding } from '../rules/types.js';
import { textEdits } from './code-actions.js';

/** What the client hands back when it wants the edits of the action. */
export interface ConvertData {
  readonly convert: { readonly uri: string; readonly document: number };
}

/** The rules whose findings converting can mend. */
const mendable: ReadonlySet<string> = new Set([
  'synonym-key',
  'mixed-key-case',
  'unknown-key',
  'wrong-type',
  'bad-value',
  'enum-value',
  'missing-key',
  'range-as-string',
  'story-prose',
]);

/**
 * "Convert this document to the canonical format", wherever the cursor stands in an entity of a document that has
 * something to convert.
 *
 * @param lazily whether the client asks for the edits once the action is chosen
 */
export function convertActions(
  file: PersonaFile,
  findings: readonly Finding[],
  library: Library,
  range: Range,
  lazily: boolean,
): CodeAction[] {
  const { lines } = file.parsed;
  const entity = file.entities.find(({ node, dialect }) => {
    const { start, end } = lines.range(node.span);
    return dialect === 'native' && start.line <= range.end.line && range.start.line <= end.line;
  });
  if (!entity) return [];
  const { document } = entity;
  const isWanted = findings.some((finding) => finding.document === document && mendable.has(finding.rule));
  if (!isWanted || !isConvertible(file, optionsFor(library, document))) return [];
  const data: ConvertData = { convert: { uri: file.uri, document } };
  const action = { title: 'Convert this document to the canonical format', kind: CodeActionKind.RefactorRewrite, data };
  return [lazily ? action : withEdits(action, file, library)];
}

/** The action with its edits, as the file is now. */
export function resolveConvert(action: CodeAction, file: PersonaFile, library: Library): CodeAction {
  return isConvertData(action.data) ? withEdits({ ...action, data: action.data }, file, library) : action;
}

/** Whether the data of an action is that of a conversion. */
export function isConvertData(data: unknown): data is ConvertData {
  return typeof data === 'object' && data !== null && 'convert' in data;
}

function withEdits(action: CodeAction & { data: ConvertData }, file: PersonaFile, library: Library): CodeAction {
  const edits = convertDocument(file, optionsFor(library, action.data.convert.document));
  return {
    ...action,
    edit: { changes: { [file.uri]: textEdits({ title: action.title, edits }, file.parsed.lines) } },
  };
}

function optionsFor(library: Library, document: number) {
  return {
    document,
    ownKeys: true,
    personaId: (name: string) => personaIdOf(library, name),
    knows: (kind: KindName, id: string) => knowsId(library, kind, id),
  };
}

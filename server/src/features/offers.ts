import { type CodeAction, CodeActionKind, type Diagnostic, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { Range } from '../document/lines.js';
import { baseName } from '../kinds/claim.js';
import { kindOf } from '../kinds/registry.js';
import type { KindName, PersonaFile } from '../kinds/types.js';
import type { Library } from '../library/library.js';
import type { Finding, Offer } from '../rules/types.js';
import { showPlaceCommand } from './add-term.js';
import { belongsTo, touches } from './code-actions.js';
import { folderBeside } from './new-file.js';
import { expandSnippet } from './pieces.js';
import { filledTemplate, templates } from './templates.js';

/** What the client can do with files, and what stands in new ones. */
export interface OfferOptions {
  readonly creates: boolean;
  readonly renames: boolean;
  /** Whether the client opens a file when asked to. */
  readonly shows: boolean;
  /** ISO date. */
  readonly today: string;
}

/** What mends the findings that a range touches by making or renaming a file. */
export function offerActions(
  file: PersonaFile,
  findings: readonly Finding[],
  range: Range,
  asked: readonly Diagnostic[],
  library: Library,
  options: OfferOptions,
): CodeAction[] {
  const { lines } = file.parsed;
  return findings
    .filter(({ span, offers }) => offers && touches(lines.range(span), range))
    .flatMap((finding) => {
      const diagnostic = asked.find((candidate) => belongsTo(candidate, finding, lines));
      return (finding.offers ?? []).flatMap((offer) => {
        const action = 'create' in offer ? creation(offer, file, library, options) : renaming(offer, options);
        return action ? [{ ...action, ...(diagnostic ? { diagnostics: [diagnostic] } : {}) }] : [];
      });
    });
}

/** The beginning of a file. */
const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function creation(
  { title, create, edits = [] }: Extract<Offer, { create: unknown }>,
  file: PersonaFile,
  library: Library,
  { creates, shows, today }: OfferOptions,
): CodeAction | undefined {
  const template = templates.find(({ kind }) => kind === create.kind);
  const uri = creates ? newUri(create, file, library) : undefined;
  if (!template || uri === undefined) return undefined;
  const filled = () => expandSnippet(filledTemplate(template, { id: create.id, name: nameFor(create.id), today }));
  const newText = create.text ?? `${filled()}\n`;
  const here = edits.map((edit) => ({ range: file.parsed.lines.range(edit.span), newText: edit.newText }));
  return {
    title: `${title} (${baseName(uri)})`,
    kind: CodeActionKind.QuickFix,
    edit: {
      documentChanges: [
        { kind: 'create', uri },
        { textDocument: { uri, version: null }, edits: [{ range: nowhere, newText }] },
        ...(here.length > 0 ? [{ textDocument: { uri: file.uri, version: null }, edits: here }] : []),
      ],
    },
    ...(shows ? { command: { title: 'Open it', command: showPlaceCommand, arguments: [uri, nowhere] } } : {}),
  };
}

/** `claims-adjuster` as a person would say it. */
function nameFor(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Where a file of that id would lie; nothing for a place that is taken, or a file that lies nowhere. */
function newUri(
  { kind, id }: { readonly kind: KindName; readonly id: string },
  { uri }: PersonaFile,
  library: Library,
): string | undefined {
  const cut = uri.lastIndexOf('/');
  if (cut < 0) return undefined;
  const made = `${folderBeside({ kind }, uri.slice(0, cut), library)}/${id}.${kindOf(kind).suffix ?? kind}.yaml`;
  return library.isTaken(made) ? undefined : made;
}

function renaming(
  { title, rename }: Extract<Offer, { rename: unknown }>,
  { renames }: OfferOptions,
): CodeAction | undefined {
  if (!renames) return undefined;
  const edit: WorkspaceEdit = { documentChanges: [{ kind: 'rename', oldUri: rename.from, newUri: rename.to }] };
  return { title, kind: CodeActionKind.QuickFix, edit };
}

import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type SnippetTextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import { eol } from '../document/edits.js';
import { formatOf } from '../document/front-matter.js';
import type { Range } from '../document/lines.js';
import type { ParsedText } from '../document/parsed-text.js';
import { walk } from '../document/pointer.js';
import type { PersonaFile } from '../kinds/types.js';
import { anchorSpan } from '../library/place.js';
import { allGaps } from '../rules/suppression/suppress.js';
import type { Finding } from '../rules/types.js';
import { showPlaceCommand } from './add-term.js';
import { belongsTo, touches } from './code-actions.js';
import { type ConfigTarget, silenceInConfig } from './silence-config.js';

/** What the client can do. */
export interface SilenceOptions {
  /** Edits with a place to go on typing (`workspaceEdit.snippetEditSupport`). */
  readonly snippets: boolean;
  /** Whether it makes files as part of an edit. */
  readonly creates: boolean;
  /** Whether it shows a place when asked to. */
  readonly shows: boolean;
}

/** A broken text is mended, not silenced; and a comment about a comment is for those who really want it. */
const notOffered: ReadonlySet<string> = new Set(['yaml-syntax', 'unused-suppression']);

/** A rule that speaks at a range, and the line to silence. */
interface Loud {
  readonly rule: string;
  readonly line: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The quick fixes that silence the rules that speak at a range: by a comment that leaves its reason to be filled in, or,
 * where a file has no comments, in the config file. The gaps of an entity are silenced as one, as they are shown.
 *
 * @param asked the diagnostics that the client shows there
 * @param config the config file of the library, or where it would be
 */
export function silenceActions(
  file: PersonaFile,
  findings: readonly Finding[],
  range: Range,
  asked: readonly Diagnostic[],
  config: ConfigTarget | undefined,
  options: SilenceOptions,
): CodeAction[] {
  return loudAt(file, findings, range, asked).flatMap(({ rule, line, diagnostics }) => {
    const common = {
      kind: CodeActionKind.QuickFix,
      ...(diagnostics.length > 0 ? { diagnostics: [...diagnostics] } : {}),
    };
    if (formatOf(file.uri) === 'json') {
      const edit = config && silenceInConfig(config, rule, options.creates);
      return edit ? [{ title: `Silence ${rule} for this file in ${config.name}`, ...common, edit }] : [];
    }
    const above = commentAbove(file.parsed, line);
    return [
      ...(above === undefined
        ? []
        : [{ title: `Silence ${rule} for this line…`, ...common, ...writing(file, above, line, rule, options) }]),
      {
        title: `Silence ${rule} for this file…`,
        ...common,
        ...writing(file, topOf(file.parsed), undefined, rule, options),
      },
    ];
  });
}

function loudAt(
  { parsed }: PersonaFile,
  findings: readonly Finding[],
  range: Range,
  asked: readonly Diagnostic[],
): Loud[] {
  const { lines } = parsed;
  const found = new Map<string, Loud>();
  // What is wrong comes before what is missing.
  const isGap = ({ channel }: Finding) => Number(channel === 'gap');
  for (const finding of [...findings].sort((a, b) => isGap(a) - isGap(b))) {
    const { rule, channel, entity } = finding;
    const span = channel === 'gap' && entity ? anchorSpan(entity) : finding.span;
    if (notOffered.has(rule) || !touches(lines.range(span), range)) continue;
    const id = channel === 'gap' ? allGaps : rule;
    const line = lines.lineAt(span.start);
    const diagnostics = asked.filter((diagnostic) => belongsTo(diagnostic, finding, lines));
    const known = found.get(`${id} ${line}`)?.diagnostics ?? [];
    found.set(`${id} ${line}`, { rule: id, line, diagnostics: [...new Set([...known, ...diagnostics])] });
  }
  return [...found.values()];
}

/** Where a comment above a line would begin; nothing where it would become a part of a text. */
function commentAbove({ documents, lines }: ParsedText, line: number): number | undefined {
  const at = lines.startOf(line) + markOf(lines.text, line);
  let inside = false;
  for (const { root } of documents) {
    if (root)
      walk(root, ({ node: { type, span } }) => {
        inside ||= type === 'scalar' && span.start < at && at <= span.end;
      });
  }
  return inside ? undefined : at;
}

/** Where a comment for the whole file would begin: below the comments that the file begins with. */
function topOf({ lines, extent }: ParsedText): number {
  let line = lines.lineAt(extent?.start ?? 0);
  while (line < lines.count - 1 && /^\uFEFF?[ \t]*#/.test(lines.line(line))) line++;
  return lines.startOf(line) + markOf(lines.text, line);
}

/** The byte order mark stays in front of everything. */
function markOf(text: string, line: number): number {
  return line === 0 && text.startsWith('\uFEFF') ? 1 : 0;
}

/** Writes a comment, and leads to where its reason belongs. */
function writing(
  { uri, parsed }: PersonaFile,
  at: number,
  line: number | undefined,
  rule: string,
  { snippets, shows }: SilenceOptions,
): Pick<CodeAction, 'edit' | 'command'> {
  const { lines } = parsed;
  const indent = line === undefined ? '' : (/^[ \t]*/.exec(lines.line(line).replace('\uFEFF', ''))?.[0] ?? '');
  const comment = `${indent}# personas-disable${line === undefined ? '' : '-next-line'} ${rule} -- `;
  const range = lines.range({ start: at, end: at });
  if (snippets) return { edit: withSnippet(uri, range, `${comment}$0${eol(parsed)}`) };
  const { start } = range;
  const reason = { line: start.line, character: start.character + comment.length };
  const show = { title: 'Say why', command: showPlaceCommand, arguments: [uri, { start: reason, end: reason }] };
  return {
    edit: { changes: { [uri]: [{ range, newText: comment + eol(parsed) }] } },
    ...(shows ? { command: show } : {}),
  };
}

function withSnippet(uri: string, range: Range, value: string): WorkspaceEdit {
  const edit: SnippetTextEdit = { range, snippet: { kind: 'snippet', value } };
  return { documentChanges: [{ textDocument: { uri, version: null }, edits: [edit] }] };
}

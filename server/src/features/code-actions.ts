import { type CodeAction, CodeActionKind, type Diagnostic, type TextEdit } from 'vscode-languageserver-types';
import type { Lines, Range } from '../document/lines.js';
import type { Span } from '../document/syntax.js';
import type { PersonaFile } from '../kinds/types.js';
import { anchorSpan } from '../library/place.js';
import type { Finding, Fix } from '../rules/types.js';
import { byWorth, incomplete } from './diagnostics.js';

/**
 * The quick fixes for the findings that a range touches.
 *
 * @param asked the diagnostics that the client shows there; each fix is tied to its own
 */
export function codeActions(
  file: PersonaFile,
  findings: readonly Finding[],
  range: Range,
  asked: readonly Diagnostic[],
): CodeAction[] {
  const { lines } = file.parsed;
  return findings
    .filter((finding) => isAt(finding, range, lines))
    .sort(worthMoreFirst)
    .flatMap((finding) => {
      const diagnostic = asked.find((candidate) => belongsTo(candidate, finding, lines));
      return finding.fixes.map((fix) => toAction(fix, file.uri, lines, diagnostic, isClear(fix, finding)));
    });
}

/** Whether the fixes of a finding are offered at a range. */
export function isAt(finding: Finding, range: Range, lines: Lines): boolean {
  return placesOf(finding).some((span) => touches(lines.range(span), range));
}

/** Findings in the order of the text, then gaps as `incomplete` lists them. */
function worthMoreFirst(a: Finding, b: Finding): number {
  if (a.channel !== b.channel) return a.channel === 'gap' ? 1 : -1;
  return a.channel === 'gap' ? byWorth(a, b) : 0;
}

/** Whether a fix is clearly right: it says the same in another form, or nothing else would do. */
function isClear({ safe, choice }: Fix, { channel, fixes, offers = [] }: Finding): boolean {
  return channel === 'finding' && choice !== true && (safe === true || fixes.length + offers.length === 1);
}

/** Whether a diagnostic that the client shows is this finding. */
export function belongsTo(diagnostic: Diagnostic, finding: Finding, lines: Lines): boolean {
  if (diagnostic.source !== 'personas') return false;
  if (finding.channel === 'gap')
    return (
      diagnostic.code === incomplete && placesOf(finding).some((span) => touches(diagnostic.range, lines.range(span)))
    );
  return diagnostic.code === finding.rule && same(diagnostic.range, lines.range(finding.span));
}

/** Where the fixes of a finding are offered: a gap is also told of where its entity is named. */
function placesOf({ span, channel, entity }: Finding): Span[] {
  return channel === 'gap' && entity ? [span, anchorSpan(entity)] : [span];
}

function toAction(
  fix: Fix,
  uri: string,
  lines: Lines,
  diagnostic: Diagnostic | undefined,
  preferred: boolean,
): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    ...(diagnostic ? { diagnostics: [diagnostic] } : {}),
    ...(preferred ? { isPreferred: true } : {}),
    edit: { changes: { [uri]: textEdits(fix, lines) } },
  };
}

/** The edits of a fix as LSP has them. */
export function textEdits(fix: Fix, lines: Lines): TextEdit[] {
  return fix.edits.map(({ span, newText }) => ({ range: lines.range(span), newText }));
}

/** Whether two ranges share a place, if only an end. */
export function touches(a: Range, b: Range): boolean {
  return !before(a.end, b.start) && !before(b.end, a.start);
}

function before(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function same(a: Range, b: Range): boolean {
  return !before(a.start, b.start) && !before(b.start, a.start) && !before(a.end, b.end) && !before(b.end, a.end);
}

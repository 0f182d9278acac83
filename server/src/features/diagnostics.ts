import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { ruleUrl } from '../docs-url.js';
import type { Lines } from '../document/lines.js';
import type { Entity, PersonaFile } from '../kinds/types.js';
import { type Severity, settingFor, severities } from '../library/config.js';
import { type Library, pathIn } from '../library/library.js';
import { anchorSpan } from '../library/place.js';
import type { Finding } from '../rules/types.js';

/** What a diagnostic carries for its fixes. */
export interface DiagnosticData {
  readonly rule: string;
  readonly pointer: string;
  readonly document: number;
  readonly fixable: boolean;
}

/** The rule id of the one diagnostic that lists the gaps of an entity. */
export const incomplete = 'incomplete';

const severityOf = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** The findings of a file one by one, and its gaps as one diagnostic an entity (DESIGN, "Two channels"). */
export function diagnostics(file: PersonaFile, findings: readonly Finding[], library: Library): Diagnostic[] {
  const { lines } = file.parsed;
  const setting = settingFor(library.config, incomplete, pathIn(library, file.uri))?.severity;
  const loud = findings.filter(({ channel }) => channel === 'finding').map((finding) => toDiagnostic(finding, lines));
  if (setting === 'off') return loud;
  const gaps = file.entities.flatMap((entity) => gapDiagnostic(entity, gapsOf(entity, findings), lines, setting) ?? []);
  return [...loud, ...gaps];
}

/** The gaps of one entity, the one that is worth most first. */
export function gapsOf(entity: Entity, findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.channel === 'gap' && finding.entity === entity).sort(byWorth);
}

/** What is worth more first, by points and then by severity. */
export function byWorth(a: Finding, b: Finding): number {
  return (b.gain ?? 0) - (a.gain ?? 0) || severities.indexOf(a.severity) - severities.indexOf(b.severity);
}

function toDiagnostic(finding: Finding, lines: Lines): Diagnostic {
  const { rule, pointer, document, fixes, related = [] } = finding;
  const relatedInformation = related.map(({ uri, range, message }) => ({ location: { uri, range }, message }));
  const data: DiagnosticData = { rule, pointer, document, fixable: fixes.length > 0 };
  return {
    range: lines.range(finding.span),
    severity: severityOf[finding.severity],
    source: 'personas',
    code: rule,
    codeDescription: { href: ruleUrl(rule) },
    message: finding.message,
    ...(relatedInformation.length > 0 ? { relatedInformation } : {}),
    data,
  };
}

/** As loud as the gaps in it: those of drafts and first sketches are hints. */
function gapDiagnostic(
  entity: Entity,
  gaps: readonly Finding[],
  lines: Lines,
  setting: Severity | undefined,
): Diagnostic | undefined {
  if (gaps.length === 0) return undefined;
  const isHint = gaps.every(({ severity }) => severity === 'hint');
  const data: DiagnosticData = {
    rule: incomplete,
    pointer: entity.pointer,
    document: entity.document,
    fixable: gaps.some(({ fixes }) => fixes.length > 0),
  };
  return {
    range: lines.range(anchorSpan(entity)),
    severity: severityOf[setting ?? (isHint ? 'hint' : 'info')],
    source: 'personas',
    code: incomplete,
    codeDescription: { href: ruleUrl(incomplete) },
    message: messageOf(gaps),
    data,
  };
}

/** So many gaps are told in full; more would be a wall of text. */
const mostTold = 5;

function messageOf(gaps: readonly Finding[]): string {
  const told = gaps.map(({ message, gain }) => `${message}${gain ? ` (+${round(gain)} readiness)` : ''}`);
  if (told.length === 1) return `Worth adding: ${told.join('')}`;
  // One that is left over takes no more room than the line that says so.
  const shown = told.length === mostTold + 1 ? told : told.slice(0, mostTold);
  const more = told.length - shown.length;
  const items = [...shown, ...(more > 0 ? [`and ${more} more`] : [])];
  return `${told.length} things are worth adding:\n${items.map((item) => `- ${item}`).join('\n')}`;
}

function round(gain: number): string {
  return String(Math.round(gain * 10) / 10);
}

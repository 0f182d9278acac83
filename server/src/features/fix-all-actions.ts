import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver-types';
import type { Range } from '../document/lines.js';
import type { Entity, PersonaFile } from '../kinds/types.js';
import { hash } from '../library/hash.js';
import type { Library } from '../library/library.js';
import type { Finding } from '../rules/types.js';
import { belongsTo, isAt, textEdits } from './code-actions.js';
import { fixAll, fixesOfRule, gapFixesOf, type Pick, safeFixes } from './fix-all.js';
import { judgeInstead } from './judge-text.js';

/** The kind of the action that clients run on save; below `source.fixAll`, so that this runs it too. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.personas`;

/** What many fixes at once are about: all that are safe, those of a rule, or the gaps of the entity at a place. */
type Scope = 'safe' | { readonly rule: string } | { readonly document: number; readonly pointer: string };

/** What the client hands back when it wants the edits of the action. */
export interface FixAllData {
  readonly fixAll: {
    readonly uri: string;
    readonly scope: Scope;
    /** Tells the text that the action was offered for from any other; files that no editor holds have no version. */
    readonly text: string;
  };
}

/** A file as it was last judged. */
interface Judged {
  readonly file: PersonaFile;
  readonly findings: readonly Finding[];
  readonly library: Library;
  /** ISO date. */
  readonly today: string;
}

/**
 * The actions that fix many findings at once: all of a rule, and all gaps of an entity, where the range touches one of
 * them and there are others. Their edits are made by `resolveFixAll`.
 *
 * @param asked the diagnostics that the client shows there
 */
export function fixAllActions(
  { file, findings }: Judged,
  range: Range,
  asked: readonly Diagnostic[],
): (CodeAction & { data: FixAllData })[] {
  const { lines } = file.parsed;
  const here = findings.filter((finding) => isAt(finding, range, lines));
  const text = hash(file.parsed.text);
  const action = (title: string, scope: Scope, fixed: readonly Finding[]) => {
    const diagnostics = asked.filter((shown) => fixed.some((finding) => belongsTo(shown, finding, lines)));
    const data: FixAllData = { fixAll: { uri: file.uri, scope, text } };
    return { title, kind: CodeActionKind.QuickFix, ...(diagnostics.length > 0 ? { diagnostics } : {}), data };
  };
  const several = (pick: Pick) => {
    const all = findings.filter((finding) => pick(finding));
    return all.length > 1 && all.some((finding) => here.includes(finding)) ? all : undefined;
  };
  const rules = new Set(here.filter(({ channel }) => channel === 'finding').map(({ rule }) => rule));
  const ofRules = [...rules].flatMap((rule) => {
    const all = several(fixesOfRule(rule));
    return all ? [action(`Fix all: ${rule} in this file`, { rule }, all)] : [];
  });
  const ofGaps = entitiesOf(here).flatMap((entity) => {
    const { document, pointer } = entity;
    const all = several(gapFixesOf(entity));
    return all ? [action('Add all that is missing', { document, pointer }, all)] : [];
  });
  return [...ofRules, ...ofGaps];
}

function entitiesOf(findings: readonly Finding[]): Entity[] {
  const gaps = findings.filter(({ channel }) => channel === 'gap');
  return [...new Set(gaps.flatMap(({ entity }) => entity ?? []))];
}

/** All that is safe to fix, as the action that clients run on save; none where nothing is. */
export function sourceFixAll(judged: Judged): CodeAction[] {
  const { file, findings } = judged;
  if (!findings.some((finding) => safeFixes(finding))) return [];
  const data: FixAllData = { fixAll: { uri: file.uri, scope: 'safe', text: hash(file.parsed.text) } };
  const action = { title: 'Fix all that is safe to fix', kind: fixAllKind };
  // Made at once: not every client asks for the edits of what it runs on save.
  const { edit } = resolveFixAll({ ...action, data }, judged);
  return edit ? [{ ...action, edit }] : [];
}

/** Whether the data of an action is that of many fixes at once. */
export function isFixAllData(data: unknown): data is FixAllData {
  return typeof data === 'object' && data !== null && 'fixAll' in data;
}

/** The action with its edits; without, where there is nothing left to fix, or the file has changed since it was offered. */
export function resolveFixAll(action: CodeAction & { data: FixAllData }, { file, library, today }: Judged): CodeAction {
  const { scope, text } = action.data.fixAll;
  if (hash(file.parsed.text) !== text) return action;
  const { edits } = fixAll(file.parsed.text, judgeInstead(file, library, today), pickOf(scope));
  if (edits.length === 0) return action;
  return { ...action, edit: { changes: { [file.uri]: textEdits({ title: action.title, edits }, file.parsed.lines) } } };
}

function pickOf(scope: Scope): Pick {
  if (scope === 'safe') return safeFixes;
  return 'rule' in scope ? fixesOfRule(scope.rule) : gapFixesOf(scope);
}

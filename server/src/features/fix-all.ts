import { Rewrite } from '../document/rewrite.js';
import type { TextEdit } from '../document/syntax.js';
import type { Finding, Fix } from '../rules/types.js';

/** Says what is wrong with a text that would stand in place of the file's. */
export type FindingsOf = (text: string) => readonly Finding[];

/** The fix of a finding that is to be applied, or nothing where it is to be left alone. */
export type Pick = (finding: Finding) => Fix | undefined;

/** A text with its fixes done. */
export interface Fixed {
  readonly text: string;
  /** The same as edits of the text that it was. */
  readonly edits: readonly TextEdit[];
  /** How many fewer findings there are that have such a fix. */
  readonly count: number;
}

/** What may be done unasked: it changes how something is written, and not what it says. */
export const safeFixes: Pick = ({ channel, fixes }) =>
  channel === 'finding' ? fixes.find(({ safe }) => safe === true) : undefined;

/** The first fix, the likeliest one, of every finding of a rule; none where a person has to choose. */
export function fixesOfRule(rule: string): Pick {
  return ({ rule: own, channel, fixes }) =>
    own === rule && channel === 'finding' ? fixes.find(({ choice }) => !choice) : undefined;
}

/** What fills the gaps of the entity at a place. */
export function gapFixesOf(place: { readonly document: number; readonly pointer: string }): Pick {
  return ({ channel, entity, fixes }) =>
    channel === 'gap' && entity?.document === place.document && entity.pointer === place.pointer
      ? fixes.find(({ choice }) => !choice)
      : undefined;
}

/** So many fixes are tried one by one where together they do harm. */
const mostSingly = 50;

/** So many rounds at most; what makes room for the next fix more often than that has no end. */
const mostRounds = 100;

/**
 * Applies fixes until there is none left to apply: those that do not touch each other at once, then the text is judged
 * anew, for a fix may make room for another. Fixes that together do harm are tried one by one; one that does harm alone,
 * that is one after which there are more errors than before, or which leaves its finding there, is left out. So doing it
 * again changes nothing.
 */
export function fixAll(text: string, findingsOf: FindingsOf, pick: Pick): Fixed {
  let state: State = { rewrite: new Rewrite(text), findings: findingsOf(text) };
  const before = candidatesOf(state, pick).length;
  const seen = new Set([text]);
  for (let round = 0; round < mostRounds; round++) {
    const candidates = candidatesOf(state, pick);
    const next = tried(state, apart(candidates), findingsOf, seen) ?? firstGood(state, candidates, findingsOf, seen);
    if (!next) break;
    state = next;
    seen.add(state.rewrite.text);
  }
  const { rewrite } = state;
  const count = Math.max(0, before - candidatesOf(state, pick).length);
  return { text: rewrite.text, edits: rewrite.edits(), count };
}

/** The text on its way, and what is still wrong with it. */
interface State {
  readonly rewrite: Rewrite;
  readonly findings: readonly Finding[];
}

interface Candidate {
  readonly finding: Finding;
  readonly fix: Fix;
}

function candidatesOf({ findings }: State, pick: Pick): Candidate[] {
  return findings.flatMap((finding) => {
    const fix = pick(finding);
    return fix ? [{ finding, fix }] : [];
  });
}

/** The text after these fixes, if it is better for them and none of those that we come from. */
function tried(
  { rewrite, findings }: State,
  candidates: readonly Candidate[],
  findingsOf: FindingsOf,
  seen: ReadonlySet<string>,
): State | undefined {
  if (candidates.length === 0) return undefined;
  const next = rewrite.with(candidates.flatMap(({ fix }) => fix.edits));
  if (seen.has(next.text)) return undefined;
  const after = findingsOf(next.text);
  return isBetter(findings, after, candidates) ? { rewrite: next, findings: after } : undefined;
}

/** The first of the fixes that does good alone. */
function firstGood(
  state: State,
  candidates: readonly Candidate[],
  findingsOf: FindingsOf,
  seen: ReadonlySet<string>,
): State | undefined {
  for (const candidate of candidates.slice(0, mostSingly)) {
    const next = tried(state, [candidate], findingsOf, seen);
    if (next) return next;
  }
  return undefined;
}

/** Some of what was to be fixed is gone, and there is no new error. */
function isBetter(before: readonly Finding[], after: readonly Finding[], fixed: readonly Candidate[]): boolean {
  const wanted = new Set(fixed.map(({ finding }) => keyOf(finding)));
  const left = (findings: readonly Finding[]) => findings.filter((finding) => wanted.has(keyOf(finding))).length;
  if (left(after) >= left(before)) return false;
  const known = errors(before);
  return [...errors(after)].every(([error, times]) => times <= (known.get(error) ?? 0));
}

function keyOf({ rule, message }: Finding): string {
  return `${rule} ${message}`;
}

/** How often each rule speaks of an error. */
function errors(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, severity } of findings) if (severity === 'error') counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

/**
 * As many of the fixes as can be applied at once, the first come first: their edits neither overlap nor meet. Only keys
 * that are added at one place and to one depth may come one behind the other.
 */
function apart(candidates: readonly Candidate[]): Candidate[] {
  const taken: TextEdit[] = [];
  return candidates.filter(({ fix }) => {
    if (fix.edits.some((edit) => taken.some((other) => meets(edit, other)))) return false;
    taken.push(...fix.edits);
    return true;
  });
}

function meets(a: TextEdit, b: TextEdit): boolean {
  if (a.span.start > b.span.end || b.span.start > a.span.end) return false;
  const isInsertion = a.span.start === a.span.end && b.span.start === b.span.end;
  return !isInsertion || depthOf(a) === undefined || depthOf(a) !== depthOf(b);
}

/** How far a text is indented that begins a line. */
function depthOf({ newText }: TextEdit): number | undefined {
  return /^(?:\r\n|\n|\r)( *)/.exec(newText)?.[1]?.length;
}

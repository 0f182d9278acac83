import { type Composed, compose } from './compose.js';
import { diagnose } from './diagnose.js';
import type { Format } from './front-matter.js';
import { Lines } from './lines.js';
import type { Reading } from './reading.js';
import { applied, type Remap, remapOf, remapProblem } from './remap.js';
import { readingsOf } from './repair.js';
import { silentReadings } from './silent.js';
import type { Span, SyntaxProblem, TextEdit } from './syntax.js';

/** How many broken places are read otherwise, one reparse each, before the rest is taken as it comes. */
const limit = 12;

/** How many problems have their repairs tried before they are offered. */
const vettingLimit = 25;

/** How many readings and repairs of a text are tried in all, and how many characters that may come to. */
const trialLimit = 200;
const trialCharacters = 8_000_000;

/** Counts down what may still be tried, so that no text, however strange or long, takes more than a moment. */
class Trials {
  #left: number;

  constructor({ length }: string) {
    this.#left = Math.min(trialLimit, Math.ceil(trialCharacters / (length + 1)));
  }

  /** Whether there is one more to try; takes it. */
  take(): boolean {
    return this.#left-- > 0;
  }
}

/** A text as it can be read, and what had to be overlooked. */
export interface Recovered {
  readonly composed: Composed;
  /** The text that was read in the end. */
  readonly text: string;
  /** From that text back to the one that was given; nothing where every offset is the same. */
  readonly remap?: Remap;
  /** In offsets of the text that was given. */
  readonly problems: readonly SyntaxProblem[];
}

/** A text on its way to one that can be read. */
interface State {
  readonly text: string;
  readonly lines: Lines;
  readonly composed: Composed;
  readonly remaps: readonly Remap[];
}

/**
 * Composes a text; while something in it keeps the rest from being read, or is surely not meant as it is read, that
 * place is read otherwise: a tab as spaces, a line that stands too far in at its place, anything else not at all.
 */
export function recover(given: string, lines: Lines, format: Format): Recovered {
  // The library knows no lone carriage return as a line end; this keeps the length.
  const text = given.replace(/\r(?!\n)/g, '\n');
  const first: State = { text, lines, composed: compose(text), remaps: [] };
  let state = first;
  const marked = state.composed.errors.length > 0 ? byteOrderMarks(text) : undefined;
  state = (marked && follow(state, marked)) ?? state;
  const trials = new Trials(text);
  const problems: SyntaxProblem[] = [];
  const told = new Set<number>();
  const tell = (problem: SyntaxProblem, silent = false): void => {
    // As long as there is what nobody sees, no other repair is sure to help.
    const { repairs: _, ...bare } = problem;
    const vets = !marked && !silent;
    const isTried = problem.repairs === undefined || !vets || (problems.length < vettingLimit && trials.take());
    const vetted = marked || !isTried ? bare : vets ? withUsefulRepairs(problem, state) : problem;
    const moved = state.remaps.reduceRight((found, remap) => remapProblem(found, remap), vetted);
    const back = vets ? withoutRounds(moved, first) : moved;
    const line = lines.lineAt(back.span.start);
    if (!told.has(line)) problems.push(back);
    told.add(line);
  };
  if (marked) problems.push(...marked.problems);
  for (let round = 0; round < limit; round++) {
    const found = next(state, format, trials);
    if (!found) break;
    for (const problem of found.reading.problems) tell(problem, found.silent);
    state = found.state;
  }
  for (const problem of remaining(state)) tell(problem);
  const { remaps } = state;
  const remap: Remap = (span) => remaps.reduceRight((moved, back) => back(moved), span);
  return { composed: state.composed, text: state.text, problems, ...(remaps.length > 0 ? { remap } : {}) };
}

/** Byte order marks inside a text: nobody sees them, and the library stumbles over them. */
function byteOrderMarks(text: string): Reading | undefined {
  const places = [...text.matchAll(/(?<=[\s\S])\uFEFF/g)].map(({ index }) => ({ start: index, end: index + 1 }));
  const [first] = places;
  if (!first) return undefined;
  const repair = { title: 'Remove it', edits: places.map((span) => ({ span, newText: '' })) };
  const message = 'There is a sign here that nobody sees, a byte order mark. Remove it.';
  return {
    edits: places.map((span) => ({ span, newText: ' ' })),
    problems: [{ code: 'syntax', message, span: first, repairs: [repair] }],
  };
}

/** The next place that is read otherwise; `silent` where the parser itself finds nothing wrong with it. */
function next(
  state: State,
  format: Format,
  trials: Trials,
): { reading: Reading; state: State; silent?: true } | undefined {
  const { text, lines, composed } = state;
  for (const reading of readingsOf(text, lines, composed)) {
    if (!trials.take()) return undefined;
    const after = follow(state, reading);
    if (after && helps(composed, after.composed, reading, text.length)) return { reading, state: after };
  }
  for (const reading of silentReadings(text, lines, composed.documents, format)) {
    if (!trials.take()) return undefined;
    const after = follow(state, reading);
    if (after && after.composed.errors.length <= composed.errors.length) return { reading, state: after, silent: true };
  }
  return undefined;
}

function follow({ text, remaps }: State, { edits }: Reading): State | undefined {
  const changed = applied(text, edits);
  if (changed === text) return undefined;
  const sameLength = edits.every(({ span, newText }) => newText.length === span.end - span.start);
  return {
    text: changed,
    lines: new Lines(changed),
    composed: compose(changed),
    remaps: sameLength ? remaps : [...remaps, remapOf(edits)],
  };
}

/** A reading helps when it leaves fewer errors, or lets the parser come further and find those below. */
function helps(before: Composed, after: Composed, { problems, edits }: Reading, length: number): boolean {
  if (after.errors.length < before.errors.length) return true;
  const [first] = errorPlaces(after, remapOf(edits));
  return (first?.at ?? length) > Math.max(...problems.map(({ span }) => span.end));
}

/** A problem without the repairs that would leave it where it is. */
function withUsefulRepairs(problem: SyntaxProblem, { text, composed }: State): SyntaxProblem {
  const { repairs, ...told } = problem;
  // What the parser reads without an error has been tried already.
  if (!repairs || composed.errors.length === 0) return problem;
  const useful = repairs.filter(({ edits }) =>
    isGoneAfter(edits, problem.span, composed, compose(applied(text, edits))),
  );
  return useful.length > 0 ? { ...told, repairs: useful } : told;
}

/** A repair of blanks and brackets alone, which another one may undo. */
const undoable = /^[\s[\]{},]*$/;

/**
 * A problem without the repairs that could go on for ever: what only moves a line or a bracket has to leave fewer errors
 * in the text as it stands, not only in the one that was read in the end.
 */
function withoutRounds(problem: SyntaxProblem, { text, composed }: State): SyntaxProblem {
  const { repairs, ...told } = problem;
  if (!repairs || composed.errors.length === 0) return problem;
  const useful = repairs.filter(
    ({ edits }) =>
      !edits.every(({ span, newText }) => undoable.test(newText) && undoable.test(text.slice(span.start, span.end))) ||
      compose(applied(text, edits)).errors.length < composed.errors.length,
  );
  return useful.length > 0 ? { ...told, repairs: useful } : told;
}

/** Whether nothing is wrong at a place any more, and something that was wrong is not. */
function isGoneAfter(edits: readonly TextEdit[], span: Span, before: Composed, after: Composed): boolean {
  if (after.errors.length < before.errors.length) return true;
  const left = errorPlaces(after, remapOf(edits));
  const keys = new Set(left.map(({ code, at }) => `${code} ${at}`));
  const isHere = left.some(({ at }) => at >= span.start && at <= span.end);
  return !isHere && errorPlaces(before).some(({ code, at }) => !keys.has(`${code} ${at}`));
}

function errorPlaces({ errors }: Composed, remap?: Remap): { code: string; at: number }[] {
  return errors.map(({ code, pos: [at] }) => ({ code, at: remap ? remap({ start: at, end: at }).start : at }));
}

/** What is left to say once the worst is set aside. One broken line often yields several errors; the first says enough. */
function remaining({ text, lines, composed }: State): SyntaxProblem[] {
  let unclosed = false;
  return composed.errors.flatMap((error) => {
    // When an inner bracket stays open, the outer one ends in the wrong place; that is no fault of its own.
    if (unclosed && /must end with|and end with/.test(error.message)) return [];
    unclosed ||= error.message.includes('and end with');
    return [diagnose(error, text, lines, composed.documents)];
  });
}

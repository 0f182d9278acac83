import { Composer, type CST, type Document, Parser, type YAMLError } from 'yaml';
import { convert } from './convert.js';
import { diagnose } from './diagnose.js';
import { type Format, frontMatter, only } from './front-matter.js';
import { Lines } from './lines.js';
import { firstNonJson } from './not-json.js';
import type { ParsedText } from './parsed-text.js';
import { repairText } from './repair.js';
import type { Comment, Span, SyntaxProblem } from './syntax.js';

/** How many broken lines are set aside, one reparse each, before the rest is taken as it comes. */
const repairLimit = 12;
/** How deep values may nest; deeper text is refused before it can exhaust the stack. */
const depthLimit = 400;

/**
 * Parses a text (YAML 1.2 or JSON) once, with recovery: whatever is wrong becomes a problem, and all that can still be
 * read is in the tree. Offsets always refer to the text as given. Never throws.
 *
 * @param format `markdown` reads the front matter only; `json` also reports what YAML would accept and JSON does not, such as a comma too many
 */
export function parse(text: string, format: Format = 'yaml'): ParsedText {
  if (format === 'markdown') return parseFrontMatter(text);
  const lines = new Lines(text);
  const unreadable = refuse(text);
  if (unreadable) return { text, lines, documents: [], comments: [], problems: [unreadable] };

  const problems: SyntaxProblem[] = [];
  try {
    const { composed, comments } = composeWithRepairs(text, lines, problems);
    const documents = composed.map((document, index) => convert(document, index, text, problems));
    const broken = text.indexOf('\uFFFD');
    if (broken >= 0) problems.push(brokenCharacter(broken));
    if (format === 'json' && problems.length === 0) problems.push(...notJson({ text, lines, documents, comments }));
    problems.sort((a, b) => a.span.start - b.span.start);
    return { text, lines, documents, comments, problems };
  } catch (error) {
    if (!(error instanceof TooDeep || error instanceof RangeError)) throw error;
    // The parser recurses a little too; where it gave up first, the place is not known.
    const start = error instanceof TooDeep ? error.offset : 0;
    const problem = tooDeep({ start, end: Math.min(start + 1, text.length) });
    return { text, lines, documents: [], comments: [], problems: [problem] };
  }
}

/** What stands for a byte that is no UTF-8: an umlaut of a file in an older encoding, for one. */
function brokenCharacter(start: number): SyntaxProblem {
  const message =
    'A character could not be read here, because the file is not UTF-8. Save it as UTF-8 and write the character again.';
  return { code: 'syntax', message, span: { start, end: start + 1 } };
}

/** Ends the reading of a text before composing it exhausts the stack. */
class TooDeep extends Error {
  constructor(readonly offset: number) {
    super();
  }
}

/** Measures without recursion how deep the collections nest. */
function refuseDepth(tokens: readonly CST.Token[]): void {
  const open = tokens.flatMap((token) => (token.type === 'document' ? [{ token: token.value, depth: 0 }] : []));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (!token || !('items' in token)) continue;
    if (depth >= depthLimit) throw new TooDeep(token.offset);
    for (const { key, value } of token.items as { key?: CST.Token | null; value?: CST.Token }[]) {
      if (key) open.push({ token: key, depth: depth + 1 });
      if (value) open.push({ token: value, depth: depth + 1 });
    }
  }
}

/** Only the front matter is read; the prose below it is nobody's business here. */
function parseFrontMatter(text: string): ParsedText {
  const extent = frontMatter(text) ?? { start: 0, end: 0 };
  return { ...parse(only(text, extent)), text, lines: new Lines(text), extent };
}

/** YAML is wider than JSON; other programs that read the file are not. */
function notJson(parsed: Omit<ParsedText, 'problems'>): SyntaxProblem[] {
  const { text, lines } = parsed;
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    const at = Math.min(Number(/position (\d+)/.exec(String(error))?.[1] ?? 0), text.length);
    const lineEnd = lines.startOf(lines.lineAt(at)) + lines.line(lines.lineAt(at)).length;
    const span = firstNonJson(parsed) ?? { start: at, end: Math.max(at, lineEnd) };
    return [
      { code: 'syntax', message: 'This is not JSON. Look for a comma too many, a comment or a missing quote.', span },
    ];
  }
}

function refuse(text: string): SyntaxProblem | undefined {
  const firstLine = { start: 0, end: Math.min(text.length, Math.max(1, text.search(/[\r\n]|$/))) };
  if (text.includes('\0') || (text.match(/\uFFFD/g)?.length ?? 0) > Math.max(3, text.length / 50)) {
    return {
      code: 'binary',
      message:
        'This file is not readable text. Save it as UTF-8 text, or leave it out with `exclude` in personas.config.yaml.',
      span: firstLine,
    };
  }
  return undefined;
}

function tooDeep(span: Span): SyntaxProblem {
  return {
    code: 'too-deep',
    message: `Values are nested more than ${depthLimit} levels deep here. Flatten them.`,
    span,
  };
}

interface Composed {
  readonly composed: readonly Document.Parsed[];
  readonly comments: readonly Comment[];
}

/**
 * Composes the documents; while the first error keeps the rest of the text from being read, the line at fault is
 * blanked out (same length, so offsets hold) and the text is read again.
 */
function composeWithRepairs(text: string, lines: Lines, problems: SyntaxProblem[]): Composed {
  // The library knows no lone carriage return as a line end; this keeps the length.
  let current = text.replace(/\r(?!\n)/g, '\n');
  let result = compose(current);
  for (let round = 0; round < repairLimit && result.errors.length > 0; round++) {
    const repaired = repairText(current, lines, result.errors, result.composed);
    if (!repaired || repaired.text === current) break;
    const next = compose(repaired.text);
    // A repair helps when it leaves fewer errors, or lets the parser come further and find those below.
    const further = (next.errors[0]?.pos[0] ?? text.length) > repaired.problem.span.end;
    if (next.errors.length >= result.errors.length && !further) break;
    problems.push(repaired.problem);
    current = repaired.text;
    result = next;
  }
  problems.push(...remaining(result, text, lines, problems));
  return result;
}

/** What is left to say once the worst is set aside. One broken line often yields several errors; the first says enough. */
function remaining(
  { errors, composed }: ReturnType<typeof compose>,
  text: string,
  lines: Lines,
  told: readonly SyntaxProblem[],
): SyntaxProblem[] {
  const seen = new Set(told.map(({ span }) => lines.lineAt(span.start)));
  let unclosed = false;
  return errors.flatMap((error) => {
    // When an inner bracket stays open, the outer one ends in the wrong place; that is no fault of its own.
    if (unclosed && error.message.includes('must end with')) return [];
    unclosed ||= error.message.includes('and end with');
    const problem = diagnose(error, text, lines, composed);
    const line = lines.lineAt(problem.span.start);
    if (seen.has(line)) return [];
    seen.add(line);
    return [problem];
  });
}

function compose(text: string): Composed & { errors: YAMLError[] } {
  const tokens = [...new Parser().parse(text)];
  refuseDepth(tokens);
  const composer = new Composer({
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    keepSourceTokens: false,
  });
  const composed = [...composer.compose(tokens, true, text.length)] as Document.Parsed[];
  const errors = composed.flatMap((document) => document.errors).sort((a, b) => a.pos[0] - b.pos[0]);
  return { composed, errors, comments: text.includes('#') ? commentsOf(tokens) : [] };
}

function commentsOf(tokens: readonly CST.Token[]): Comment[] {
  const found: Comment[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === 'object' && value !== null) {
      const token = value as { type?: string; offset?: number; source?: string };
      if (token.type === 'comment' && token.offset !== undefined && token.source !== undefined) {
        found.push(commentAt(token.offset, token.source));
      } else for (const part of Object.values(value)) if (typeof part === 'object') visit(part);
    }
  };
  visit(tokens);
  return found.sort((a, b) => a.span.start - b.span.start);
}

function commentAt(offset: number, source: string): Comment {
  return { span: { start: offset, end: offset + source.length }, text: source.replace(/^#\s?/, '').trimEnd() };
}

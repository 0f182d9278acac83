import { depthLimit, TooDeep } from './compose.js';
import { convert } from './convert.js';
import { type Format, frontMatter, only } from './front-matter.js';
import { Lines } from './lines.js';
import { firstNonJson } from './not-json.js';
import type { ParsedText } from './parsed-text.js';
import { recover } from './recover.js';
import { remapComment, remapDocument, remapProblem } from './remap.js';
import type { Span, SyntaxProblem } from './syntax.js';

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

  try {
    const parsed = read(text, lines, format);
    const problems = [...parsed.problems];
    const broken = text.indexOf('\uFFFD');
    if (broken >= 0) problems.push(brokenCharacter(broken));
    if (format === 'json' && problems.length === 0) problems.push(...notJson(parsed));
    problems.sort((a, b) => a.span.start - b.span.start);
    return { ...parsed, problems };
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

function read(text: string, lines: Lines, format: Format): ParsedText {
  const { composed, remap, problems, text: recovered } = recover(text, lines, format);
  const { comments } = composed;
  const found: SyntaxProblem[] = [];
  const documents = composed.documents.map((document, index) => convert(document, index, recovered, found));
  if (!remap) return { text, lines, documents, comments, problems: [...problems, ...found] };
  return {
    text,
    lines,
    documents: documents.map((document) => remapDocument(document, remap)),
    // An edit can make a comment of what is none in the text itself.
    comments: comments
      .map((comment) => remapComment(comment, remap))
      .filter(({ span }) => text.charAt(span.start) === '#'),
    problems: [...problems, ...found.map((problem) => remapProblem(problem, remap))],
  };
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

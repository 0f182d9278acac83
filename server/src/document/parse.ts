import { Composer, type CST, type Document, isAlias, isMap, isScalar, isSeq, Parser, type YAMLError } from 'yaml';
import { type Format, frontMatter, only } from './front-matter.js';
import { Lines } from './lines.js';
import type { ParsedText } from './parsed-text.js';
import { diagnose, repairText } from './repair.js';
import type {
  AliasNode,
  Comment,
  MappingNode,
  Pair,
  ScalarNode,
  ScalarStyle,
  SequenceNode,
  Span,
  SyntaxDocument,
  SyntaxNode,
  SyntaxProblem,
} from './syntax.js';

/** How many values a document may stand for once its aliases are written out. */
const expansionLimit = 100_000;
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
    if (format === 'json' && problems.length === 0) problems.push(...notJson(text, lines));
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
function notJson(text: string, lines: Lines): SyntaxProblem[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? 0);
    const span = {
      start: at,
      end: Math.max(at, lines.startOf(lines.lineAt(at)) + lines.line(lines.lineAt(at)).length),
    };
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
    if (!repaired) break;
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

function convert(document: Document.Parsed, index: number, text: string, problems: SyntaxProblem[]): SyntaxDocument {
  const root = new Converter(text, problems).node(document.contents);
  const [start, , end] = document.range;
  return root && !(root.type === 'scalar' && root.style === 'missing')
    ? { index, span: { start, end }, root }
    : { index, span: { start, end } };
}

/** Turns the library's nodes of one document into ours, aliases resolved on the way. */
class Converter {
  readonly #anchors = new Map<string, SyntaxNode>();
  readonly #open = new Set<string>();
  /** Number of values that a node stands for with its aliases written out. */
  readonly #sizes = new WeakMap<SyntaxNode, number>();
  #expanded = 0;
  #bombReported = false;

  constructor(
    readonly text: string,
    readonly problems: SyntaxProblem[],
  ) {}

  node(source: unknown, at = 0): SyntaxNode | undefined {
    if (source === null || source === undefined) return missing(at);
    if (isAlias(source)) return this.#alias(source.source, spanOf(source, at));
    if (!isMap(source) && !isSeq(source) && !isScalar(source)) return undefined;
    const { anchor } = source;
    if (anchor) this.#open.add(anchor);
    const node = isScalar(source)
      ? this.#scalar(source, at)
      : isMap(source)
        ? this.#mapping(source, at)
        : this.#sequence(source, at);
    if (anchor) {
      this.#open.delete(anchor);
      this.#anchors.set(anchor, node);
    }
    return node;
  }

  #scalar(
    source: { value?: unknown; type?: string; source?: string; range?: unknown; anchor?: string },
    at: number,
  ): ScalarNode {
    const span = spanOf(source, at);
    const style = styleOf(source.type, source.source ?? '', span);
    const value = typeof source.value === 'bigint' ? Number(source.value) : source.value;
    const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    return this.#sized({ type: 'scalar', value: known, style, span: this.#trim(span), ...named(source.anchor) }, 1);
  }

  #mapping(
    source: { items: { key: unknown; value: unknown }[]; flow?: boolean; range?: unknown; anchor?: string },
    at: number,
  ): MappingNode {
    const span = spanOf(source, at);
    const pairs: Pair[] = [];
    const seen = new Set<string>();
    let size = 1;
    for (const item of source.items) {
      const key = this.node(item.key, span.start);
      if (key?.type !== 'scalar') {
        if (key)
          this.#problem('bad-key', 'A key has to be a plain word. Did you mean to put this in quotes?', key.span);
        continue;
      }
      if (key.style === 'missing') {
        const value = spanOf(item.value ?? {}, span.start);
        if (value.end > value.start)
          this.#problem('bad-key', 'There is no key before this value. Write one, with a colon after it.', value);
        continue;
      }
      const value = this.node(item.value, key.span.end) ?? missing(key.span.end);
      const name = String(key.value);
      if (seen.has(name) && name !== '<<') {
        this.#problem('duplicate-key', `The key \`${name}\` stands here twice. Keep one of them.`, key.span);
      }
      seen.add(name);
      pairs.push({ key, value });
      size += this.#size(value);
    }
    const last = pairs.at(-1);
    const inside = last && Math.max(last.value.span.end, last.key.span.end);
    const end = source.flow || inside === undefined ? this.#trim(span).end : inside;
    return this.#sized(
      { type: 'mapping', flow: source.flow === true, pairs, span: { start: span.start, end }, ...named(source.anchor) },
      size,
    );
  }

  #sequence(source: { items: unknown[]; flow?: boolean; range?: unknown; anchor?: string }, at: number): SequenceNode {
    const span = spanOf(source, at);
    const items: SyntaxNode[] = [];
    let size = 1;
    for (const item of source.items) {
      const node = this.node(item, span.start);
      if (!node) continue;
      items.push(node);
      size += this.#size(node);
    }
    const inside = items.at(-1)?.span.end;
    const end = source.flow || inside === undefined ? this.#trim(span).end : inside;
    return this.#sized(
      {
        type: 'sequence',
        flow: source.flow === true,
        items,
        span: { start: span.start, end },
        ...named(source.anchor),
      },
      size,
    );
  }

  #alias(name: string, span: Span): AliasNode | ScalarNode {
    // A lone `*` is a sign that should stand in quotes; the parser has said so.
    if (name === '') return this.#sized({ type: 'scalar', value: '*', style: 'plain', span }, 1);
    const target = this.#anchors.get(name);
    if (this.#open.has(name)) {
      this.#problem('alias-cycle', `\`*${name}\` stands inside the very value that it repeats. Remove it.`, span);
    } else if (!target) {
      this.#problem(
        'alias-unknown',
        `Nothing above is marked \`&${name}\`, so \`*${name}\` has nothing to repeat.`,
        span,
      );
    } else if (this.#expanded + this.#size(target) > expansionLimit) {
      this.#bomb(span);
    } else {
      this.#expanded += this.#size(target);
      return this.#sized({ type: 'alias', name, target, span }, this.#size(target));
    }
    return this.#sized({ type: 'alias', name, span }, 1);
  }

  #bomb(span: Span): void {
    if (this.#bombReported) return;
    this.#bombReported = true;
    const limit = expansionLimit.toLocaleString('en-US');
    this.#problem(
      'alias-bomb',
      `The repeats (\`*name\`) in this file stand for more than ${limit} values. The rest of them is ignored.`,
      span,
    );
  }

  #problem(code: SyntaxProblem['code'], message: string, span: Span): void {
    this.problems.push({ code, message, span });
  }

  #size(node: SyntaxNode): number {
    return this.#sizes.get(node) ?? 1;
  }

  #sized<T extends SyntaxNode>(node: T, size: number): T {
    this.#sizes.set(node, size);
    return node;
  }

  /** Block scalars and flow collections that never close end with line breaks that belong to nobody. */
  #trim(span: Span): Span {
    let end = span.end;
    while (end > span.start && /\s/.test(this.text.charAt(end - 1))) end--;
    return { start: span.start, end };
  }
}

function missing(at: number): ScalarNode {
  return { type: 'scalar', value: null, style: 'missing', span: { start: at, end: at } };
}

function named(anchor: string | undefined): { anchor?: string } {
  return anchor ? { anchor } : {};
}

function spanOf(node: { range?: unknown }, at: number): Span {
  if (!Array.isArray(node.range)) return { start: at, end: at };
  const [start, end] = node.range as number[];
  return { start: start ?? at, end: end ?? at };
}

function styleOf(type: string | undefined, source: string, span: Span): ScalarStyle {
  switch (type) {
    case 'QUOTE_DOUBLE':
      return 'double';
    case 'QUOTE_SINGLE':
      return 'single';
    case 'BLOCK_LITERAL':
      return 'literal';
    case 'BLOCK_FOLDED':
      return 'folded';
    default:
      return source === '' && span.start === span.end ? 'missing' : 'plain';
  }
}

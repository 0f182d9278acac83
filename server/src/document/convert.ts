import { type Document, isAlias, isMap, isScalar, isSeq } from 'yaml';
import type {
  AliasNode,
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

/** One document of the library as one of ours; what is wrong with its keys and aliases joins the problems. */
export function convert(
  document: Document.Parsed,
  index: number,
  text: string,
  problems: SyntaxProblem[],
): SyntaxDocument {
  const root = new Converter(text, problems).node(document.contents);
  // The library counts a line end that a broken text does not have.
  const span = { start: document.range[0], end: Math.min(document.range[2], text.length) };
  return root && !(root.type === 'scalar' && root.style === 'missing') ? { index, span, root } : { index, span };
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
    const end = this.#end(span, source.flow, last && Math.max(last.value.span.end, last.key.span.end));
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
    const end = this.#end(span, source.flow, items.at(-1)?.span.end);
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

  /** A block collection ends with its last value, one in brackets with its bracket. */
  #end(span: Span, flow: boolean | undefined, inside: number | undefined): number {
    return flow || inside === undefined ? Math.max(this.#trim(span).end, inside ?? 0) : inside;
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

import {
  asMapping,
  effectivePairs,
  keyName,
  type MappingNode,
  type Pair,
  resolve,
  type ScalarNode,
  type Span,
  type SyntaxNode,
} from './syntax.js';

/** Where the value at a JSON pointer stands: its own node, and its key where it has one. */
export interface Location {
  readonly node: SyntaxNode;
  readonly key?: ScalarNode;
  /** The mapping or sequence that holds it; nothing at the root. */
  readonly parent?: SyntaxNode;
}

/** One step of the way from the root to an offset. */
export interface PathStep {
  readonly pointer: string;
  readonly node: SyntaxNode;
  readonly pair?: Pair;
}

/** One segment of a JSON pointer (RFC 6901), escaped. */
export function escapeSegment(segment: string | number): string {
  return String(segment).replace(/~/g, '~0').replace(/\//g, '~1');
}

/** The pointer of a child. */
export function join(pointer: string, ...segments: readonly (string | number)[]): string {
  return pointer + segments.map((segment) => `/${escapeSegment(segment)}`).join('');
}

/** The unescaped segments of a pointer. */
export function segmentsOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replace(/~1/g, '/').replace(/~0/g, '~'));
}

/**
 * Finds the value at a JSON pointer. Aliases and merges are followed, so that the place found is the one where the
 * text really stands.
 *
 * @returns nothing when the pointer leads nowhere
 */
export function locate(root: SyntaxNode | undefined, pointer: string): Location | undefined {
  if (!root) return undefined;
  let current: Location = { node: root };
  for (const segment of segmentsOf(pointer)) {
    const child = childOf(resolve(current.node), segment);
    if (!child) return undefined;
    current = child;
  }
  return current;
}

/** Like {@link locate}, but stops at the deepest value that exists on the way. */
export function locateNearest(root: SyntaxNode, pointer: string): Location {
  const segments = segmentsOf(pointer);
  for (let length = segments.length; length > 0; length--) {
    const found = locate(root, join('', ...segments.slice(0, length)));
    if (found) return found;
  }
  return { node: root };
}

function childOf(node: SyntaxNode | undefined, segment: string): Location | undefined {
  if (node?.type === 'mapping') {
    const pair = effectivePairs(node).find((candidate) => keyName(candidate) === segment);
    return pair && { node: pair.value, key: pair.key, parent: node };
  }
  if (node?.type === 'sequence' && /^\d+$/.test(segment)) {
    const item = node.items[Number(segment)];
    return item && { node: item, parent: node };
  }
  return undefined;
}

/** The span of a value; for an alias, the alias itself. An absent value has the span of the place it would take. */
export function valueSpan(location: Location): Span {
  return location.node.span;
}

/** The span of the key, or of the value where there is no key (the root, an item of a list). */
export function keySpan(location: Location): Span {
  return location.key?.span ?? location.node.span;
}

/**
 * The way from a node down to an offset, outermost first. The last step is the innermost value, or pair, that the
 * offset touches; `pair` is set on steps that are the value of a key.
 */
export function pathTo(root: SyntaxNode | undefined, offset: number, pointer = ''): PathStep[] {
  if (!root) return [];
  const steps: PathStep[] = [];
  let step: PathStep | undefined = { pointer, node: root };
  while (step) {
    steps.push(step);
    step = stepInto(step, offset);
  }
  return steps;
}

function stepInto(step: PathStep, offset: number): PathStep | undefined {
  const { node, pointer } = step;
  if (node.type === 'mapping') {
    const pair = node.pairs.find((candidate) => offset >= candidate.key.span.start && offset <= endOf(candidate));
    return pair && { pointer: join(pointer, keyName(pair)), node: pair.value, pair };
  }
  if (node.type === 'sequence') {
    const index = node.items.findIndex((item) => offset >= item.span.start && offset <= item.span.end);
    const item = node.items[index];
    return item && { pointer: join(pointer, index), node: item };
  }
  return undefined;
}

function endOf(pair: Pair): number {
  return Math.max(pair.value.span.end, pair.key.span.end);
}

/** Calls back for every value of a tree with its pointer, parents first; aliases are not entered. */
export function walk(root: SyntaxNode, visit: (step: PathStep) => void, pointer = ''): void {
  const inner = (step: PathStep): void => {
    visit(step);
    if (step.node.type === 'mapping') {
      for (const pair of step.node.pairs) inner({ pointer: join(step.pointer, keyName(pair)), node: pair.value, pair });
    } else if (step.node.type === 'sequence') {
      step.node.items.forEach((item, index) => {
        inner({ pointer: join(step.pointer, index), node: item });
      });
    }
  };
  inner({ pointer, node: root });
}

/** The first key of a mapping, where findings about the whole of it can stand. */
export function firstKey(node: SyntaxNode | undefined): ScalarNode | undefined {
  const mapping: MappingNode | undefined = asMapping(node);
  return mapping?.pairs[0]?.key;
}

/**
 * The located syntax tree that every other part of the product reads.
 *
 * It is deliberately smaller than the tree of the YAML library: what a value is, and where it and its key stand in
 * the text. All offsets are UTF-16 code units from the start of the file.
 */

/** A half-open range of offsets: `start` is inside, `end` is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type ScalarValue = string | number | boolean | null;

/** How a scalar is written; `missing` is a value that is not there (`name:`), with an empty span. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'missing';

interface NodeBase {
  readonly span: Span;
  readonly anchor?: string;
}

export interface ScalarNode extends NodeBase {
  readonly type: 'scalar';
  readonly value: ScalarValue;
  readonly style: ScalarStyle;
}

export interface Pair {
  readonly key: ScalarNode;
  readonly value: SyntaxNode;
}

export interface MappingNode extends NodeBase {
  readonly type: 'mapping';
  /** Written in braces, on one or several lines. */
  readonly flow: boolean;
  readonly pairs: readonly Pair[];
}

export interface SequenceNode extends NodeBase {
  readonly type: 'sequence';
  /** Written in brackets. */
  readonly flow: boolean;
  readonly items: readonly SyntaxNode[];
}

export interface AliasNode extends NodeBase {
  readonly type: 'alias';
  readonly name: string;
  /** The anchored node, or nothing when the anchor does not exist or contains this alias. */
  readonly target?: SyntaxNode;
}

export type SyntaxNode = ScalarNode | MappingNode | SequenceNode | AliasNode;

/** A comment with its `#`; `text` leaves the `#` and the blanks after it out. */
export interface Comment {
  readonly span: Span;
  readonly text: string;
}

/** One `---` document of a file. */
export interface SyntaxDocument {
  readonly index: number;
  readonly span: Span;
  /** Nothing where the document holds only comments and blanks. */
  readonly root?: SyntaxNode;
}

/** The title of the repair that makes a nested key of what stands behind a key. */
export const ownLine = 'Put it on a line of its own';

/** What is wrong with the text itself, before any schema is asked. */
export interface SyntaxProblem {
  readonly code:
    | 'syntax'
    | 'indicator'
    | 'duplicate-key'
    | 'alias-unknown'
    | 'alias-cycle'
    | 'alias-bomb'
    | 'too-deep'
    | 'binary'
    | 'bad-key';
  readonly message: string;
  readonly span: Span;
  /** The ways to mend it that make sense, best first. */
  readonly repairs?: readonly Repair[];
  /** The lines that are read in another way than they are written; what a schema says of them has to wait. */
  readonly extent?: Span;
}

/** A way to mend a text. */
export interface Repair {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** A change to a text: what stands in the span becomes the new text. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Follows an alias to the node that it stands for; any other node is itself. */
export function resolve(node: SyntaxNode | undefined): Exclude<SyntaxNode, AliasNode> | undefined {
  let current = node;
  while (current?.type === 'alias') current = current.target;
  return current;
}

/** The mapping behind a node, or nothing when it is something else. */
export function asMapping(node: SyntaxNode | undefined): MappingNode | undefined {
  const target = resolve(node);
  return target?.type === 'mapping' ? target : undefined;
}

/** The sequence behind a node, or nothing when it is something else. */
export function asSequence(node: SyntaxNode | undefined): SequenceNode | undefined {
  const target = resolve(node);
  return target?.type === 'sequence' ? target : undefined;
}

/** The text behind a node, or nothing when it is something else. */
export function asText(node: SyntaxNode | undefined): string | undefined {
  const target = resolve(node);
  return target?.type === 'scalar' && typeof target.value === 'string' ? target.value : undefined;
}

/** The name of a key as data sees it. */
export function keyName(pair: Pair): string {
  return String(pair.key.value ?? '');
}

/**
 * The pairs of a mapping with `<<` merges expanded: own keys first, merged keys that no own key hides after them.
 * A key that stands twice counts with its last value, as JSON parsers do it.
 */
export function effectivePairs(mapping: MappingNode): Pair[] {
  const byName = new Map<string, Pair>();
  const merged: SyntaxNode[] = [];
  for (const pair of mapping.pairs) {
    if (isMerge(pair)) merged.push(pair.value);
    else byName.set(keyName(pair), pair);
  }
  if (merged.length > 0) addMerged(merged, byName, new Set([mapping]));
  return [...byName.values()];
}

/** Whether a pair is a merge key: a plain `<<` with an alias, or a list of aliases, behind it. */
export function isMerge(pair: Pair): boolean {
  if (pair.key.value !== '<<' || pair.key.style !== 'plain') return false;
  return (
    pair.value.type === 'alias' || (pair.value.type === 'sequence' && pair.value.items.every((i) => i.type === 'alias'))
  );
}

function addMerged(sources: readonly SyntaxNode[], into: Map<string, Pair>, seen: Set<MappingNode>): void {
  for (const source of sources) {
    const node = resolve(source);
    if (node?.type === 'sequence') addMerged(node.items, into, seen);
    if (node?.type !== 'mapping' || seen.has(node)) continue;
    seen.add(node);
    for (const pair of node.pairs) {
      if (isMerge(pair)) addMerged([pair.value], into, seen);
      else if (!into.has(keyName(pair))) into.set(keyName(pair), pair);
    }
  }
}

/** The pair with this key, or nothing. */
export function pairOf(mapping: MappingNode | undefined, key: string): Pair | undefined {
  if (!mapping) return undefined;
  return effectivePairs(mapping).find((pair) => keyName(pair) === key);
}

/** The value at a path of keys, or nothing. */
export function valueAt(node: SyntaxNode | undefined, ...path: readonly string[]): SyntaxNode | undefined {
  let current = node;
  for (const key of path) current = pairOf(asMapping(current), key)?.value;
  return current;
}

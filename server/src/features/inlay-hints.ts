import type { InlayHint } from 'vscode-languageserver-types';
import type { Range } from '../document/lines.js';
import { keyName, type MappingNode, type Pair, resolve } from '../document/syntax.js';
import type { Entity, PersonaFile } from '../kinds/types.js';
import { type Branch, type EffectivePersona, isBranch, isExtension, leavesOf } from '../library/inheritance.js';
import type { Library } from '../library/library.js';
import { callName, givesWay, inheritanceOf, makersOf, takenOver, valueInShort } from './inherited-words.js';

/** How many keys a hint names before it only counts. */
const mostNamed = 3;

/**
 * What personas inherit, beside the text: how many values on `parent`, the keys that a part takes over, what a value of
 * its own takes the place of, and how many entries `x-` adds to.
 */
export function inlayHints(file: PersonaFile, library: Library, range: Range): InlayHint[] {
  return file.entities.flatMap((entity) => {
    const effective = inheritanceOf(library, file, entity);
    if (!effective) return [];
    const painter = new Painter(file, entity, effective);
    painter.parent();
    painter.mapping(entity.node, effective.inherited, []);
    return painter.hints.filter(({ position }) => {
      const { start, end } = range;
      return position.line >= start.line && position.line <= end.line;
    });
  });
}

class Painter {
  readonly hints: InlayHint[] = [];

  constructor(
    readonly file: PersonaFile,
    readonly entity: Entity,
    readonly effective: EffectivePersona,
  ) {}

  /** How much comes from the parents as a whole. */
  parent(): void {
    const pair = this.entity.node.pairs.find((candidate) => keyName(candidate) === 'parent');
    const self = this.effective.ancestry.eldestFirst.at(-1);
    if (!pair || !self) return;
    const taken = takenOver(this.effective, self);
    if (taken.length === 0) return;
    const lines = taken.map(
      (leaf) => `${leaf.path.join('.')}: ${valueInShort(leaf.value)} (${makersOf(leaf).join(', ')})`,
    );
    this.#add(pair, `takes over ${taken.length === 1 ? 'one value' : `${taken.length} values`}`, lines.join('\n'));
  }

  /** The hints of a mapping that parents speak about too. */
  mapping(node: MappingNode, inherited: Branch, path: readonly string[]): void {
    for (const pair of node.pairs) {
      const key = keyName(pair);
      const adds = this.#addsAt(path) && isExtension(key);
      const name = adds ? key.slice(2) : key;
      const from = inherited.get(name);
      const value = resolve(pair.value);
      if (from === undefined) continue;
      if (isBranch(from)) {
        if (pair.value.type === 'mapping') this.#part(pair, pair.value, from, [...path, name]);
      } else if (adds) this.#add(pair, `adds to ${entries(from.value)} from ${makersOf(from).join(', ')}`);
      else if (value?.type === 'scalar' && givesWay(value.value))
        this.#add(pair, `${valueInShort(from.value)} from ${makersOf(from).join(', ')}`);
      else if (!this.#isSame(from.value, [...path, name]))
        this.#add(pair, `in place of ${valueInShort(from.value)} from ${makersOf(from).join(', ')}`);
    }
  }

  /** A mapping within the persona, and which keys it takes over. */
  #part(pair: Pair, node: MappingNode, inherited: Branch, path: readonly string[]): void {
    const own = new Set(node.pairs.map((inner) => keyName(inner).replace(/^x-/, '')));
    const missing = [...inherited].filter(([key]) => !own.has(key));
    if (missing.length > 0) {
      const names = missing.map(([key]) => key);
      const who = new Set(
        missing.flatMap(([, found]) =>
          isBranch(found) ? leavesOf(found).map(({ from }) => callName(from)) : makersOf(found),
        ),
      );
      const list =
        names.length > mostNamed
          ? `${names.slice(0, mostNamed).join(', ')} and ${names.length - mostNamed} more`
          : names.join(', ');
      this.#add(pair, `${list} from ${[...who].join(', ')}`, undefined, true);
    }
    this.mapping(node, inherited, path);
  }

  #addsAt(path: readonly string[]): boolean {
    return this.entity.dialect === 'pls' || path[0] === 'traits';
  }

  #isSame(value: unknown, path: readonly string[]): boolean {
    let own: unknown = this.entity.data;
    for (const key of path)
      own = typeof own === 'object' && own !== null ? (own as Record<string, unknown>)[key] : undefined;
    return JSON.stringify(own) === JSON.stringify(value);
  }

  /** At the end of a value that stands on the line of its key, else behind the key. */
  #add(pair: Pair, label: string, tooltip?: string, onKey = false): void {
    const { lines, text } = this.file.parsed;
    const { key, value } = pair;
    const oneLine =
      !onKey && value.span.end > value.span.start && lines.lineAt(value.span.end) === lines.lineAt(key.span.start);
    const colon = /^\s*:/.exec(text.slice(key.span.end, key.span.end + 20))?.[0].length ?? 0;
    const position = lines.positionAt(oneLine ? value.span.end : key.span.end + colon);
    this.hints.push({ position, label, paddingLeft: true, ...(tooltip === undefined ? {} : { tooltip }) });
  }
}

function entries(value: unknown): string {
  if (!Array.isArray(value)) return valueInShort(value);
  return value.length === 1 ? 'one entry' : `${value.length} entries`;
}

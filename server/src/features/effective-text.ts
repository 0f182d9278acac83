import { blockText, keyText } from '../document/block-text.js';
import { isRecord } from '../kinds/read.js';
import { fieldSchemas, propertiesOf } from '../kinds/schema-walk.js';
import type { Entity, PersonaFile } from '../kinds/types.js';
import { bodyOf, inheritable } from '../library/bodies.js';
import { effectiveIn } from '../library/effective.js';
import { type Branch, isBranch, type Leaf, leavesOf } from '../library/inheritance.js';
import type { Library } from '../library/library.js';
import { callName, makersOf } from './inherited-words.js';

/** The effective persona as a text to read. */
export interface EffectiveText {
  readonly title: string;
  readonly text: string;
}

/**
 * A persona with everything that it inherits, as YAML. What comes from an ancestor says so in a comment behind it.
 */
export function effectiveText({ uri }: PersonaFile, entity: Entity, library: Library): EffectiveText {
  const { said, ancestry } = effectiveIn(library, uri, entity);
  const self = callName(bodyOf(uri, entity));
  const title = entity.name ?? entity.id ?? 'Persona';
  const writer = new Writer(entity, self);
  writer.comment(`${title} with everything that it inherits. Read only: change the files of the personas instead.`);
  const makers = [...new Set(leavesOf(said).flatMap(makersOf))].filter((name) => name !== self);
  writer.comment(
    makers.length > 0
      ? `What stands without a comment is its own; the rest is from ${makers.join(', ')}.`
      : 'It inherits nothing, so this is what it says itself.',
  );
  if (ancestry.missing.length > 0) writer.comment(`Not found: ${ancestry.missing.join(', ')}.`);
  const own = new Map(inheritable(entity.data).map(([key]) => [key, true]));
  for (const [key, value] of Object.entries(entity.data)) if (!own.has(key)) writer.own(key, value);
  writer.branch(said, []);
  return { title, text: writer.text() };
}

class Writer {
  readonly #lines: string[] = [];

  constructor(
    readonly entity: Entity,
    /** The name of the persona itself, whose words need no comment. */
    readonly self: string,
  ) {}

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  comment(text: string): void {
    this.#lines.push(`# ${text.replace(/\s+/g, ' ')}`);
  }

  /** A key that is nobody's but the persona's. */
  own(key: string, value: unknown): void {
    this.#value(keyText(key), value, 0, () => '');
  }

  /** The values of a mapping, in the order of the schema. */
  branch(branch: Branch, path: readonly string[]): void {
    const { schema } = this.entity;
    const order = [...propertiesOf(schema, fieldSchemas(schema, path)).keys()];
    const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
    for (const [key, node] of [...branch].sort(([a], [b]) => rank(a) - rank(b))) {
      if (isBranch(node)) {
        this.#lines.push(`${indent(path.length)}${keyText(key)}:`);
        this.branch(node, [...path, key]);
      } else this.#leaf(key, node, path.length);
    }
  }

  #leaf(key: string, { value, from, itemsFrom }: Leaf, depth: number): void {
    this.#value(keyText(key), value, depth, (index) => {
      const who = callName((index === undefined ? undefined : itemsFrom?.[index]) ?? from);
      return who === this.self ? '' : ` # from ${who.replace(/\s+/g, ' ')}`;
    });
  }

  /** @param note what to say behind a value, or behind an entry of it */
  #value(key: string, value: unknown, depth: number, note: (index?: number) => string): void {
    const head = `${indent(depth)}${key}:`;
    if (Array.isArray(value) && value.length > 0) {
      this.#lines.push(head);
      (value as readonly unknown[]).forEach((item, index) => {
        const [first = '', ...rest] = blockText(item);
        this.#lines.push(
          `${indent(depth + 1)}- ${first}${note(index)}`,
          ...rest.map((line) => `${indent(depth + 2)}${line}`),
        );
      });
      return;
    }
    const lines = blockText(value);
    if (!isRecord(value) || Object.keys(value).length === 0) {
      const [first = '', ...rest] = lines;
      this.#lines.push(`${head} ${first}${note()}`, ...rest.map((line) => `${indent(depth)}${line}`));
      return;
    }
    this.#lines.push(`${head}${note()}`, ...lines.map((line) => `${indent(depth + 1)}${line}`));
  }
}

function indent(depth: number): string {
  return '  '.repeat(depth);
}

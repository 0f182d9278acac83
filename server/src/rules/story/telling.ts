import { type Sentence, sentencesIn } from '../../convert/prose.js';
import { splitReason, splitStory } from '../../convert/stories.js';
import { join } from '../../document/pointer.js';
import { keyName, pairOf, resolve, type Span } from '../../document/syntax.js';
import { text } from '../../kinds/read.js';
import type { Entity } from '../../kinds/types.js';

/** A part of a story, and the value in which it stands. */
export interface Said {
  readonly text: string;
  readonly pointer: string;
  readonly span: Span;
}

/** Who wants what and why, however a story says it: in keys of its own or in one sentence. */
export interface Telling {
  readonly role?: Said;
  readonly want?: Said;
  readonly benefit?: string;
  /** The sentence that says it all, where no keys do. */
  readonly sentence?: Sentence;
}

const known = new WeakMap<Entity, Telling>();

/** Reads a story. */
export function tellingOf(entity: Entity): Telling {
  const before = known.get(entity);
  if (before) return before;
  const found = read(entity);
  known.set(entity, found);
  return found;
}

function read(entity: Entity): Telling {
  const [sentence] = sentencesIn(entity.node);
  if (sentence) {
    const { pair, parts } = sentence;
    const said = (part: string): Said => ({ text: part, pointer: join('', keyName(pair)), span: pair.value.span });
    return {
      role: said(parts.role),
      want: said(parts.want),
      ...(parts.benefit === undefined ? {} : { benefit: parts.benefit }),
      sentence,
    };
  }
  const [role, want] = ['as_a', 'i_want'].map((key) => saidUnder(entity, key));
  const inside = splitStory(want?.text ?? '');
  const [wanted, because] = inside ? [inside.want, inside.benefit] : splitReason(want?.text ?? '');
  const benefit = text(entity.data.so_that) ?? because;
  return {
    ...(role ? { role } : {}),
    ...(want ? { want: { ...want, text: wanted } } : {}),
    ...(benefit === undefined ? {} : { benefit }),
  };
}

function saidUnder(entity: Entity, key: string): Said | undefined {
  const node = resolve(pairOf(entity.node, key)?.value);
  const said = node?.type === 'scalar' && typeof node.value === 'string' ? text(node.value) : undefined;
  return node && said !== undefined ? { text: said, pointer: join('', key), span: node.span } : undefined;
}

/** Whether anybody still works by a story: not once it is deprecated or retired. */
export function isLive({ data }: Pick<Entity, 'data'>): boolean {
  const status = text(data.status);
  return status !== 'deprecated' && status !== 'retired';
}

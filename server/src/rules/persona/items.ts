import { Source } from '../../convert/source.js';
import { insertPairs, type NewPair } from '../../document/edits.js';
import { locate } from '../../document/pointer.js';
import {
  asSequence,
  type MappingNode,
  type ScalarNode,
  type SyntaxNode,
  type TextEdit,
} from '../../document/syntax.js';
import { field, present, type Statement, statements } from '../../kinds/read.js';
import type { Entity, PersonaFile } from '../../kinds/types.js';
import { fill } from '../fill.js';
import type { Fix } from '../types.js';

/** A list of statements each of which should say something more. */
export interface Detail {
  readonly list: string;
  readonly noun: string;
  readonly key: string;
}

/** The statements of a list that lack a detail. */
export function without({ data }: Entity, { list, noun, key }: Detail): readonly Statement[] {
  return statements(data[list], noun).filter(({ item }) => !present(field(item, key)));
}

/** The fix that adds a detail to every statement that lacks it; nothing where one of them cannot be written to. */
export function detailing(
  title: string,
  file: PersonaFile,
  entity: Entity,
  { list, noun, key }: Detail,
  lacking: readonly Statement[],
  value: NewPair[1],
): Fix[] {
  const node = locate(entity.node, `/${list}`)?.node;
  const sequence = node?.type === 'alias' ? undefined : asSequence(node);
  const edits = lacking.map(({ index }) => {
    const item = sequence?.items[index];
    return item && itemEdits(file, item, noun, [key, value]);
  });
  return edits.every((edit) => edit !== undefined) ? [{ title, edits: edits.flat() }] : [];
}

function itemEdits(file: PersonaFile, item: SyntaxNode, noun: string, pair: NewPair): TextEdit[] | undefined {
  const { parsed } = file;
  if (item.type === 'mapping') return fill({ parsed, mapping: item }, [pair]);
  const source = new Source(parsed);
  if (item.type !== 'scalar' || !source.isBareItem(item) || !source.isOneLine(item.span)) return undefined;
  if (item.style === 'literal' || item.style === 'folded') return undefined;
  const { start } = item.span;
  const isDashed = /^ *(?:- +)+$/.test(source.text.slice(source.lineStart(start), start));
  if (!isDashed) {
    const inside = `{ ${JSON.stringify(noun)}: ${JSON.stringify(item.value)}, ${JSON.stringify(pair[0])}: ${JSON.stringify(pair[1])} }`;
    return [{ span: item.span, newText: inside }];
  }
  return [{ span: { start, end: start }, newText: `${noun}: ` }, insertPairs(parsed, asIfKeyed(item, noun), [pair])];
}

/** A text of a list as it will be once it stands behind a key. */
function asIfKeyed(item: ScalarNode, noun: string): MappingNode {
  const at = { start: item.span.start, end: item.span.start };
  const key: ScalarNode = { type: 'scalar', value: noun, style: 'plain', span: at };
  return { type: 'mapping', flow: false, span: item.span, pairs: [{ key, value: item }] };
}

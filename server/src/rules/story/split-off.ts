import { Source } from '../../convert/source.js';
import { scalar } from '../../document/edits.js';
import { formatOf } from '../../document/front-matter.js';
import { join, locate, segmentsOf } from '../../document/pointer.js';
import { pairOf, resolve, type SyntaxNode } from '../../document/syntax.js';
import { text } from '../../kinds/read.js';
import type { Entity, PersonaFile } from '../../kinds/types.js';
import type { Library } from '../../library/library.js';
import type { Fix } from '../types.js';

type Edit = Fix['edits'][number];

/** What the new story says for itself. */
export interface Parted {
  readonly want: string;
  /** Lines that are indented as they have to be, with their line ends. */
  readonly criteria?: string;
}

/** What a story that is split off takes along. */
const shared = ['status', 'as_a', 'persona_label', 'i_want', 'so_that', 'job'] as const;

/**
 * Writes a story behind another, with the same persona, reason and job. It gets an id of its own and no name.
 *
 * @returns nothing where a further story has no place: in JSON, in braces, in front matter, or without an id
 */
export function splitOff(file: PersonaFile, library: Library, entity: Entity, parted: Parted): Edit | undefined {
  const { parsed } = file;
  const { node, id } = entity;
  if (id === undefined || node.flow || formatOf(file.uri) !== 'yaml' || !library.complete) return undefined;
  const source = new Source(parsed);
  const first = node.pairs[0];
  if (!first) return undefined;
  const fresh = freshId(library, id);
  const place = placeOf(file, entity);
  if (!place) return undefined;
  const pad = ' '.repeat(source.column(first.key.span.start));
  const values = new Map<string, string>();
  for (const key of shared) {
    const said = key === 'i_want' ? parted.want : ownText(node, key);
    if (said !== undefined) values.set(key, said);
  }
  const pairs = [...values].map(([key, said]) => `${pad}${key}: ${scalar(said)}${source.eol}`);
  const criteria = parted.criteria === undefined ? '' : `${pad}acceptance_criteria:${source.eol}${parted.criteria}`;
  const end = lastOffset(node, parsed.text);
  const at = source.nextLine(end);
  const open = at === parsed.text.length && !/[\r\n]$/.test(parsed.text) ? source.eol : '';
  const newText = open + place.head(fresh, pad, source.eol) + pairs.join('') + criteria;
  return { span: { start: at, end: at }, newText };
}

/** How the new story begins: as an item of a list, as a key with values, or as a document of its own. */
function placeOf(
  { parsed }: PersonaFile,
  { pointer, document, node }: Entity,
): { head: (id: string, pad: string, eol: string) => string } | undefined {
  const root = parsed.documents[document]?.root;
  const start = node.pairs[0]?.key.span.start ?? node.span.start;
  const line = parsed.lines.startOf(parsed.lines.lineAt(start));
  const before = parsed.text.slice(line, start);
  if (pointer === '') {
    const kind = ownText(node, 'kind');
    const says = kind === undefined ? '' : `kind: ${kind}`;
    return {
      head: (id, pad, eol) => `---${eol}${says === '' ? '' : `${pad}${says}${eol}`}${pad}id: ${id}${eol}`,
    };
  }
  const parent = resolve(locate(root, join('', ...segmentsOf(pointer).slice(0, -1)))?.node);
  if (parent?.type === 'sequence' && !parent.flow && /^ *- +$/.test(before))
    return { head: (id, _pad, eol) => `${before}id: ${id}${eol}` };
  const key = locate(root, pointer)?.key;
  if (parent?.type !== 'mapping' || parent.flow || !key || !/^ +$/.test(before)) return undefined;
  const outer = ' '.repeat(parsed.lines.positionAt(key.span.start).character);
  return { head: (id, _pad, eol) => `${outer}${id}:${eol}` };
}

function ownText(node: Entity['node'], key: string): string | undefined {
  const value = resolve(pairOf(node, key)?.value);
  return value?.type === 'scalar' ? text(value.value) : undefined;
}

function freshId(library: Library, id: string): string {
  for (let turn = 2; ; turn++) if (!library.declares('story', `${id}-${turn}`)) return `${id}-${turn}`;
}

/** Where the last word of a node stands. */
function lastOffset(node: SyntaxNode, source: string): number {
  return source.slice(0, node.span.end).trimEnd().length;
}

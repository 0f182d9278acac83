import { join, locate, segmentsOf } from '../../document/pointer.js';
import { pairOf, resolve, type SyntaxNode } from '../../document/syntax.js';
import type { Entity } from '../../kinds/types.js';
import type { Reference } from '../../library/links.js';
import { inPlaceOf } from '../rewriting.js';
import type { Rule } from '../types.js';
import { relatedTo } from './library-ids.js';

export const labelDrift: Rule = {
  meta: {
    id: 'label-drift',
    summary: 'A copied `persona_label` that is no longer the name of the persona.',
    kinds: 'all',
    severity: 'warning',
    channel: 'finding',
    fix: 'Copies the name again.',
  },
  create: ({ file, library, report }) => ({
    file() {
      if (!library.complete) return;
      for (const reference of library.links.of(file.uri).references) {
        const { kind, id, from } = reference;
        const entity = file.entities.find(
          ({ document, pointer }) => document === from.document && pointer === from.pointer,
        );
        const label = kind === 'persona' && entity ? labelOf(entity, reference) : undefined;
        if (!entity || !label) continue;
        const names = library.namesOf(kind, id);
        const [name] = names;
        if (name === undefined || names.includes(label.text.trim())) continue;
        report({
          message: `\`${id}\` is called \`${name}\` now, and this copy of the name still says \`${label.text}\`.`,
          span: label.node.span,
          entity,
          pointer: label.pointer,
          fixes:
            names.length === 1
              ? [{ title: `Change it to ${name}`, edits: [inPlaceOf(file, label.node.span, name)] }]
              : [],
          ...relatedTo(library.links.declarations(kind, id), () => `The persona \`${id}\``),
        });
      }
    },
  }),
};

interface Label {
  readonly text: string;
  readonly node: SyntaxNode;
  readonly pointer: string;
}

/** The copy of the name beside a reference; of a list of references, the entry at the same place. */
function labelOf(entity: Entity, { pointer, field }: Reference): Label | undefined {
  const segments = segmentsOf(pointer);
  const isItem = field.at(-1) === '*';
  const holder = segments.slice(0, isItem ? -2 : -1);
  const mapping = resolve(locate(entity.node, join('', ...holder))?.node);
  if (mapping?.type !== 'mapping' || !isOnlyOne(entity, holder, segments)) return undefined;
  const value = pairOf(mapping, 'persona_label')?.value;
  const node = resolve(value);
  const at = join('', ...holder, 'persona_label');
  if (!value || value.type === 'alias' || !node) return undefined;
  if (node.type === 'scalar') {
    const alone = !isItem || segments.at(-1) === '0';
    return alone && typeof node.value === 'string' ? { text: node.value, node, pointer: at } : undefined;
  }
  const index = Number(isItem ? segments.at(-1) : 0);
  const item = node.type === 'sequence' ? node.items[index] : undefined;
  return item?.type === 'scalar' && typeof item.value === 'string'
    ? { text: item.value, node: item, pointer: join(at, index) }
    : undefined;
}

/** Beside two lists of personas nobody can tell whose names are copied. */
function isOnlyOne(entity: Entity, holder: readonly string[], segments: readonly string[]): boolean {
  const others = holder.length === 0 && entity.kind === 'persona' ? [] : ['buyers', 'users'];
  const own = segments[holder.length];
  if (own === undefined || !others.includes(own)) return true;
  return !others.some((key) => key !== own && locate(entity.node, join('', ...holder, key)));
}

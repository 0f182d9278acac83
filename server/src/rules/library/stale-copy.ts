import { joined } from '../../convert/source.js';
import { insertPairs } from '../../document/edits.js';
import { keyName, pairOf } from '../../document/syntax.js';
import type { Entity, PersonaFile } from '../../kinds/types.js';
import { type Body, bodyOf } from '../../library/bodies.js';
import { anchorSpan } from '../../library/place.js';
import { removalOfPairs } from '../removal.js';
import type { Fix, Rule } from '../types.js';
import { isBefore, isPlaceOf, kindInWords, relatedTo } from './library-ids.js';

/** What a persona keeps that takes everything else from its parent. */
const kept = ['$schema', 'kind', 'id', 'name', 'label', 'status', 'review', 'validation'];

export const staleCopy: Rule = {
  meta: {
    id: 'stale-copy',
    summary: 'An entity says exactly what another one says; only id and name differ.',
    kinds: 'all',
    severity: 'warning',
    channel: 'finding',
    fix: 'Makes the copy inherit from the other persona.',
    supersedes: ['undifferentiated', 'identical-item-across'],
  },
  create: ({ file, library, report }) => ({
    entity(entity) {
      if (!library.complete || entity.kind === 'config') return;
      const copies = library.bodies.copiesOf(bodyOf(file.uri, entity));
      const [first] = copies;
      if (!first) return;
      const what = kindInWords(entity.kind);
      const declared = copies.flatMap(({ kind, id, ...place }) =>
        id === undefined
          ? []
          : library.links.declarations(kind, id).filter((other) => isPlaceOf(other, place.uri, place)),
      );
      const named = first.name ?? first.id ?? 'another one';
      const who =
        copies.length === 1
          ? `\`${named}\` does`
          : `\`${named}\` and ${copies.length === 2 ? 'one' : copies.length - 1} more do`;
      const advice =
        entity.kind === 'persona'
          ? 'Say what is different about this one, or let it inherit from the other.'
          : 'Say what is different about this one, or remove it.';
      report({
        message: `This ${what} says exactly what ${who}. ${advice}`,
        span: anchorSpan(entity),
        entity,
        fixes: inherits(file, entity, first),
        ...relatedTo(declared, ({ id }) => `\`${id}\` says the same`),
      });
    },
  }),
};

/** The later one becomes a child of the first. */
function inherits(file: PersonaFile, entity: Entity, first: Body): Fix[] {
  const self = { uri: file.uri, document: entity.document, pointer: entity.pointer };
  const { id } = first;
  if (entity.kind !== 'persona' || id === undefined || id === entity.id || isBefore(self, first)) return [];
  if (first.dialect !== entity.dialect || entity.data.parent !== undefined) return [];
  const { node } = entity;
  const gone = node.pairs.filter((pair) => !kept.includes(keyName(pair)));
  const removed = pairOf(node, 'id') ? removalOfPairs(file.parsed, node, gone) : undefined;
  if (!removed) return [];
  const anchor = node.pairs.findLast((pair) => kept.includes(keyName(pair)));
  const added = insertPairs(file.parsed, node, [['parent', [id]]], anchor ? [keyName(anchor)] : []);
  return [{ title: `Inherit everything from ${id}`, edits: joined([added, ...removed]) }];
}

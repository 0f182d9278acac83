import { join } from '../../document/pointer.js';
import { asMapping, asSequence, keyName, valueAt } from '../../document/syntax.js';
import { itemsOf, propertiesOf } from '../../kinds/schema-walk.js';
import type { Entity } from '../../kinds/types.js';
import { accidentalPair, type ItemPlace, quotingWhole } from '../accidental-map.js';
import type { Rule } from '../types.js';

export const acAccidentalMap: Rule = {
  meta: {
    id: 'ac-accidental-map',
    summary: 'A criterion with a colon in it, read as a key with a value.',
    kinds: ['story'],
    fields: { story: ['acceptance_criteria'] },
    severity: 'error',
    channel: 'finding',
    fix: 'Puts the criterion in quotes.',
    supersedes: ['unknown-key', 'synonym-key', 'mixed-key-case', 'wrong-type', 'missing-key'],
  },
  create: (context) => ({
    entity(entity) {
      const items = asSequence(valueAt(entity.node, 'acceptance_criteria'))?.items ?? [];
      items.forEach((item, index) => {
        const mapping = asMapping(item);
        const pair = accidentalPair(item, placeOf(entity));
        if (!mapping || !pair) return;
        const pointer = join('', 'acceptance_criteria', index);
        context.report({
          message: `The colon behind \`${keyName(pair)}\` makes this criterion a key with a value. Put the whole criterion in quotes.`,
          span: pair.key.span,
          entity,
          pointer: join(pointer, keyName(pair)),
          fixes: quotingWhole(context.file, mapping),
        });
      });
    },
  }),
};

function placeOf(entity: Entity): ItemPlace {
  const { schema } = entity;
  const criteria = propertiesOf(schema, [schema]).get('acceptance_criteria');
  const known = new Set(propertiesOf(schema, itemsOf(schema, criteria ? [criteria.schema] : [])).keys());
  return { entity, path: ['acceptance_criteria', '*'], known, noun: 'criterion' };
}

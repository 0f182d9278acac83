import { formatOf } from '../../document/front-matter.js';
import { join } from '../../document/pointer.js';
import { asSequence, keyName, type MappingNode, type Pair, valueAt } from '../../document/syntax.js';
import { itemsOf, propertiesOf } from '../../kinds/schema-walk.js';
import { meaningOf } from '../../kinds/synonyms.js';
import type { Entity } from '../../kinds/types.js';
import type { Fix, Rule, RuleContext } from '../types.js';

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
        if (item.type !== 'mapping' || !isSentence(entity, item)) return;
        const [pair] = item.pairs;
        if (!pair) return;
        const pointer = join('', 'acceptance_criteria', index);
        context.report({
          message: `The colon behind \`${keyName(pair)}\` makes this criterion a key with a value. Put the whole criterion in quotes.`,
          span: pair.key.span,
          entity,
          pointer: join(pointer, keyName(pair)),
          fixes: fixesFor(context, item),
        });
      });
    },
  }),
};

/**
 * Whether somebody wrote a sentence and not a key: one pair in plain text, the key no name of a key but words or with a
 * capital letter, and no more behind it than one line could hold.
 */
function isSentence({ kind, schema }: Entity, item: MappingNode): boolean {
  const [pair, ...more] = item.pairs;
  if (!pair || item.flow || more.length > 0) return false;
  const { key, value } = pair;
  if (key.style !== 'plain' || value.type !== 'scalar' || value.style === 'literal' || value.style === 'folded')
    return false;
  const name = keyName(pair);
  const criteria = propertiesOf(schema, [schema]).get('acceptance_criteria');
  const known = new Set(propertiesOf(schema, itemsOf(schema, criteria ? [criteria.schema] : [])).keys());
  if (known.has(name) || /^x[_-]/.test(name)) return false;
  if (meaningOf({ kind, path: ['acceptance_criteria', '*'], known, noun: 'criterion' }, name)) return false;
  return /\s/.test(name) || /^\p{Lu}/u.test(name);
}

function fixesFor({ file }: RuleContext, item: MappingNode): Fix[] {
  const [pair] = item.pairs;
  if (!pair || formatOf(file.uri) === 'json') return [];
  const span = { start: pair.key.span.start, end: endOf(file.parsed.text, pair) };
  const written = file.parsed.text.slice(span.start, span.end);
  const first =
    file.parsed.text
      .slice(0, span.start)
      .split(/\r\n?|\n/)
      .at(-1) ?? '';
  if (!/^ *(?:- +)+$/.test(first) || /[\r\n]/.test(written) || pair.value.anchor !== undefined) return [];
  return [{ title: 'Put it in quotes', edits: [{ span, newText: quoted(written) }] }];
}

/** Behind the value, or behind the colon where there is none. */
function endOf(text: string, { key, value }: Pair): number {
  const isMissing = value.type === 'scalar' && value.style === 'missing';
  return isMissing ? text.indexOf(':', key.span.end) + 1 : value.span.end;
}

/** In the quotes that leave the text as it reads. */
function quoted(text: string): string {
  return /["\\]/.test(text) ? `'${text.replace(/'/g, "''")}'` : `"${text}"`;
}

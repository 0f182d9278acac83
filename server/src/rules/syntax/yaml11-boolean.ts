import type { PathStep } from '../../document/pointer.js';
import { segmentsOf } from '../../document/pointer.js';
import type { ScalarNode } from '../../document/syntax.js';
import { typesOf } from '../../kinds/schema-walk.js';
import type { Entity } from '../../kinds/types.js';
import type { Fix, Rule, RuleContext } from '../types.js';
import { isOurs, schemasOf, textAt } from '../values/texts.js';

const word = /^(?:[Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF)$/;

export const yaml11Boolean: Rule = {
  meta: {
    id: 'yaml11-boolean',
    summary: 'A word such as `NO` or `on` stands without quotes where a text is meant.',
    kinds: 'all',
    severity: 'warning',
    channel: 'finding',
    // A text that may be none yet is not too short.
    supersedes: ['too-terse-item'],
    fix: 'Puts the word in quotes.',
    safe: 'Puts the word in quotes.',
  },
  create: (context) => ({
    value(step, entity) {
      if (step.pair && isOpenKey(step, entity)) reportKey(step.pair.key, step, entity, context);
      const found = textAt(step, entity);
      if (found?.node.style !== 'plain' || !word.test(found.text)) return;
      if (!isTextField(entity, found.path, found.text)) return;
      const { node, pointer, text } = found;
      context.report({ message: sentence(text), span: node.span, entity, pointer, fixes: quoting(node) });
    },
  }),
};

/** Whether any text may stand here, so that the word is one; where `true` or `false` belongs, it is wrong-type. */
function isTextField(entity: Entity, path: readonly string[], text: string): boolean {
  const schemas = schemasOf(entity, path);
  const types = schemas.flatMap((schema) => typesOf(entity.schema, schema));
  return (
    types.includes('string') && !types.includes('boolean') && !schemas.some((schema) => schema.enum?.includes(text))
  );
}

/** Whether a key is one of those that people make up: the name of an attribute, the id of an entry. */
function isOpenKey({ pair, pointer }: PathStep, entity: Entity): boolean {
  if (pair?.key.style !== 'plain' || !word.test(String(pair.key.value))) return false;
  const path = segmentsOf(pointer);
  return isOurs(entity, path) && schemasOf(entity, path).length > 0;
}

function reportKey(key: ScalarNode, { pointer }: PathStep, entity: Entity, { report }: RuleContext): void {
  report({ message: sentence(String(key.value)), span: key.span, entity, pointer, fixes: quoting(key) });
}

function sentence(text: string): string {
  const read = /^(?:yes|on)$/i.test(text) ? 'true' : 'false';
  return `Many programs read \`${text}\` without quotes as \`${read}\`, not as a text. Put it in quotes.`;
}

function quoting({ span, value }: ScalarNode): Fix[] {
  return [{ title: 'Put it in quotes', safe: true, edits: [{ span, newText: `"${String(value)}"` }] }];
}

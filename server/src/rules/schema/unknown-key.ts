import { segmentsOf } from '../../document/pointer.js';
import { isRecord } from '../../kinds/read.js';
import { kindOfCollection } from '../../kinds/registry.js';
import { propertiesOf } from '../../kinds/schema-walk.js';
import { kindInWords } from '../library/library-ids.js';
import type { Fix, Rule } from '../types.js';
import { alternatives } from '../words.js';
import { accidentalItem } from './accidental.js';
import { fixesOf, meantKey, unknownKeys } from './key-names.js';
import { reportVocabulary } from './vocabulary-keys.js';

export const unknownKey: Rule = {
  meta: {
    id: 'unknown-key',
    summary: 'A key that the format does not know.',
    kinds: 'all',
    severity: 'warning',
    channel: 'finding',
    fix: 'Renames the key to the nearest known one, or marks it as your own with `x_`.',
  },
  create: (context) => {
    const read = unknownKeys(context);
    return {
      entity: (entity) => reportVocabulary(context, entity),
      misfit({ code, span, document, pointer, kind, collection }) {
        if (code !== 'beside-collection' || !kind) return;
        const name = segmentsOf(pointer).at(-1);
        const message = `\`${name}\` stands beside \`${collection}\`, and so belongs to no ${kindInWords(kind)}. Move it into one of them.`;
        context.report({ message, span, document, pointer });
      },
      violation(violation) {
        const found = read(violation);
        if (!found || accidentalItem(violation)) return;
        const listed = violation.pointer === '' ? kindOfCollection(found.key) : undefined;
        if (listed && violation.entity.dialect === 'native' && violation.entity.kind !== 'config') {
          const message = `The list \`${found.key}\` is not read here, because it stands inside one ${kindInWords(violation.entity.kind)}. Give it a file of its own, without \`id\` and \`kind\` beside it.`;
          context.report({ message, span: found.span, entity: violation.entity, pointer: found.pointer });
          return;
        }
        const { entity, pointer, value, schemas } = violation;
        const { key, span } = found;
        const known = [...propertiesOf(entity.schema, schemas).keys()];
        const has = (name: string) => isRecord(value) && Object.hasOwn(value, name);
        const near = meantKey(violation, found);
        const strict = entity.dialect === 'pls' || entity.kind === 'config';
        const step = near === undefined ? undefined : found.rename(near);
        const own = strict || has(`x_${key}`) ? [] : renaming(`x_${key}`, span, context.file.parsed.text);
        context.report({
          message: `${sentence(key, pointer, near, known)}${strict ? '' : ' Keys of your own start with `x_`.'}`,
          span,
          entity,
          pointer: found.pointer,
          severity: strict ? 'error' : near ? 'warning' : 'hint',
          fixes: [...fixesOf(step, 'slip'), ...own],
        });
      },
    };
  },
};

function sentence(key: string, pointer: string, near: string | undefined, known: readonly string[]): string {
  const owner = pointer
    .split('/')
    .filter((segment) => !/^\d+$/.test(segment))
    .at(-1);
  const where = owner ? `\`${owner}\` has no key \`${key}\`.` : `There is no key \`${key}\`.`;
  if (near !== undefined) return `${where} Did you mean \`${near}\`?`;
  return known.length > 0 && known.length <= 8 ? `${where} It takes ${alternatives(known)}.` : where;
}

function renaming(name: string, span: { start: number; end: number }, text: string): Fix[] {
  const opening = text.charAt(span.start);
  const newText = opening === '"' || opening === "'" ? opening + name + opening : name;
  return [{ title: `Rename the key to ${name}`, edits: [{ span, newText }] }];
}

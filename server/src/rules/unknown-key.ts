import { isRecord } from '../kinds/read.js';
import { propertiesOf } from '../kinds/schema-walk.js';
import { pairPlace } from './place.js';
import type { Fix, Rule } from './types.js';
import { alternatives, nearest } from './words.js';

export const unknownKey: Rule = {
  meta: {
    id: 'unknown-key',
    summary: 'A key that the format does not know.',
    kinds: 'all',
    severity: 'warning',
    channel: 'finding',
    fix: 'Renames the key to the nearest known one, or marks it as your own with `x_`.',
  },
  create: ({ file, report }) => ({
    violation({ keyword, entity, pointer, key, value, schemas }) {
      if ((keyword !== 'additionalProperties' && keyword !== 'unevaluatedProperties') || key === undefined) return;
      const place = pairPlace(entity, pointer, key);
      if (!place) return;
      const known = [...propertiesOf(entity.schema, schemas).keys()];
      const free = known.filter((name) => !(isRecord(value) && Object.hasOwn(value, name)));
      const near = nearest(key, free);
      const strict = entity.dialect === 'pls' || entity.kind === 'config';
      report({
        message: `${sentence(key, pointer, near, known)}${strict ? '' : ' Keys of your own start with `x_`.'}`,
        span: place.key,
        entity,
        pointer: `${pointer}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`,
        severity: strict ? 'error' : near ? 'warning' : 'hint',
        fixes: [
          ...renaming(near, place.key, file.parsed.text),
          ...(strict ? [] : renaming(`x_${key}`, place.key, file.parsed.text)),
        ],
      });
    },
  }),
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

function renaming(name: string | undefined, span: { start: number; end: number }, text: string): Fix[] {
  if (name === undefined) return [];
  const opening = text.charAt(span.start);
  const newText = opening === '"' || opening === "'" ? opening + name + opening : name;
  return [{ title: `Rename the key to ${name}`, edits: [{ span, newText }] }];
}

import { toData } from '../../document/data.js';
import { asSequence, type Pair } from '../../document/syntax.js';
import type { Entity, PersonaFile } from '../../kinds/types.js';
import { removal } from '../removal.js';
import { appended } from '../rewriting.js';
import type { Fix, Rule } from '../types.js';
import { extensionsOf } from './extensions.js';

export const overrideAndExtend: Rule = {
  meta: {
    id: 'override-and-extend',
    summary: 'One key replaces what is inherited, and the same key with `x-` adds to it.',
    kinds: ['persona'],
    fields: { persona: ['traits'] },
    severity: 'warning',
    channel: 'finding',
    fix: 'Puts all entries under the plain key.',
    supersedes: ['x-prefix-without-parent'],
  },
  create: ({ file, library, report }) => ({
    entity(entity) {
      if (!library.complete) return;
      for (const { pair, name, pointer, replaced } of extensionsOf(entity)) {
        if (!replaced) continue;
        report({
          message: `\`${name}\` replaces what is inherited and \`x-${name}\` adds to it: together they only make one list in two places. Put all entries under \`${name}\`, or keep \`x-${name}\` alone to add to the inherited ones.`,
          span: pair.key.span,
          entity,
          pointer,
          fixes: merged(file, entity, { name, pointer, into: replaced, from: pair }),
        });
      }
    },
  }),
};

interface Merge {
  readonly name: string;
  /** Of the key that goes. */
  readonly pointer: string;
  readonly into: Pair;
  readonly from: Pair;
}

function merged(file: PersonaFile, entity: Entity, { name, pointer, into, from }: Merge): Fix[] {
  const [target, more] = [asSequence(into.value), asSequence(from.value)];
  const gone = removal(file.parsed, entity, pointer);
  if (!target || !more || into.value.type === 'alias' || target.anchor !== undefined || !gone) return [];
  const known = new Set(target.items.map((item) => JSON.stringify(toData(item))));
  const items = more.items.map(toData).filter((item) => !known.has(JSON.stringify(item)));
  const added = items.length > 0 ? appended(file, target, items) : undefined;
  if (items.length > 0 && !added) return [];
  return [{ title: `Put all entries under ${name}`, edits: added ? [added, gone] : [gone] }];
}

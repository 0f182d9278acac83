import { isActive } from '../../library/library.js';
import { valuePlace } from '../place.js';
import type { Rule } from '../types.js';
import { isPlaceOf, kindInWords, relatedTo } from './library-ids.js';

export const duplicateName: Rule = {
  meta: {
    id: 'duplicate-name',
    summary: 'Two active entities of one kind have the same name.',
    kinds: 'all',
    severity: 'warning',
    channel: 'finding',
  },
  create: ({ file, library, report }) => ({
    entity(entity) {
      const { kind, name } = entity;
      if (!library.complete || name === undefined || !isActive(entity)) return;
      const same = library.namesakes(kind, name).filter((facts) => !isPlaceOf(facts, file.uri, entity));
      if (same.length === 0) return;
      const key = entity.dialect === 'pls' ? 'label' : 'name';
      const what = kindInWords(kind);
      const declared = same.flatMap(({ uri, document, pointer, id }) =>
        id === undefined
          ? []
          : library.links.declarations(kind, id).filter((other) => isPlaceOf(other, uri, { document, pointer })),
      );
      report({
        message: `More than one ${what} is called \`${name}\`. Where only names are shown, nobody can tell them apart.`,
        span: valuePlace(entity, `/${key}`),
        entity,
        pointer: `/${key}`,
        ...relatedTo(declared, ({ id }) => `\`${id}\` has the same name`),
      });
    },
  }),
};

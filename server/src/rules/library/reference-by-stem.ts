import { inPlaceOf } from '../rewriting.js';
import type { Rule } from '../types.js';
import { kindInWords, relatedTo } from './library-ids.js';
import { unresolved } from './references.js';

export const referenceByStem: Rule = {
  meta: {
    id: 'reference-by-stem',
    summary: 'A reference gives the name of a file where the id in it belongs.',
    kinds: 'all',
    severity: 'warning',
    channel: 'finding',
    fix: 'Puts the id that stands in the file.',
    safe: 'It names the same entity by its id.',
    supersedes: ['dangling-reference'],
  },
  create: (context) => ({
    file() {
      const { file, library, report } = context;
      for (const { reference, entity, span, inFile } of unresolved(context)) {
        if (inFile === undefined) continue;
        const { kind, id, pointer } = reference;
        const what = kindInWords(kind);
        const declared = library.links.declarations(kind, inFile);
        report({
          message: `\`${id}\` is the name of a file. The ${what} in it has the id \`${inFile}\`, and references go by id.`,
          span,
          entity,
          pointer,
          fixes: [{ title: `Change it to ${inFile}`, safe: true, edits: [inPlaceOf(file, span, inFile)] }],
          ...relatedTo(declared, () => `The id of that ${what}`),
        });
      }
    },
  }),
};

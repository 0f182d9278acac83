import type { Rule } from '../types.js';

export const kindMismatch: Rule = {
  meta: {
    id: 'kind-mismatch',
    summary: 'The name of the file, or the list around it, says one kind and `kind` another.',
    kinds: 'all',
    severity: 'error',
    channel: 'finding',
    fix: 'Sets `kind` to what the file or the list says.',
    supersedes: ['enum-value'],
  },
  create: ({ file, report }) => ({
    misfit({ code, span, document, pointer, kind, expected, list, collection }) {
      if (code !== 'kind-mismatch' || !expected || !kind) return;
      if (collection) {
        const message = `The name of the file says ${expected}, and \`${collection}\` lists entries of kind ${kind}. Move them to a file called \`*.${kind}.yaml\`.`;
        report({ message, span, document, pointer });
        return;
      }
      const message = list
        ? `The list around this holds entries of kind ${expected}, and \`kind\` says ${kind}. Move it, or set \`kind: ${expected}\`.`
        : `The name of the file says ${expected}, and \`kind\` says ${kind}. Change one of them: \`kind: ${expected}\`, or the file's name.`;
      const fixes = [{ title: `Set \`kind\` to ${expected}`, edits: [{ span, newText: expected }] }];
      const entity = file.entities.find((found) => found.document === document && `${found.pointer}/kind` === pointer);
      report({ message, span, fixes, ...(entity ? { entity, pointer: '/kind' } : { document, pointer }) });
    },
  }),
};

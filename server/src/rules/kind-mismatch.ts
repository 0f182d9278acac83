import type { Rule } from './types.js';

export const kindMismatch: Rule = {
  meta: {
    id: 'kind-mismatch',
    summary: 'The name of the file says one kind and its `kind` another.',
    kinds: 'all',
    severity: 'error',
    channel: 'finding',
    fix: 'Sets `kind` to what the name of the file says.',
  },
  create: ({ report }) => ({
    misfit({ code, span, document, kind, expected }) {
      if (code !== 'kind-mismatch' || !expected) return;
      report({
        message: `The file is called a ${expected}, and \`kind\` says ${kind}. Change one of them: \`kind: ${expected}\`, or the file's name.`,
        span,
        document,
        fixes: [{ title: `Set \`kind\` to ${expected}`, edits: [{ span, newText: expected }] }],
      });
    },
  }),
};

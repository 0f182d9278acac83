import type { Rule } from '../types.js';
import { keyNames, loudnessOf } from './key-names.js';
import { remark } from './synonym-key.js';

export const mixedKeyCase: Rule = {
  meta: {
    id: 'mixed-key-case',
    summary: 'A key of the format is written with capitals, hyphens or blanks.',
    kinds: 'all',
    severity: 'info',
    channel: 'finding',
    fix: 'Writes the key in lower case with underscores.',
    safe: 'It renames the key, and the value takes the form that belongs there.',
    supersedes: ['unknown-key'],
  },
  create: (context) => {
    const named = keyNames(context, 'case');
    return {
      violation(violation) {
        const found = named(violation);
        if (!found) return;
        const { key, span, pointer, step, fixes } = found;
        const { entity } = violation;
        const message = `\`${key}\` is written \`${step.key}\` here${remark(step, step.key)}.`;
        // A setting that nothing reads is worse than a key in another style.
        context.report({
          message,
          span,
          entity,
          pointer,
          fixes: fixes.map((fix) => ({ ...fix, safe: step.done === 'rename' })),
          ...loudnessOf(violation, step),
          ...(entity.kind === 'config' ? { severity: 'error' as const } : {}),
        });
      },
    };
  },
};

import type { Rule } from '../types.js';
import { tellNames } from './key-names.js';
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
  create: (context) =>
    tellNames(context, 'case', ({ key, step, fixes }, { kind }) => ({
      message: `\`${key}\` is written \`${step.key}\` here${remark(step, step.key)}.`,
      fixes: fixes.map((fix) => ({ ...fix, safe: step.done === 'rename' })),
      // A setting that nothing reads is worse than a key in another style.
      ...(kind === 'config' ? { severity: 'error' } : {}),
    })),
};

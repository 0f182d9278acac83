import type { Step } from '../../convert/pass.js';
import { kindInWords } from '../library/library-ids.js';
import type { Rule } from '../types.js';
import { tellNames } from './key-names.js';

export const synonymKey: Rule = {
  meta: {
    id: 'synonym-key',
    summary: 'A key goes by another name than the one in the format.',
    kinds: 'all',
    severity: 'hint',
    channel: 'finding',
    fix: 'Gives the key the name and the place that the format has for it, and the value the form that belongs there.',
    supersedes: ['unknown-key'],
  },
  create: (context) =>
    tellNames(context, 'synonym', ({ key, step }, { kind }) => ({ message: sentence(key, step, kindInWords(kind)) })),
};

/** What the key is called in the format, and why there is no fix where there is none. */
function sentence(key: string, step: Step, kind: string): string {
  const [first = '', ...below] = step.key.split('.');
  const name = below.at(-1) ?? first.replace('/', '');
  const where = below.length > 0 ? `in \`${first}\`` : first.startsWith('/') ? `at the top of the ${kind}` : '';
  const called = name === key ? '' : `is called \`${name}\``;
  const said = where === '' ? `${called} here` : called === '' ? `belongs ${where}` : `${called} and belongs ${where}`;
  return `\`${key}\` ${said}${remark(step, name)}.`;
}

/** What stands in the way of the canonical key, or what the fix would do besides renaming. */
export function remark(step: Step, name: string): string {
  if (step.done === 'merge') return `, and there is a \`${name}\` already. The two can be one list`;
  if (step.done !== false || step.why === 'place') return '';
  if (step.why === 'taken') return `, and there is a \`${name}\` already. Keep one of them, or bring them together`;
  return `, but \`${name}\` does not take what stands here`;
}

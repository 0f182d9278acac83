import { Source } from '../../convert/source.js';
import { pairOf } from '../../document/syntax.js';
import type { Entity } from '../../kinds/types.js';
import { isEnglishIn } from '../../library/language.js';
import { inPlaceOf } from '../rewriting.js';
import type { Fix, Rule, RuleContext } from '../types.js';
import { splitOff } from './split-off.js';
import { isLive, tellingOf } from './telling.js';
import { twoWants } from './two-wants.js';

export const storyNotAtomic: Rule = {
  meta: {
    id: 'story-not-atomic',
    summary: 'A story that wants two things.',
    kinds: ['story'],
    fields: { story: ['i_want'] },
    severity: 'info',
    channel: 'finding',
    fix: 'Makes a story of each.',
  },
  create: (context) => ({
    entity(entity) {
      const { want } = tellingOf(entity);
      const two = want && isLive(entity) && isEnglishIn(entity, want.text) ? twoWants(want.text) : undefined;
      if (!want || !two) return;
      const [first, second] = two;
      context.report({
        message: `These are two wants: “${first}” and “${second}”. A story of its own for each can be built, tested and put off alone.`,
        span: want.span,
        entity,
        pointer: want.pointer,
        fixes: fixesFor(context, entity, two),
      });
    },
  }),
};

function fixesFor({ file, library }: RuleContext, entity: Entity, [first, second]: readonly [string, string]): Fix[] {
  const pair = pairOf(entity.node, 'i_want');
  const { want } = tellingOf(entity);
  const isWhole = pair?.value.type === 'scalar' && sameWords(String(pair.value.value), want?.text ?? '');
  if (pair?.value.type !== 'scalar' || !isWhole || !new Source(file.parsed).isBare(pair)) return [];
  const { span } = pair.value;
  if (/[\r\n]/.test(file.parsed.text.slice(span.start, span.end))) return [];
  const edit = splitOff(file, library, entity, { want: second });
  return edit ? [{ title: 'Make a story of each', edits: [inPlaceOf(file, span, first), edit] }] : [];
}

function sameWords(a: string, b: string): boolean {
  return a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();
}

import { joined, Source } from '../../convert/source.js';
import { pairOf, type SequenceNode } from '../../document/syntax.js';
import { list, present } from '../../kinds/read.js';
import type { Entity } from '../../kinds/types.js';
import { keyPlace } from '../place.js';
import type { Fix, Rule, RuleContext, RuleOption } from '../types.js';
import { splitOff } from './split-off.js';
import { isLive } from './telling.js';

const most: RuleOption<number> = {
  name: 'max',
  description: 'How many acceptance criteria a story may have.',
  schema: { type: 'integer', minimum: 1 },
  default: 8,
};

export const storyTooManyAc: Rule = {
  meta: {
    id: 'story-too-many-ac',
    summary: 'A story with so many acceptance criteria that it is several.',
    kinds: ['story'],
    fields: { story: ['acceptance_criteria'] },
    severity: 'info',
    channel: 'finding',
    options: [most],
    fix: 'Moves the criteria from the limit on to a story of their own.',
  },
  create: (context) => ({
    entity(entity) {
      const limit = context.option(most);
      const count = list(entity.data.acceptance_criteria).filter((item) => present(item)).length;
      if (count <= limit || !isLive(entity)) return;
      context.report({
        message: `${count} acceptance criteria: more than ${limit} are most often several stories. Which of them could be done alone?`,
        span: keyPlace(entity, '/acceptance_criteria'),
        entity,
        pointer: '/acceptance_criteria',
        fixes: fixesFor(context, entity, limit),
      });
    },
  }),
};

function fixesFor({ file, library }: RuleContext, entity: Entity, limit: number): Fix[] {
  const sequence = pairOf(entity.node, 'acceptance_criteria')?.value;
  if (sequence?.type !== 'sequence' || sequence.flow || sequence.anchor !== undefined) return [];
  const source = new Source(file.parsed);
  const span = linesOf(source, sequence, limit);
  if (!span) return [];
  const criteria = source.slice(span);
  const edit = splitOff(file, library, entity, {
    want: 'What these criteria are about',
    criteria: /[\r\n]$/.test(criteria) ? criteria : criteria + source.eol,
  });
  if (!edit) return [];
  // What is cut takes the line end with it that the last line of the file does not have.
  const begins = edit.span.start === span.end ? edit.newText.replace(/^\r?\n/, '') : edit.newText;
  const edits = joined([
    { span, newText: '' },
    { ...edit, newText: begins },
  ]);
  const moved = sequence.items.length - limit;
  return [{ title: `Move the last ${moved === 1 ? 'one' : moved} to a story of their own`, edits }];
}

/** The whole lines of the items behind the first few. */
function linesOf(source: Source, { items }: SequenceNode, from: number) {
  const [first, last] = [items[from], items.at(-1)];
  if (!first || !last || items.some((item) => item.type === 'alias' || item.anchor !== undefined)) return undefined;
  const start = source.lineStart(first.span.start);
  if (!/^ *- +$/.test(source.text.slice(start, first.span.start))) return undefined;
  const end = source.text.slice(0, last.span.end).trimEnd().length;
  return { start, end: source.nextLine(end) };
}

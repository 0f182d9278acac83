import { isRecord, present } from '../../kinds/read.js';
import { readsAsEnglishIn } from '../../library/language.js';
import { isNegative } from '../../library/library.js';
import { goalsAndPains, isRetired, type PlacedStatement, placedStatements } from '../statements.js';
import type { Fix, Rule, RuleOption } from '../types.js';

const min: RuleOption<number> = {
  name: 'min',
  description: 'How many words a goal or pain point needs at least.',
  schema: { type: 'integer', minimum: 2, maximum: 10 },
  default: 3,
};

/** Words and nothing else: signs, addresses, numbers, "TBD" and "PLACEHOLDER" are the matter of other rules. */
const inWords = /^(?!\p{Lu}+$|.*\bPLACEHOLDER\b)[\p{L}\p{M}'’&,. -]+$/u;

/** What the quick fix adds; plain words that need no quotes wherever they stand. */
const questions = {
  goal: ['so that they can', '(say what it is good for)'],
  pain: ['and it costs them', '(say how much time or money)'],
} as const;

export const tooTerseItem: Rule = {
  meta: {
    id: 'too-terse-item',
    summary: 'A goal or pain point of one or two words, which fits anybody.',
    kinds: ['persona'],
    fields: { persona: ['goals', 'pain_points'] },
    severity: 'hint',
    channel: 'finding',
    fix: 'Begins a whole sentence to fill in.',
    options: [min],
  },
  create: ({ option, report }) => ({
    entity(entity) {
      if (entity.dialect === 'pls' || isNegative(entity) || isRetired(entity)) return;
      for (const statement of placedStatements(entity, goalsAndPains)) {
        const words = statement.text.split(/\s+/).length;
        if (
          words >= option(min) ||
          saysMore(statement) ||
          !inWords.test(statement.text) ||
          !readsAsEnglishIn(entity, statement.text)
        )
          continue;
        const isPain = statement.list.noun === 'pain';
        report({
          message: isPain
            ? `“${statement.text}” could be anybody's. Say when it happens to them and what it costs.`
            : `“${statement.text}” could be anybody's. Say what exactly they want, and how they would notice.`,
          span: statement.node.span,
          entity,
          pointer: statement.pointer,
          fixes: expanding(statement, option(min)),
        });
      }
    },
  }),
};

/** Whether the item has more to it than its text: what the pain costs, or words of the team's own. */
function saysMore({ item, list }: PlacedStatement): boolean {
  if (!isRecord(item)) return false;
  return Object.entries(item).some(
    ([key, value]) =>
      (key === 'impact' && present(value)) ||
      (key !== list.noun && typeof value === 'string' && value.trim().split(/\s+/).length > 2),
  );
}

function expanding({ node, list, text }: PlacedStatement, needed: number): Fix[] {
  if (node.style === 'literal' || node.style === 'folded') return [];
  const [link, question] = questions[list.noun === 'pain' ? 'pain' : 'goal'];
  const added = ` ${link} ${question}`;
  if (`${text}${added}`.split(/\s+/).length < needed) return [];
  const end = node.span.end - (node.style === 'plain' ? 0 : 1);
  const at = end - (/[.!?]["']?$/.test(text) && text.endsWith('.') ? 1 : 0);
  return [{ title: 'Begin a whole sentence to fill in', edits: [{ span: { start: at, end }, newText: added }] }];
}

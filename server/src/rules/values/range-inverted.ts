import type { PathStep } from '../../document/pointer.js';
import type { ScalarNode } from '../../document/syntax.js';
import { inPlaceOf } from '../rewriting.js';
import type { Fix, Rule, RuleContext } from '../types.js';
import { endsOf, isRangeField, readTextRange } from './range-values.js';

export const rangeInverted: Rule = {
  meta: {
    id: 'range-inverted',
    summary: 'A range begins above its end.',
    kinds: ['persona', 'icp', 'jtbd'],
    fields: {
      persona: ['demographics.age_range', 'demographics.income_range', 'professional_context.team_size'],
      icp: ['firmographics.company_size', 'firmographics.annual_revenue', 'business.contract_value'],
      jtbd: ['scale'],
    },
    severity: 'error',
    channel: 'finding',
    fix: 'Puts the two ends in order.',
    supersedes: ['bad-value'],
  },
  create: (context) => ({
    value(step, entity) {
      const found = entity.dialect === 'pls' ? undefined : inversion(step, context);
      // Hardly any value is a range that is the wrong way round, and the schema takes longer to ask.
      if (!found || !isRangeField(step, entity)) return;
      const { from, to, node, fix, inside } = found;
      context.report({
        message: `This goes from ${from} to ${to}. Write the lower end first.`,
        span: node.span,
        entity,
        pointer: step.pointer + inside,
        fixes: [fix],
      });
    },
  }),
};

interface Inversion {
  readonly from: string;
  readonly to: string;
  readonly node: ScalarNode;
  readonly fix: Fix;
  /** From the range to the value that the finding is about. */
  readonly inside: string;
}

function inversion({ node }: PathStep, { file }: RuleContext): Inversion | undefined {
  if (node.type === 'mapping') {
    const ends = endsOf(node);
    if (!ends || ends.min <= ends.max) return undefined;
    const { low, high } = ends;
    const written = (end: ScalarNode) => file.parsed.text.slice(end.span.start, end.span.end);
    const edits = [
      { span: low.span, newText: written(high) },
      { span: high.span, newText: written(low) },
    ];
    const fix = { title: 'Swap min and max', edits };
    return { from: String(ends.min), to: String(ends.max), node: low, fix, inside: '/min' };
  }
  if (node.type !== 'scalar' || typeof node.value !== 'string') return undefined;
  const range = readTextRange(node.value);
  if (!range || range.min <= range.max) return undefined;
  const { low, between, high } = range;
  const better = `${high}${between}${low}`;
  // What is plain now is plain with its ends swapped, too.
  const edit = node.style === 'plain' ? { span: node.span, newText: better } : inPlaceOf(file, node.span, better);
  const fix = { title: `Change it to ${better}`, edits: [edit] };
  return { from: low, to: high, node, fix, inside: '' };
}

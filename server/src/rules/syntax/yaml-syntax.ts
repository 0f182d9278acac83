import { pathTo, segmentsOf } from '../../document/pointer.js';
import type { Repair, SyntaxProblem } from '../../document/syntax.js';
import { ownLine } from '../../document/syntax.js';
import { fieldSchemas, typesOf } from '../../kinds/schema-walk.js';
import type { PersonaFile } from '../../kinds/types.js';
import type { Rule } from '../types.js';

export const yamlSyntax: Rule = {
  meta: {
    id: 'yaml-syntax',
    summary: 'The text cannot be read as YAML.',
    kinds: 'all',
    severity: 'error',
    channel: 'finding',
    fix: 'Closes the quote or bracket, puts the text in quotes, or mends the indentation, where the remedy is clear.',
  },
  create: ({ report, file }) => ({
    problem(problem) {
      if (problem.code === 'duplicate-key') return;
      const { message, span } = problem;
      report({ message, span, fixes: fitting(problem, file) });
    },
  }),
};

/** What stands behind a key may be a text with a colon or keys of its own (`size: people: 10`): the schema knows which. */
function fitting({ repairs = [], span }: SyntaxProblem, { entities }: PersonaFile): readonly Repair[] {
  if (!repairs.some(({ title }) => title === ownLine)) return repairs;
  for (const entity of entities) {
    const { node } = entity;
    if (span.start < node.span.start || span.start > node.span.end) continue;
    const path = segmentsOf(pathTo(node, span.start).at(-1)?.pointer ?? '');
    const types = fieldSchemas(entity.schema, path, entity.data).flatMap((schema) => typesOf(entity.schema, schema));
    if (types.length === 0 || types.includes('object') === types.includes('string')) continue;
    return repairs.filter(({ title }) => (title === ownLine) === types.includes('object'));
  }
  return repairs;
}

import { locate } from '../document/pointer.js';
import { resolve, type ScalarNode } from '../document/syntax.js';
import { propertiesOf, typesOf } from '../kinds/schema-walk.js';
import { eol, scalar } from './edits.js';
import { valuePlace } from './place.js';
import type { Fix, Rule, RuleContext, Violation } from './types.js';
import { exampleOf, typesInWords, valueInWords } from './words.js';

export const wrongType: Rule = {
  meta: {
    id: 'wrong-type',
    summary: 'A value has another shape than its key needs: a text where a list belongs, for one.',
    kinds: 'all',
    severity: 'error',
    channel: 'finding',
    fix: 'Makes a list of a single value, takes a single value out of its list, or puts a number in quotes.',
  },
  create: (context) => ({
    misfit({ code, span, document, kind }) {
      if (code !== 'not-a-mapping') return;
      const what = kind === undefined ? 'entry' : kind;
      const message = `A ${what} is written as keys with values, such as \`id: my-${what}\`. This is something else.`;
      context.report({ message, span, document });
    },
    violation(violation) {
      if (violation.keyword !== 'type') return;
      const { entity, pointer, value, schemas } = violation;
      if (reportGluedKey(context, violation)) return;
      const types = schemas.flatMap((schema) => typesOf(entity.schema, schema));
      const name = pointer.split('/').at(-1) ?? '';
      const subject = name === '' ? `A ${entity.kind}` : /^\d+$/.test(name) ? 'This item' : `\`${name}\``;
      const example = types.includes('object') || types.includes('array') ? undefined : exampleOf(schemas);
      const such = example === undefined ? '' : `, such as \`${example}\``;
      context.report({
        message: `${subject} takes ${typesInWords(types)}${such}, not ${valueInWords(value)}.`,
        span: valuePlace(entity, pointer),
        entity,
        pointer,
        fixes: fixesFor(context, violation, types),
      });
    },
  }),
};

/** `last:2026-03-31`: without a space behind the colon, YAML takes the key and its value for one text. */
function reportGluedKey({ report, file }: RuleContext, { entity, pointer, value, schemas }: Violation): boolean {
  const glued = typeof value === 'string' ? /^([\w-]+):\S/.exec(value)?.[1] : undefined;
  const span = valuePlace(entity, pointer);
  if (glued === undefined || !file.parsed.text.startsWith(`${glued}:`, span.start)) return false;
  if (!propertiesOf(entity.schema, schemas).has(glued)) return false;
  const at = span.start + glued.length + 1;
  const fixes = [fix('Put a space after the colon', [at, at], ' ')];
  report({ message: `Put a space after the colon of \`${glued}:\`.`, span, entity, pointer, fixes });
  return true;
}

function fixesFor({ file }: RuleContext, { entity, pointer }: Violation, types: readonly string[]): Fix[] {
  const location = locate(entity.node, pointer);
  const node = resolve(location?.node);
  if (!location || !node || location.node.type === 'alias') return [];
  const { parsed } = file;
  const source = parsed.text.slice(node.span.start, node.span.end);
  if (node.type === 'sequence' && node.items.length === 1 && !types.includes('array')) {
    const only = node.items[0];
    const inner = only?.type === 'scalar' ? parsed.text.slice(only.span.start, only.span.end) : '';
    return inner
      ? [
          fix(
            'Take the value out of the list',
            [location.key?.span.end ?? node.span.start, node.span.end],
            location.key ? `: ${inner}` : inner,
          ),
        ]
      : [];
  }
  if (node.type !== 'scalar' || node.style === 'missing' || /[\r\n]/.test(source)) return [];
  if (types.includes('array') && location.key)
    return [fix('Make it a list', [node.span.start, node.span.end], asList(file.parsed, location.key, source))];
  if (types.includes('string') && typeof node.value !== 'string')
    return [fix('Put it in quotes', [node.span.start, node.span.end], scalar(source))];
  return [];
}

function asList(parsed: RuleContext['file']['parsed'], key: ScalarNode, source: string): string {
  if (parsed.text.charAt(key.span.start) === '"') return `[${source}]`;
  const column = parsed.lines.positionAt(key.span.start).character;
  return `${eol(parsed)}${' '.repeat(column + 2)}- ${source}`;
}

function fix(title: string, [start, end]: readonly [number, number], newText: string): Fix {
  return { title, edits: [{ span: { start, end }, newText }] };
}

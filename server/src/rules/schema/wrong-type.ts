import { eol, scalar } from '../../document/edits.js';
import type { ParsedText } from '../../document/parsed-text.js';
import { locate, pathTo } from '../../document/pointer.js';
import {
  keyName,
  type MappingNode,
  resolve,
  type ScalarNode,
  type ScalarValue,
  type SyntaxNode,
} from '../../document/syntax.js';
import { branches, itemsOf, jsonType, propertiesOf, typesOf } from '../../kinds/schema-walk.js';
import type { JsonSchema, KindName } from '../../kinds/types.js';
import { parseIso } from '../dates.js';
import { kindInWords } from '../library/library-ids.js';
import { valuePlace } from '../place.js';
import type { Fix, Rule, RuleContext, Violation } from '../types.js';
import { alternatives, exampleOf, typesInWords, valueInWords } from '../words.js';
import { meantValue } from './amounts.js';
import { anyOne, thisOne } from './subject.js';

export const wrongType: Rule = {
  meta: {
    id: 'wrong-type',
    summary: 'A value has another shape than its key needs: a text where a list belongs, for one.',
    kinds: 'all',
    severity: 'error',
    channel: 'finding',
    fix: 'Makes a list of a single value, takes a single value out of its list, puts a number in quotes, or writes the number that a text stands for.',
    safe: 'All of it but making an entry of a list out of single keys.',
  },
  create: (context) => ({
    misfit({ code, span, document, pointer, kind }) {
      const said = { span, document, pointer };
      if (code === 'not-a-collection') {
        context.report({
          ...said,
          message: `Here a list is expected, with one ${kind ? kindInWords(kind) : 'entry'} an item.`,
        });
      } else if (code === 'not-a-mapping') {
        context.report({ ...said, message: notAMapping(kind) });
      }
    },
    violation(violation) {
      if (violation.keyword !== 'type') return;
      const { entity, pointer, value, schemas } = violation;
      if (reportGluedKey(context, violation)) return;
      const types = schemas.flatMap((schema) => typesOf(entity.schema, schema));
      const name = pointer.split('/').at(-1) ?? '';
      const subject = name === '' ? thisOne(entity.kind) : /^\d+$/.test(name) ? 'This item' : `\`${name}\``;
      const example = exampleFor(violation, types);
      const such = example === undefined ? '' : `, such as \`${example}\``;
      context.report({
        message: `${subject} takes ${accepted(violation, types)}${such}, not ${valueInWords(value)}.`,
        span: valuePlace(entity, pointer),
        entity,
        pointer,
        fixes: fixesFor(context, violation, types),
      });
    },
  }),
};

/** One way to write it; for keys with values the key that counts most. Lists have an example in their quick fix. */
function exampleFor({ entity, schemas }: Violation, types: readonly string[]): string | undefined {
  if (types.includes('array')) return undefined;
  if (!types.includes('object')) return exampleOf(schemas);
  if (types.length > 1) return undefined;
  const properties = [...propertiesOf(entity.schema, schemas)].map(([key, { schema, required }]) => {
    const example = exampleOf([schema]);
    return { required, text: example === undefined ? undefined : `${key}: ${example}` };
  });
  return (properties.find(({ required, text }) => required && text) ?? properties.find(({ text }) => text))?.text;
}

/** What a place accepts, in words: its few values where it lists them, else the types. */
function accepted({ entity, schemas }: Violation, types: readonly string[]): string {
  const all = schemas.flatMap((schema) => branches(entity.schema, schema));
  const listed = all.find(({ enum: values }) => values !== undefined)?.enum;
  if (!listed) return typesInWords(types);
  const more = all.filter((schema) => schema.enum === undefined).flatMap((schema) => typesOf(entity.schema, schema));
  return alternatives(listed) + (more.length > 0 ? `, or ${typesInWords(more)}` : '');
}

function notAMapping(kind: KindName | undefined): string {
  const start = kind === 'config' ? 'rules:' : `id: my-${kind ?? 'entry'}`;
  const subject = kind ? anyOne(kind) : 'An entry';
  return `${subject} is written as keys with values, such as \`${start}\`. This is something else.`;
}

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

function fixesFor({ file }: RuleContext, { entity, pointer, schemas }: Violation, types: readonly string[]): Fix[] {
  const location = locate(entity.node, pointer);
  const node = resolve(location?.node);
  // What is repeated elsewhere stays as it is.
  if (!location || !node || location.node.type === 'alias' || node.anchor) return [];
  const { parsed } = file;
  const { start, end } = node.span;
  const source = parsed.text.slice(start, end);
  const fits = (value: ScalarValue, by: readonly JsonSchema[]) =>
    by.flatMap((schema) => branches(entity.schema, schema)).some((schema) => accepts(schema, value));
  if (node.type === 'sequence' && node.items.length === 1 && !types.includes('array')) {
    const only = node.items[0];
    if (only?.type !== 'scalar' || !fits(only.value, schemas)) return [];
    const inner = parsed.text.slice(only.span.start, only.span.end);
    return [
      location.key
        ? fix('Take the value out of the list', [location.key.span.end, end], `: ${inner}`)
        : fix('Take the value out of the list', [start, end], inner),
    ];
  }
  if (
    node.type === 'mapping' &&
    types.includes('array') &&
    isItem(node, propertiesOf(entity.schema, itemsOf(entity.schema, schemas)))
  )
    return [{ title: 'Make it an entry of a list', edits: asItem(parsed, node) }];
  if (node.type !== 'scalar' || node.style === 'missing' || /[\r\n]/.test(source)) return [];
  if (typeof node.value === 'string' && !types.includes('string')) {
    const meant = meantValue(node.value, entity, schemas);
    if (meant !== undefined) return [fix(`Change it to ${meant}`, [start, end], String(meant))];
  }
  const { key } = location;
  // Only where nothing but the colon stands between them, no anchor and no line end.
  const beside = key && /^[ \t]*:[ \t]+$/.test(parsed.text.slice(key.span.end, start));
  if (types.includes('array') && beside && fits(node.value, itemsOf(entity.schema, schemas)))
    return [fix('Make it a list', [key.span.end, end], `:${asList(parsed, entity.node, key, source)}`)];
  if (types.includes('string') && typeof node.value !== 'string' && fits(source, schemas))
    return [fix('Put it in quotes', [start, end], scalar(source))];
  return [];
}

/** Whether the keys of a mapping are those of one entry of the list that belongs here. */
function isItem(node: MappingNode, known: ReadonlyMap<string, unknown>): boolean {
  return node.pairs.length > 0 && node.pairs.every((pair) => known.has(keyName(pair)));
}

/** `- ` before the first key; the lines below move along. */
function asItem({ lines }: ParsedText, node: MappingNode): Fix['edits'] {
  const { start, end } = node.span;
  const insert = (at: number, newText: string) => ({ span: { start: at, end: at }, newText });
  if (node.flow) return [insert(start, '['), insert(end, ']')];
  const below = Array.from(
    { length: lines.lineAt(end) - lines.lineAt(start) },
    (_, index) => lines.lineAt(start) + index + 1,
  );
  return [
    insert(start, '- '),
    ...below.filter((line) => lines.line(line).trim() !== '').map((line) => insert(lines.startOf(line), '  ')),
  ];
}

/** Whether a value would do here as it is. */
function accepts(schema: JsonSchema, value: ScalarValue): boolean {
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  const type = jsonType(value) ?? '';
  if (types.length > 0 && !types.includes(type) && !(type === 'integer' && types.includes('number'))) return false;
  if (schema.enum && !schema.enum.includes(value)) return false;
  if (schema.const !== undefined && schema.const !== value) return false;
  if (schema.format === 'date' && parseIso(String(value)) === undefined) return false;
  return typeof value !== 'string' || !schema.pattern || new RegExp(schema.pattern, 'u').test(value);
}

/** In block style on a line of its own; between brackets there is no block style. */
function asList(parsed: ParsedText, root: SyntaxNode, key: ScalarNode, source: string): string {
  const between = pathTo(root, key.span.start).some(
    ({ node }) => node.type !== 'scalar' && 'flow' in node && node.flow,
  );
  if (between) return ` [${source}]`;
  const column = parsed.lines.positionAt(key.span.start).character;
  return `${eol(parsed)}${' '.repeat(column + 2)}- ${source}`;
}

function fix(title: string, [start, end]: readonly [number, number], newText: string): Fix {
  return { title, safe: true, edits: [{ span: { start, end }, newText }] };
}

import { branches, deref, enumValuesOf, itemsOf, type Property, typesOf } from '../kinds/schema-walk.js';
import type { JsonSchema } from '../kinds/types.js';
import { code } from './markdown.js';
import { blockYaml, scalarText } from './yaml-text.js';

/** How many values a hover or a completion lists before it stops. */
const listLimit = 24;

/** What may stand in a field, in plain words: "text", "one of 3 values or several fields", "list of ids". */
function typeInWords(root: JsonSchema, schema: JsonSchema): string {
  const words = branches(root, schema).map((branch) => branchInWords(root, branch));
  return [...new Set(words)].join(' or ') || 'anything';
}

function branchInWords(root: JsonSchema, branch: JsonSchema): string {
  if (branch.const !== undefined) return `always ${code(scalarText(branch.const))}`;
  if (branch.enum) return branch.enum.length === 1 ? 'one value' : `one of ${branch.enum.length} values`;
  const [type] = typesOf(root, branch);
  switch (type) {
    case 'object':
      return 'several fields';
    case 'array':
      return `list of ${itemsInWords(root, branch)}`;
    case 'boolean':
      return 'true or false';
    case 'integer':
    case 'number':
      return numberInWords(branch, type);
    case 'string':
      return textInWords(branch);
    default:
      return 'anything';
  }
}

function itemsInWords(root: JsonSchema, branch: JsonSchema): string {
  const plural: Readonly<Record<string, string>> = {
    text: 'texts',
    id: 'ids',
    number: 'numbers',
    'several fields': 'entries',
  };
  const words = itemsOf(root, [branch]).map((item) => {
    const word = branchInWords(root, item);
    return item.enum ? `values, each ${word}` : (plural[word] ?? word);
  });
  return [...new Set(words)].join(' or ') || 'anything';
}

function numberInWords({ minimum, maximum }: JsonSchema, type: 'integer' | 'number'): string {
  const word = type === 'integer' ? 'whole number' : 'number';
  if (minimum !== undefined && maximum !== undefined) return `${word} from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `${word}, at least ${minimum}`;
  return maximum === undefined ? word : `${word}, at most ${maximum}`;
}

function textInWords({ format, pattern }: JsonSchema): string {
  if (format === 'date') return 'date (year-month-day)';
  return isIdPattern(pattern) ? 'id' : 'text';
}

/** Whether a pattern is that of an id (FORMAT section 2). */
export function isIdPattern(pattern: string | undefined): boolean {
  return pattern === '^[a-z0-9]+(-[a-z0-9]+)*$';
}

/** The short line beside a suggestion: type, and whether it must be there. */
export function detailOf(root: JsonSchema, property: Property): string {
  const words = typeInWords(root, property.schema).replace(/`/g, '');
  return property.required ? `required, ${words}` : words;
}

/** What a field means, as Markdown blocks: description, allowed values, one example. */
export function fieldBlocks(root: JsonSchema, name: string, property: Property): string[] {
  const { description, examples, default: usual } = deref(root, property.schema);
  const blocks = description ? [description] : [];
  const values = valuesBlock(root, property.schema);
  if (values) blocks.push(values);
  if (usual !== undefined) blocks.push(`Without it: ${code(scalarText(usual))}.`);
  const example = examples?.[0];
  if (example !== undefined && !values) blocks.push(exampleBlock(name, example));
  return blocks;
}

function valuesBlock(root: JsonSchema, schema: JsonSchema): string | undefined {
  const own = enumValuesOf(root, [schema]).filter(({ value }) => typeof value !== 'boolean');
  const isList = typesOf(root, schema).includes('array');
  const values = own.length === 0 && isList ? enumValuesOf(root, itemsOf(root, [schema])) : own;
  const listed = values.filter(({ value }) => typeof value !== 'boolean');
  if (listed.length < 2) return undefined;
  const lines = listed.slice(0, listLimit).map(({ value, description }) => {
    return `- ${code(scalarText(value))}${description ? `: ${description}` : ''}`;
  });
  if (listed.length > listLimit) lines.push(`- and ${listed.length - listLimit} more`);
  return lines.join('\n');
}

function exampleBlock(name: string, example: unknown): string {
  if (typeof example !== 'object' || example === null) return `Example: ${code(blockYaml({ [name]: example }))}`;
  return `Example:\n\`\`\`yaml\n${blockYaml({ [name]: example })}\n\`\`\``;
}

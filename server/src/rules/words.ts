import type { JsonSchema } from '../kinds/types.js';

/** `a, b or c`, each in code marks. */
export function alternatives(values: readonly unknown[], most = 8): string {
  const marked = values.map((value) => `\`${String(value)}\``);
  const shown = marked.length > most ? [...marked.slice(0, most), 'others'] : marked;
  return listed(shown, 'or');
}

/** `a, b and c`. */
export function listed(words: readonly string[], last: 'and' | 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  object: 'keys with values',
  array: 'a list',
  null: 'nothing',
};

/** The types that schemas accept, in words: "a text or a list". That a key may be left empty goes without saying. */
export function typesInWords(types: readonly string[]): string {
  const filled = types.filter((type) => type !== 'null');
  return listed(
    [...new Set(filled.length > 0 ? filled : types)].map((type) => typeWords[type] ?? type),
    'or',
  );
}

/** What a value is, in words. */
export function valueInWords(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return `\`${value}\``;
  if (typeof value === 'string') return 'a text';
  return 'keys with values';
}

/** The first example that some schema gives, written as one would write it in a file. */
export function exampleOf(schemas: readonly JsonSchema[]): string | undefined {
  for (const schema of schemas) {
    const example = schema.examples?.[0];
    if (example !== undefined && typeof example !== 'object') return String(example);
  }
  return undefined;
}

import { scalar } from './edits.js';

/** A value as lines of YAML in block style, from column 0. A text is one line, whatever is in it. */
export function blockText(value: unknown): string[] {
  if (Array.isArray(value)) {
    if (value.length === 0) return ['[]'];
    return value.flatMap((item: unknown) => {
      const [first = '', ...rest] = blockText(item);
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
    });
  }
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value);
    return pairs.length === 0 ? ['{}'] : pairs.flatMap(([key, inner]) => pairText(key, inner));
  }
  return [typeof value === 'string' ? scalar(value) : JSON.stringify(value ?? null)];
}

/** A key with its value as lines of YAML in block style, from column 0. */
export function pairText(key: string, value: unknown): string[] {
  const lines = blockText(value);
  const nested = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  return nested ? [`${keyText(key)}:`, ...lines.map((line) => `  ${line}`)] : [`${keyText(key)}: ${lines.join('')}`];
}

/** A key as it is written, in quotes only where it has to be. */
export function keyText(key: string): string {
  return key === '$schema' ? key : scalar(key);
}

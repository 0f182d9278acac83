import type { Slot } from './slots.js';

const looksLikeNumber = /^[-+]?(?:\.?\d[\d_]*(?:\.\d*)?(?:e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+|\.inf|\.nan)$/i;
/** Words that YAML readers, old ones among them, take for something else than text. */
const looksLikeWord = /^(?:true|false|null|yes|no|on|off|y|n|~)$/i;
const plainSafe = /^[A-Za-z0-9_][A-Za-z0-9_ .\-/+]*$/;

/** A value as it is written in a document, quoted only where it has to be. */
export function scalarText(value: unknown, quote: Slot['quote'] = '', flow?: Slot['flow']): string {
  if (typeof value !== 'string') return JSON.stringify(value) ?? 'null';
  if (flow === 'json' || quote === '"') return JSON.stringify(value);
  if (quote === "'") return `'${value.replace(/'/g, "''")}'`;
  const plain =
    plainSafe.test(value) && !value.endsWith(' ') && !looksLikeNumber.test(value) && !looksLikeWord.test(value);
  return plain ? value : JSON.stringify(value);
}

/** A small value as block YAML, for examples in hovers. */
export function blockYaml(value: unknown, indent = ''): string {
  if (Array.isArray(value)) {
    return value.map((item) => `${indent}- ${blockYaml(item, `${indent}  `).trimStart()}`).join('\n');
  }
  if (typeof value !== 'object' || value === null) return indent + proseText(value);
  return Object.entries(value)
    .map(([key, child]) => {
      const nested = typeof child === 'object' && child !== null;
      return nested ? `${indent}${key}:\n${blockYaml(child, `${indent}  `)}` : `${indent}${key}: ${proseText(child)}`;
    })
    .join('\n');
}

/** A value behind a key on a line of its own: sentences stay without quotes where YAML lets them. */
export function proseText(value: unknown): string {
  if (typeof value !== 'string') return scalarText(value);
  const prose = /^[\p{L}$€£¥0-9][^\n]*$/u.test(value) && !/: |:$| #|[\s]$/.test(value);
  return prose && !looksLikeNumber.test(value) && !looksLikeWord.test(value) ? value : scalarText(value);
}

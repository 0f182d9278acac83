import { type MarkupContent, MarkupKind } from 'vscode-languageserver-types';

/** How much of a text a hover quotes. */
const quoteLimit = 160;

/**
 * Makes text that people wrote harmless in Markdown: no formatting, links, HTML, images, headings or table cells come of
 * it, and web addresses stay text.
 */
export function escapeMarkdown(text: string): string {
  return escapeInline(text)
    .replace(/^[-+=#>]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** Like {@link escapeMarkdown}, for text that does not begin a line, such as a cell of a table. */
export function escapeInline(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<|~&@]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (match) => `${match.slice(0, -1)}\\.`);
}

/** Like {@link escapeMarkdown}, cut to what fits a hover. */
export function quoteMarkdown(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return escapeMarkdown(plain.length > quoteLimit ? `${plain.slice(0, quoteLimit - 1).trimEnd()}…` : plain);
}

/** Text as inline code, whatever backticks it holds. */
export function code(text: string): string {
  const plain = text.replace(/\s+/g, ' ');
  const longest = Math.max(0, ...(plain.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$/.test(plain) ? ' ' : '';
  return `${fence}${pad}${plain}${pad}${fence}`;
}

/** A text that leads to a page of ours. */
export function link(text: string, url: string): string {
  return `[${escapeInline(text)}](${url})`;
}

export function markup(blocks: readonly (string | undefined)[]): MarkupContent {
  return { kind: MarkupKind.Markdown, value: blocks.filter((block) => block).join('\n\n') };
}

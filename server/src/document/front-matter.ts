import type { Span } from './syntax.js';

/** How a file holds YAML: as a whole, as JSON, or as the front matter of a Markdown text. */
export type Format = 'yaml' | 'json' | 'markdown';

/** The format that a file's name says. */
export function formatOf(uri: string): Format {
  if (/\.json$/i.test(uri)) return 'json';
  return /\.(?:md|markdown)$/i.test(uri) ? 'markdown' : 'yaml';
}

/** The front matter of a Markdown text, without its `---` lines; nothing where the text does not begin with one. */
export function frontMatter(text: string): Span | undefined {
  const opening = /^\uFEFF?---[ \t]*(?:\r\n?|\n)/.exec(text);
  if (!opening) return undefined;
  const start = opening[0].length;
  const closing = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(start));
  return closing ? { start, end: start + closing.index } : undefined;
}

/** The text with everything outside a span blanked out; line breaks stay, so that offsets and lines hold. */
export function only(text: string, span: Span): string {
  const blank = (part: string) => part.replace(/[^\r\n]/g, ' ');
  return blank(text.slice(0, span.start)) + text.slice(span.start, span.end) + blank(text.slice(span.end));
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};

/** Tags with a counterpart in Markdown, each with what takes its place. */
const counterparts: readonly (readonly [RegExp, string])[] = [
  [/<br\s*\/?>/gi, '\n'],
  [/<\/?(?:strong|b)>/gi, '**'],
  [/<\/?(?:em|i)>/gi, '*'],
  [/<\/?code>/gi, '`'],
  [/<a\s[^<>]*?href=(?:"([^"<>]*)"|'([^'<>]*)')[^<>]*>([^<>]*)<\/a>/gi, '[$3]($1$2)'],
  [/<h[1-6](?:\s[^<>]*)?>/gi, '\n\n'],
  [/<\/h[1-6]>/gi, '\n\n'],
  [/<\/?(?:p|div)(?:\s[^<>]*)?>/gi, '\n\n'],
  [/<\/?(?:ul|ol)(?:\s[^<>]*)?>/gi, '\n\n'],
  [/<li(?:\s[^<>]*)?>\s*/gi, '\n- '],
  [/\s*<\/li>/gi, ''],
  [/<\/?span(?:\s[^<>]*)?>/gi, ''],
];

/**
 * A text with the simple tags of HTML in it, as Markdown: paragraphs, line breaks, lists, emphasis, code and links.
 *
 * @returns nothing where a tag has no counterpart
 */
export function markdownOf(html: string): string | undefined {
  // In HTML a line break is a blank.
  const flat = html.trim().replace(/[ \t]*\r?\n[ \t]*(?=\S)/g, /\n\s*\n/.test(html) ? '\n' : ' ');
  const marked = counterparts.reduce((text, [pattern, instead]) => text.replace(pattern, instead), flat);
  if (/<\/?[a-z][^<>]*>/i.test(marked)) return undefined;
  return Object.entries(entities)
    .reduce((text, [entity, sign]) => text.replaceAll(entity, sign), marked)
    .replace(/[ \t]+$/gm, '')
    .replace(/^[ \t]+/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\n\n(?=- )/g, (gap, at: number, text: string) =>
      /(?:^|\n)- [^\n]*$/.test(text.slice(0, at)) ? '\n' : gap,
    )
    .trim();
}

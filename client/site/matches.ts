/** What can be found: a name, what it is, its page, a line about it, its text. */
export type Row = readonly [name: string, what: string, path: string, line: string, text: string];

/** A row as it is looked through. */
export interface Known {
  readonly row: Row;
  readonly name: string;
  readonly line: string;
  readonly all: string;
}

/** Accents and capitals do not matter. */
export function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Makes rows ready to be looked through. */
export function known(rows: readonly Row[]): Known[] {
  return rows.map((row) => {
    const [name, what, , line, text] = row;
    return { row, name: plain(name), line: plain(line), all: plain([name, what, line, text].join(' ')) };
  });
}

/** The rows that hold every word of a query, the best first: names before lines, lines before the rest. */
export function matches(all: readonly Known[], query: string, most: number): { best: Row[]; count: number } {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return { best: [], count: 0 };
  const found = all
    .filter((each) => words.every((word) => each.all.includes(word)))
    .map((each, order) => ({ row: each.row, order, score: words.reduce((sum, word) => sum + worth(each, word), 0) }))
    .sort((a, b) => b.score - a.score || a.order - b.order);
  return { best: found.slice(0, most).map(({ row }) => row), count: found.length };
}

function worth({ name, line }: Known, word: string): number {
  if (name.startsWith(word)) return 30;
  if (name.includes(` ${word}`)) return 20;
  if (name.includes(word)) return 10;
  return line.includes(word) ? 5 : 1;
}

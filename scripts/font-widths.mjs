/**
 * Measures the letters of Liberation Sans, whose widths are those of Arial and Helvetica, in Chromium, and writes them down
 * for posters, which are laid out where no font is at hand:
 *   node scripts/font-widths.mjs
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, root, runMain, say } from './tools.mjs';
import { launchChromium } from './vscode/chromium.mjs';

/** Latin with its accents, Greek, Cyrillic, and the marks of a text; all other letters are guessed by their script. */
const ranges = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x386, 0x3ce],
  [0x400, 0x45f],
  [0x2010, 0x203a],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
];

const file = 'server/src/publish/poster/widths-table.ts';

async function measure() {
  const codes = ranges.flatMap(([from = 0, to = 0]) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index),
  );
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const rows = await page.evaluate((letters) => {
      const context = document.createElement('canvas').getContext('2d');
      return ['400', '700'].map((weight) => {
        if (context) context.font = `${weight} 1000px "Liberation Sans"`;
        return letters.map((code) => Math.round(context?.measureText(String.fromCodePoint(code)).width ?? 0));
      });
    }, codes);
    writeFileSync(join(root, file), table(codes, rows));
    say(file);
  } finally {
    await browser.close();
  }
}

/** Widths by letter take much room; letters by width take little. @param {number[]} codes @param {number[][]} rows */
function table(codes, rows) {
  const [regular = '', bold = ''] = rows.map((row) => {
    /** @type {Map<number, string>} */
    const byWidth = new Map();
    row.forEach((width, index) => {
      byWidth.set(width, (byWidth.get(width) ?? '') + String.fromCodePoint(codes[index] ?? 0));
    });
    const lines = [...byWidth]
      .sort(([a], [b]) => a - b)
      .map(
        ([width, letters]) =>
          `  ${width}: ${JSON.stringify(letters).replace(/[\u00ad\u200b-\u200f\u2028-\u202f]/g, escaped)},`,
      );
    return `{\n${lines.join('\n')}\n}`;
  });
  return `/**
 * How wide letters are, in thousandths of the size of the type: letters by width. Measured in Liberation Sans, whose widths
 * are those of Arial and Helvetica, by \`node scripts/font-widths.mjs\`, which writes this file.
 */
export const regularWidths: Readonly<Record<number, string>> = ${regular};

export const boldWidths: Readonly<Record<number, string>> = ${bold};
`;
}

/** @param {string} letter */
function escaped(letter) {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

if (isMain(import.meta.url)) await runMain(measure);

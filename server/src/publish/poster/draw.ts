import { directionOf } from '../../cards/direction.js';
import { type Type, wrap } from './measure.js';

/** Something of a known height that can be put anywhere. */
export interface Piece {
  readonly height: number;
  /** @returns SVG with the upper left corner of the piece at a place */
  readonly at: (x: number, y: number) => string;
}

/** How a text is set. */
export interface TextStyle extends Type {
  readonly color: string;
  /** Between the feet of two lines; 1.4 times the size where nothing is said. */
  readonly leading?: number;
  readonly italic?: boolean;
  /** Extra room between letters. */
  readonly spacing?: number;
  /** Lines; what is left out is told by `…`. */
  readonly most?: number;
}

/** A text within a width. Lines are as high as their leading, so that texts of one style keep one rhythm. */
export function textPiece(text: string, width: number, style: TextStyle): Piece {
  const { size, leading = size * 1.4, spacing = 0, most } = style;
  // Spacing widens each letter: measure as if the type were larger by its share.
  const measured = { ...style, size: size + spacing / 0.6 };
  const lines = wrap(text, width, measured, most);
  const isBackward = directionOf(text) === 'rtl';
  return {
    height: lines.length * leading,
    at: (x, y) =>
      lines
        .map((line, index) => {
          const foot = y + index * leading + (leading - size) / 2 + size * 0.8;
          return textLine(line, isBackward ? x + width : x, foot, style, isBackward ? ' direction="rtl"' : '');
        })
        .join(''),
  };
}

/** One line of text with its foot at a place. */
export function textLine(
  line: string,
  x: number,
  y: number,
  style: Omit<TextStyle, 'leading' | 'most'>,
  more = '',
): string {
  const { size, bold, color, italic, spacing } = style;
  const attributes = [
    `x="${num(x)}" y="${num(y)}" font-size="${num(size)}" fill="${color}"`,
    bold ? 'font-weight="700"' : '',
    italic ? 'font-style="italic"' : '',
    spacing ? `letter-spacing="${num(spacing)}"` : '',
  ].filter((attribute) => attribute !== '');
  return `<text ${attributes.join(' ')}${more}>${escapeXml(line)}</text>`;
}

/** Pieces one below the other. */
export function stack(pieces: readonly (Piece | undefined)[], gap: number): Piece {
  const shown = pieces.filter((piece): piece is Piece => piece !== undefined && piece.height > 0);
  const height = shown.reduce((sum, piece) => sum + piece.height, 0) + gap * Math.max(0, shown.length - 1);
  return {
    height,
    at: (x, y) => {
      let top = y;
      return shown
        .map((piece) => {
          const drawn = piece.at(x, top);
          top += piece.height + gap;
          return drawn;
        })
        .join('');
    },
  };
}

/** A piece moved to the right. */
export function indent(piece: Piece, by: number): Piece {
  return { height: piece.height, at: (x, y) => piece.at(x + by, y) };
}

/** A number as SVG has it, with one digit behind the point. */
export function num(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** What XML 1.0 has no place for, escaped or not: most control characters, halves of pairs, and two signs more. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as content or attribute of XML. */
export function escapeXml(text: string): string {
  return text.replace(notXml, '\ufffd').replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

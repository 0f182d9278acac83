import type { Block, Fact, OutlineSection, Said, Statement } from '../outline-types.js';
import { indent, num, type Piece, stack, textLine, textPiece } from './draw.js';
import { cut, widthOf } from './measure.js';
import type { Palette } from './palette.js';

/** What fits on a poster: who wants everything reads the page. */
const most = { statements: 7, facts: 12, names: 16, rows: 12, groups: 8 };

const body = 17;
const small = 14.5;
const markRoom = 26;

/** A titled part of a poster. */
export function sectionPiece({ title, blocks }: OutlineSection, width: number, colors: Palette): Piece {
  const size = 14;
  const head: Piece = {
    height: 30,
    at: (x, y) =>
      `${textLine(cut(title.toUpperCase(), width, { size: size * 1.1, bold: true }), x, y + 15, {
        size,
        bold: true,
        color: colors.accentInk,
        spacing: 1,
      })}<rect x="${num(x)}" y="${num(y + 24)}" width="${num(width)}" height="1.5" fill="${colors.washDeep}"/>`,
  };
  return stack([head, ...blocks.map((block) => blockPiece(block, width, colors, 0))], 10);
}

/** One part of a section; nothing where there is nothing to draw. */
export function blockPiece(block: Block, width: number, colors: Palette, depth: number): Piece | undefined {
  switch (block.type) {
    case 'prose':
      return textPiece(block.text, width, { size: body, color: colors.ink, most: 8 });
    case 'facts':
      return factsPiece(block.facts, width, colors);
    case 'names':
      return chips(block.items, width, colors);
    case 'statements':
      return statementsPiece(block.items, block.numbered === true, width, colors);
    case 'table':
      return tablePiece(block.columns, block.rows, width, colors);
    case 'group':
      return groupPiece(block.title, block.blocks, width, colors, depth);
  }
}

function groupPiece(title: string, blocks: readonly Block[], width: number, colors: Palette, depth: number): Piece {
  const head = textPiece(title, width, { size: 15.5, bold: true, color: colors.ink, most: 2 });
  if (depth > 2) return head;
  const inner = blocks.slice(0, most.groups).map((block) => blockPiece(block, width, colors, depth + 1));
  return stack([head, ...inner, more(blocks.length - most.groups, width, colors)], 6);
}

function statementsPiece(items: readonly Statement[], numbered: boolean, width: number, colors: Palette): Piece {
  const shown = items.slice(0, most.statements).map((item, index) => {
    const room = width - markRoom;
    const quiet = item.support === 'none';
    const text = textPiece(item.text, room, { size: body, color: quiet ? colors.quiet : colors.ink, most: 5 });
    const facts = item.facts.slice(0, 4).map((fact) => detailPiece(fact, room, colors));
    const inner = indent(stack([text, stack(facts, 0)], 2), markRoom);
    return {
      height: inner.height,
      at: (x: number, y: number) => mark(item, numbered ? index + 1 : undefined, x, y, colors) + inner.at(x, y),
    };
  });
  return stack([...shown, more(items.length - most.statements, width, colors)], 10);
}

/** Something that goes with a statement; a severity is counted out in dots. */
function detailPiece({ label, values }: Fact, width: number, colors: Palette): Piece {
  const text = values.map((value) => value.text).join(' · ');
  const level = Number(text);
  const words = textPiece(`${label}: ${text}`, width, { size: small, color: colors.quiet, most: 3 });
  if (label !== 'Severity' || !Number.isInteger(level) || level < 0 || level > 5) return words;
  const name = textPiece(label, width, { size: small, color: colors.quiet });
  const start = widthOf(label, { size: small }) + 14;
  const dot = (x: number, y: number, index: number) =>
    `<circle cx="${num(x + start + index * 14)}" cy="${num(y + 10)}" r="4.5" fill="${index < level ? colors.accent : colors.paper}" stroke="${colors.accent}"/>`;
  return {
    height: name.height,
    at: (x, y) =>
      [
        name.at(x, y),
        ...[0, 1, 2, 3, 4].map((index) => dot(x, y, index)),
        textLine(`${level} of 5`, x + start + 72, y + 15.5, { size: small, color: colors.quiet }),
      ].join(''),
  };
}

/** What a statement rests on, by its shape; its rank stands in it where there is one. */
function mark(item: Statement, rank: number | undefined, x: number, y: number, colors: Palette): string {
  const [cx, cy] = [x + 8, y + body * 0.72];
  if (rank !== undefined) {
    const filled = item.support === undefined || item.support === 'backed';
    const style = { size: 11.5, bold: true, color: filled ? colors.paper : colors.accentInk };
    const circle = `<circle cx="${num(cx)}" cy="${num(cy)}" r="9" fill="${filled ? colors.accent : colors.paper}" stroke="${colors.accent}" stroke-width="1.5"/>`;
    return circle + textLine(String(rank), cx, cy + 4, style, ' text-anchor="middle"');
  }
  if (item.support === 'guess') {
    const d = `M${num(cx)} ${num(cy - 6)}l6 6-6 6-6-6z`;
    return `<path d="${d}" fill="none" stroke="${colors.accent}" stroke-width="1.5"/>`;
  }
  const fill = item.support === 'none' ? 'none' : colors.accent;
  return `<circle cx="${num(cx)}" cy="${num(cy)}" r="4.2" fill="${fill}" stroke="${colors.accent}" stroke-width="1.5"/>`;
}

/** Names to the left, values to the right; one below the other where there is little room. */
function factsPiece(facts: readonly Fact[], width: number, colors: Palette): Piece {
  const names = width < 420 ? width : Math.min(190, width * 0.34);
  const isBelow = names === width;
  const room = isBelow ? width : width - names - 14;
  const rows = facts.slice(0, most.facts).map(({ label, values }): Piece => {
    const head = textPiece(label, names, { size: 14.5, color: colors.quiet, leading: 24, most: 3 });
    const value = valuesPiece(values, room, colors);
    if (isBelow) return stack([head, value], 0);
    return {
      height: Math.max(head.height, value.height),
      at: (x, y) => head.at(x, y) + value.at(x + names + 14, y),
    };
  });
  return stack([...rows, more(facts.length - most.facts, width, colors)], 8);
}

function valuesPiece(values: readonly Said[], width: number, colors: Palette): Piece {
  const isNames = values.some(({ link }) => link);
  if (isNames || (values.length > 1 && values.every(({ text }) => text.length <= 24)))
    return chips(values, width, colors);
  const style = { size: 16, color: colors.ink, leading: 23.5, most: 5 };
  return stack(
    values.slice(0, most.statements).map(({ text }) => textPiece(text, width, style)),
    5,
  );
}

/** Short texts side by side, as many in a row as fit. */
export function chips(items: readonly Said[], width: number, colors: Palette): Piece {
  const [size, height, pad, gap] = [14.5, 27, 11, 7];
  const type = { size };
  let [left, top] = [0, 0];
  const placed = items.slice(0, most.names).map(({ text }) => {
    const shown = cut(text.replace(/\s+/g, ' '), width - 2 * pad, type);
    const room = widthOf(shown, type) + 2 * pad;
    if (left > 0 && left + room > width) [left, top] = [0, top + height + gap];
    const place = { shown, room, left, top };
    left += room + gap;
    return place;
  });
  const list: Piece = {
    height: placed.length === 0 ? 0 : top + height,
    at: (x, y) =>
      placed
        .map((chip) => {
          const rect = `<rect x="${num(x + chip.left)}" y="${num(y + chip.top)}" width="${num(chip.room)}" height="${height}" rx="${height / 2}" fill="${colors.wash}" stroke="${colors.washDeep}"/>`;
          return rect + textLine(chip.shown, x + chip.left + pad, y + chip.top + 18.5, { size, color: colors.ink });
        })
        .join(''),
  };
  return stack([list, more(items.length - most.names, width, colors)], 6);
}

function tablePiece(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
  colors: Palette,
): Piece {
  const gap = 16;
  const widths = columnWidths(columns, rows, width - gap * (columns.length - 1));
  const line = (cells: readonly string[], head: boolean): Piece => {
    const pieces = columns.map((_, index) =>
      textPiece(cells[index] || '–', widths[index] ?? 0, {
        size: head ? 13 : 15,
        bold: !head && index === 0,
        color: head || !cells[index] ? colors.quiet : colors.ink,
        most: 4,
      }),
    );
    const height = Math.max(...pieces.map((piece) => piece.height)) + 11;
    return {
      height,
      at: (x, y) => {
        let left = x;
        const texts = pieces.map((piece, index) => {
          const drawn = piece.at(left, y + 5);
          left += (widths[index] ?? 0) + gap;
          return drawn;
        });
        const rule = `<rect x="${num(x)}" y="${num(y + height - 1)}" width="${num(width)}" height="1" fill="${colors.line}"/>`;
        return texts.join('') + rule;
      },
    };
  };
  const shown = rows.slice(0, most.rows).map((row) => line(row, false));
  return stack([line(columns, true), ...shown, more(rows.length - most.rows, width, colors)], 0);
}

/** Each column as wide as its share of all texts, but with room for a word. */
function columnWidths(columns: readonly string[], rows: readonly (readonly string[])[], width: number): number[] {
  const wishes = columns.map((column, index) => {
    const texts = [column, ...rows.slice(0, most.rows).map((row) => row[index] ?? '')];
    return Math.min(360, Math.max(48, ...texts.map((text) => widthOf(text, { size: 15, bold: index === 0 }) + 2)));
  });
  const sum = wishes.reduce((a, b) => a + b, 0);
  if (sum <= width) return wishes.map((wish) => (wish * width) / sum);
  const least = wishes.map((wish) => Math.min(wish, Math.max(48, width / columns.length / 1.6)));
  const rest = width - least.reduce((a, b) => a + b, 0);
  const over = wishes.map((wish, index) => wish - (least[index] ?? 0));
  const all = over.reduce((a, b) => a + b, 0) || 1;
  return least.map((room, index) => room + (rest * (over[index] ?? 0)) / all);
}

function more(left: number, width: number, colors: Palette): Piece | undefined {
  if (left <= 0) return undefined;
  return textPiece(`and ${left} more`, width, { size: small, italic: true, color: colors.quiet });
}

import { initials } from '../../cards/words.js';
import type { Block, Outline, OutlineSection } from '../outline-types.js';
import { blockPiece, chips, sectionPiece } from './blocks.js';
import { escapeXml, num, type Piece, stack, textLine, textPiece } from './draw.js';
import { cut, widthOf } from './measure.js';
import type { Palette } from './palette.js';

/** How a poster is laid out: a sheet to hang up or, for slides and wide walls, one of three columns. */
const sheets = { page: { width: 1080, columns: 2 }, canvas: { width: 1620, columns: 3 } } as const;
export type Sheet = keyof typeof sheets;

const margin = 56;
const gutter = 44;
const portrait = 112;
const dial = 104;

/** Fonts of the same widths, so that lines end where they were measured to end. */
const fonts = `Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif`;

/** What is of use on the page, and too small for a wall. */
const notOnWalls = new Set(['evidence', 'validation', 'scoring']);

export interface Poster {
  readonly outline: Outline;
  readonly colors: Palette;
  readonly sheet: Sheet;
  /** A `data:` URI. */
  readonly picture?: string | undefined;
  /** ISO date. */
  readonly today: string;
}

/** An entity as one picture: plain SVG of rectangles, circles and lines of text, so that every program draws it alike. */
export function posterSvg(poster: Poster): string {
  const { outline, colors } = poster;
  const { width } = sheets[poster.sheet];
  const head = headPiece(poster, width);
  const room = width - 2 * margin;
  const content = stack([opening(outline, room, colors), ...sectionPieces(poster, room)], 36);
  const foot = footPiece(poster, room);
  const top = head.height + 40;
  const height = Math.ceil(top + content.height + (content.height > 0 ? 40 : 0) + foot.height + 30);
  const title = `${outline.kicker}: ${outline.name}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}" font-family="${fonts}">
<title>${escapeXml(title)}</title>
<rect width="${width}" height="${height}" fill="${colors.paper}"/>
${head.at(0, 0)}
${content.at(margin, top)}
${foot.at(margin, height - foot.height - 30)}
</svg>
`;
}

/** Who it is: avatar, name, role, labels, and how ready it is. */
function headPiece(poster: Poster, width: number): Piece {
  const { outline, colors } = poster;
  const { readiness } = outline;
  const left = margin + portrait + 32;
  const room = width - left - margin - (readiness ? dial + 28 : 0);
  const kicker = { size: 14, bold: true, color: colors.accentInk, spacing: 1.2, most: 1 };
  const text = stack(
    [
      textPiece(outline.kicker.toUpperCase(), room, kicker),
      textPiece(outline.name, room, { size: 42, bold: true, color: colors.ink, leading: 50, most: 3 }),
      outline.role === undefined
        ? undefined
        : textPiece(outline.role, room, { size: 20, color: colors.quiet, most: 2 }),
      outline.labels.length === 0
        ? undefined
        : pad(
            chips(
              outline.labels.map((label) => ({ text: label })),
              room,
              { ...colors, wash: colors.paper },
            ),
            8,
          ),
    ],
    2,
  );
  const inner = Math.max(text.height, portrait);
  const height = inner + 2 * 44;
  return {
    height,
    at: (x, y) =>
      [
        `<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}" fill="${colors.wash}"/>`,
        `<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="8" fill="${colors.accent}"/>`,
        avatar(poster, x + margin, y + 44 + (inner - portrait) / 2),
        text.at(x + left, y + 44 + (inner - text.height) / 2),
        readiness
          ? gauge(readiness.score, readiness.grade, x + width - margin - dial, y + (height - dial) / 2, colors)
          : '',
      ].join('\n'),
  };
}

function pad(piece: Piece, above: number): Piece {
  return { height: piece.height + above, at: (x, y) => piece.at(x, y + above) };
}

/** The portrait, or the initials in the colour of the entity: round for people and jobs, square for all else. */
function avatar({ outline, colors, picture }: Poster, x: number, y: number): string {
  const isRound = outline.kind === 'persona' || outline.kind === 'jtbd';
  const radius = isRound ? portrait / 2 : 18;
  const box = `x="${num(x)}" y="${num(y)}" width="${portrait}" height="${portrait}"`;
  const drawing =
    picture === undefined
      ? `<rect ${box} rx="${radius}" fill="${colors.accent}"/>${textLine(
          initials(outline.name),
          x + portrait / 2,
          y + portrait / 2 + 14,
          { size: 40, bold: true, color: colors.paper },
          ' text-anchor="middle"',
        )}`
      : `<clipPath id="portrait"><rect ${box} rx="${radius}"/></clipPath><image ${box} clip-path="url(#portrait)" preserveAspectRatio="xMidYMid slice" href="${escapeXml(picture)}" xlink:href="${escapeXml(picture)}"/>`;
  if (outline.warning === undefined) return drawing;
  const [a, b] = [portrait * 0.146, portrait * 0.854];
  const cross = `M${num(x + a)} ${num(y + b)}L${num(x + b)} ${num(y + a)}`;
  return `${drawing}<path d="${cross}" stroke="${colors.paper}" stroke-width="9"/><path d="${cross}" stroke="${colors.warning}" stroke-width="5"/>`;
}

/** A dial from 0 to 100 with its number and grade. */
function gauge(score: number, grade: string, x: number, y: number, colors: Palette): string {
  const [cx, cy, radius] = [x + dial / 2, y + dial / 2 - 8, 42];
  const length = 2 * Math.PI * radius;
  const part = (length * Math.min(100, Math.max(0, score))) / 100;
  const circle = `cx="${num(cx)}" cy="${num(cy)}" r="${radius}" fill="none" stroke-width="9"`;
  return [
    `<circle ${circle} stroke="${colors.track}"/>`,
    `<circle ${circle} stroke="${colors.accent}" stroke-dasharray="${num(part)} ${num(length)}" transform="rotate(-90 ${num(cx)} ${num(cy)})"/>`,
    textLine(
      String(Math.round(score)),
      cx,
      cy + 10,
      { size: 30, bold: true, color: colors.ink },
      ' text-anchor="middle"',
    ),
    textLine(`Readiness ${grade}`, cx, y + dial + 4, { size: 14, color: colors.quiet }, ' text-anchor="middle"'),
  ].join('');
}

/** What sets them apart, in their own words and in ours. */
function opening({ quote, lead, warning }: Outline, width: number, colors: Palette): Piece {
  return stack(
    [
      warning === undefined ? undefined : boxed(warning, width, colors),
      quote && quotePiece(quote, width, colors),
      ...lead.slice(0, 2).map((text) => textPiece(text, width, { size: 19, color: colors.ink, leading: 29, most: 6 })),
    ],
    20,
  );
}

function boxed(text: string, width: number, colors: Palette): Piece {
  const inner = textPiece(text, width - 40, { size: 18, bold: true, color: colors.warning, most: 5 });
  return {
    height: inner.height + 28,
    at: (x, y) =>
      `<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(inner.height + 28)}" rx="10" fill="none" stroke="${colors.warning}" stroke-width="2"/>${inner.at(x + 20, y + 14)}`,
  };
}

function quotePiece(quote: NonNullable<Outline['quote']>, width: number, colors: Palette): Piece {
  const text = stack(
    [
      textPiece(`“${quote.text}”`, width - 28, {
        size: 27,
        italic: true,
        color: colors.accentInk,
        leading: 37,
        most: 5,
      }),
      quote.source === undefined
        ? undefined
        : textPiece(quote.source, width - 28, { size: 15, color: colors.quiet, most: 2 }),
    ],
    6,
  );
  return {
    height: text.height,
    at: (x, y) =>
      `<rect x="${num(x)}" y="${num(y)}" width="5" height="${num(text.height)}" rx="2.5" fill="${colors.accent}"/>${text.at(x + 28, y)}`,
  };
}

/** Wide tables over the whole sheet; all else in columns, each part where there is most room. */
function sectionPieces({ outline, colors, sheet }: Poster, width: number): Piece[] {
  const { columns: count } = sheets[sheet];
  const sections = outline.sections.filter(({ key }) => !notOnWalls.has(key));
  const wide = sections.filter(isWide);
  const narrow = sections.filter((section) => !isWide(section));
  const full = wide.map((section) => wideSection(section, width, count, colors));
  // One column of a few words beside nothing looks lost.
  const columnCount = Math.min(count, Math.max(1, narrow.length));
  if (narrow.length === 0) return full;
  const room = (width - gutter * (columnCount - 1)) / columnCount;
  const columns = shared(
    narrow.map((section) => sectionPiece(section, room, colors)),
    columnCount,
  ).map((pieces) => stack(pieces, 32));
  return [sideBySide(columns, room), ...full];
}

/** Tables of more than two columns, and rows of blocks such as the stages of a journey. */
function isWide({ blocks }: OutlineSection): boolean {
  return isRow(blocks) || blocks.some((block) => block.type === 'table' && block.columns.length > 2);
}

function isRow(blocks: readonly Block[]): boolean {
  return (
    blocks.length > 2 &&
    blocks.every((block) => block.type === 'group' && block.blocks.some(({ type }) => type === 'group'))
  );
}

/** A section over the whole sheet; a row of blocks stands side by side, as many as there are columns. */
function wideSection(section: OutlineSection, width: number, count: number, colors: Palette): Piece {
  const { blocks } = section;
  if (!isRow(blocks)) return sectionPiece(section, width, colors);
  const room = (width - gutter * (count - 1)) / count;
  const rows: Piece[] = [];
  for (let at = 0; at < blocks.length; at += count) {
    const row = blocks.slice(at, at + count).map((block) => blockPiece(block, room, colors, 0) ?? stack([], 0));
    rows.push(sideBySide(row, room));
  }
  return stack([sectionPiece({ ...section, blocks: [] }, width, colors), stack(rows, 26)], 10);
}

/** Pieces over columns, each to the shortest of the time, so that what comes first stands above. */
function shared(pieces: readonly Piece[], count: number): Piece[][] {
  const columns = Array.from({ length: count }, () => ({ pieces: [] as Piece[], height: 0 }));
  for (const piece of pieces) {
    const shortest = columns.reduce((best, column) => (column.height < best.height - 1 ? column : best));
    shortest.pieces.push(piece);
    shortest.height += piece.height + 32;
  }
  return columns.map((column) => column.pieces);
}

function sideBySide(columns: readonly Piece[], room: number): Piece {
  return {
    height: Math.max(...columns.map(({ height }) => height)),
    at: (x, y) => columns.map((column, index) => column.at(x + index * (room + gutter), y)).join('\n'),
  };
}

function footPiece({ outline, colors, today }: Poster, width: number): Piece {
  const style = { size: 13.5, color: colors.quiet };
  const made = `Personas as Code · ${today}`;
  const room = width - widthOf(made, style) - 24;
  const said = [...outline.foot, ...legend(outline)].join('  ·  ');
  return {
    height: 30,
    at: (x, y) =>
      [
        `<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="1" fill="${colors.line}"/>`,
        textLine(cut(said, room, style), x, y + 24, style),
        textLine(made, x + width, y + 24, style, ' text-anchor="end"'),
      ].join(''),
  };
}

/** What the marks mean that are on the poster. */
function legend({ sections }: Outline): string[] {
  const marked = new Set(
    sections
      .filter(({ key }) => !notOnWalls.has(key))
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.type === 'statements' ? block.items.map(({ support }) => support) : [])),
  );
  return [
    ...(marked.has('guess') ? ['Diamonds are guesses'] : []),
    ...(marked.has('none') ? ['Open marks have no source'] : []),
  ];
}

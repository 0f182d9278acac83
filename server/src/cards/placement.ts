/** Something round with a name, in the units of a drawing. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly name: string;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where the name of a spot stands: the first line's baseline, and the box that all lines take up. */
export interface Label {
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly box: Box;
}

/** Size of the letters of a label, and how far its lines are apart. */
const size = 11;
export const lineHeight = 13;
/** A label has two lines at most, of so many letters. */
const longest = 18;
/** Between a spot and its label. */
const gap = 4;

/**
 * Spots that lie on each other are set apart, each as near to its own place as there is room, within the frame.
 * Which comes first stays where it is.
 */
export function spread(spots: readonly Spot[], frame: Box): Spot[] {
  const placed: Spot[] = [];
  for (const spot of spots) {
    const candidates = Array.from({ length: 400 }, (_, turn) => {
      // Sunflower steps: even in every direction, and a little further out with each.
      const far = 4.2 * Math.sqrt(turn);
      const angle = turn * 2.39996;
      return inside({ ...spot, x: spot.x + far * Math.cos(angle), y: spot.y + far * Math.sin(angle) }, frame);
    });
    const clear = (one: Spot) => placed.every((other) => distance(one, other) >= (one.r + other.r) * 0.92);
    placed.push(candidates.find(clear) ?? candidates[0] ?? spot);
  }
  return placed;
}

/**
 * A label for each spot, where one has room: beside, above or below it, on no other label, on no spot and within the
 * frame. A spot without room has none; its number still tells who it is.
 */
export function placeLabels(spots: readonly Spot[], frame: Box): (Label | undefined)[] {
  const taken: Box[] = spots.map(({ x, y, r }) => ({ left: x - r, top: y - r, right: x + r, bottom: y + r }));
  return spots.map((spot) => {
    const free = labelsAround(spot).find(
      ({ box }) => within(box, frame) && taken.every((other) => !overlaps(box, other)),
    );
    if (free) taken.push(free.box);
    return free;
  });
}

/** The label at each side of its spot, the best one first. */
function labelsAround({ x, y, r, name }: Spot): Label[] {
  const lines = linesOf(name);
  const width = Math.max(...lines.map(widthOf));
  const height = lines.length * lineHeight;
  const beside = y - height / 2;
  const diagonal = r * 0.75;
  return [
    labelAt(lines, 'start', x + r + gap, beside, width),
    labelAt(lines, 'end', x - r - gap, beside, width),
    labelAt(lines, 'middle', x, y + r + gap, width),
    labelAt(lines, 'middle', x, y - r - gap - height, width),
    labelAt(lines, 'start', x + diagonal, y + diagonal + gap, width),
    labelAt(lines, 'start', x + diagonal, y - diagonal - gap - height, width),
    labelAt(lines, 'end', x - diagonal, y + diagonal + gap, width),
    labelAt(lines, 'end', x - diagonal, y - diagonal - gap - height, width),
  ];
}

function labelAt(lines: readonly string[], anchor: Label['anchor'], x: number, top: number, width: number): Label {
  const before = { start: 0, middle: width / 2, end: width }[anchor];
  const box = { left: x - before, top, right: x - before + width, bottom: top + lines.length * lineHeight };
  return { lines, anchor, x: rounded(x), y: rounded(top + size - 1), box };
}

/** A name in one line or two; a longer one is cut. */
export function linesOf(name: string): string[] {
  const words = name.trim().split(/\s+/);
  let first = words.shift() ?? '';
  while (words[0] !== undefined && Array.from(`${first} ${words[0]}`).length <= longest) first += ` ${words.shift()}`;
  const rest = words.join(' ');
  return rest === '' ? [cut(first)] : [cut(first), cut(rest)];
}

function cut(text: string): string {
  const letters = Array.from(text);
  return letters.length > longest
    ? `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : text;
}

/** About how wide a line is. Rather too wide: a label that is thought narrower than it is would touch another. */
function widthOf(line: string): number {
  return Array.from(line).reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? size : 7.2), 0);
}

/** The spot, moved into the frame. */
function inside(spot: Spot, { left, top, right, bottom }: Box): Spot {
  const between = (low: number, value: number, high: number) => rounded(Math.max(low, Math.min(high, value)));
  return {
    ...spot,
    x: between(left + spot.r, spot.x, right - spot.r),
    y: between(top + spot.r, spot.y, bottom - spot.r),
  };
}

function distance(a: Spot, b: Spot): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function within(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

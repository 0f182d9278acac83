import type { Axis, Measure, Placed } from './map-data.js';
import { weightOf } from './map-data.js';

/** The frame of the picture, in its own units. */
const frame = { left: 60, right: 740, top: 16, bottom: 436 };
/** How wide a letter of a name is on average, and how high a line is. */
const letter = 7;
const line = 17;
const longestName = 26;

const smallest = 11;
const largest = 34;

interface Circle {
  readonly placed: Placed;
  readonly number: number;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  /** Nobody says how large it is. */
  readonly isUnknown: boolean;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface MapPlotProps {
  readonly axes: { readonly x: Axis; readonly y: Axis };
  /** In the order of their numbers; those without a place have none in the picture. */
  readonly placed: readonly Placed[];
  readonly measure: Measure;
  readonly hrefOf: (placed: Placed) => string | undefined;
}

/** The personas of a map by its axes. The table below says the same: the picture is for eyes only. */
export function MapPlot({ axes, placed, measure, hrefOf }: MapPlotProps) {
  const circles = circlesOf(placed, measure);
  const names = namesOf(circles);
  const middleX = (frame.left + frame.right) / 2;
  const middleY = (frame.top + frame.bottom) / 2;
  return (
    <svg class="map-plot" viewBox="0 0 760 490" aria-hidden="true">
      <rect
        class="map-frame"
        x={frame.left}
        y={frame.top}
        width={frame.right - frame.left}
        height={frame.bottom - frame.top}
        rx="10"
      />
      <path class="map-cross" d={`M${middleX} ${frame.top}V${frame.bottom}M${frame.left} ${middleY}H${frame.right}`} />
      <AxisWords axis={axes.x} />
      <g transform={`rotate(-90) translate(${-frame.bottom} 0)`}>
        <AxisWords axis={axes.y} upright />
      </g>
      {circles
        .toSorted((a, b) => b.r - a.r)
        .map((circle) => (
          <Dot key={circle.number} circle={circle} href={hrefOf(circle.placed)} />
        ))}
      {circles.map((circle, index) => {
        const name = names[index];
        return name ? (
          <text key={circle.number} class="map-name" x={name.x} y={name.y} text-anchor={name.anchor}>
            {name.text}
          </text>
        ) : null;
      })}
    </svg>
  );
}

/** A persona's circle; a click opens the persona, and the keyboard does so from the table. */
function Dot({ circle, href }: { readonly circle: Circle; readonly href: string | undefined }) {
  const { placed, number, x, y, r } = circle;
  const drawing = (
    <>
      <circle cx={x} cy={y} r={r} />
      {placed.rank === 4 ? <path class="map-strike" d={strike(circle)} /> : null}
      <text class="map-number" x={x} y={y + 5} text-anchor="middle">
        {number}
      </text>
    </>
  );
  const unknown = circle.isUnknown ? ' unknown' : '';
  if (href === undefined) return <g class={`map-persona rank-${placed.rank ?? 'open'}${unknown}`}>{drawing}</g>;
  return (
    <a
      class={`reference map-persona rank-${placed.rank ?? 'open'}${unknown}`}
      href={href}
      data-kind="persona"
      data-id={placed.person.id}
      tabindex={-1}
    >
      {drawing}
    </a>
  );
}

/** The words along an axis; those of the upright one are turned by whoever draws them. */
function AxisWords({
  axis: { label, low, high },
  upright = false,
}: {
  readonly axis: Axis;
  readonly upright?: boolean;
}) {
  const [start, end] = upright ? [0, frame.bottom - frame.top] : [frame.left, frame.right];
  const near = upright ? 46 : frame.bottom + 20;
  const far = upright ? 22 : frame.bottom + 42;
  return (
    <>
      <text class="map-end" x={start} y={near}>
        {shortened(low ?? '', upright ? 24 : 40)}
      </text>
      <text class="map-end" x={end} y={near} text-anchor="end">
        {shortened(high ?? '', upright ? 24 : 40)}
      </text>
      <text class="map-axis" x={(start + end) / 2} y={far} text-anchor="middle">
        {label === '' ? '' : `${shortened(label, upright ? 48 : 80)} →`}
      </text>
    </>
  );
}

function circlesOf(placed: readonly Placed[], measure: Measure): Circle[] {
  const taken: Circle[] = [];
  for (const [index, one] of placed.entries()) {
    if (!one.at) continue;
    const weight = weightOf(one, measure, placed);
    const r = weight === undefined ? smallest + 2 : smallest + (largest - smallest) * Math.sqrt(weight);
    const inset = largest + 4;
    const x = frame.left + inset + one.at.x * (frame.right - frame.left - 2 * inset);
    const y = frame.bottom - inset - one.at.y * (frame.bottom - frame.top - 2 * inset);
    // Two at the very same place stand side by side.
    const same = taken.filter((other) => Math.hypot(other.x - x, other.y - y) < 3).length;
    taken.push({
      placed: one,
      number: index + 1,
      x: round(x + same * 18),
      y: round(y),
      r: round(r),
      isUnknown: weight === undefined,
    });
  }
  return taken;
}

interface Name {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** A place for each name beside its circle where it hides nothing; nothing for a name that finds none. */
function namesOf(circles: readonly Circle[]): (Name | undefined)[] {
  const taken: Box[] = circles.map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }));
  return circles.map((circle) => {
    const text = shortened(circle.placed.person.name, longestName);
    const found = sidesOf(circle, text).find(({ box }) => isInside(box) && !taken.some((other) => isOver(box, other)));
    if (found) taken.push(found.box);
    return found?.name;
  });
}

/** Below, above, to the right and to the left. */
function sidesOf({ x, y, r }: Circle, text: string): { readonly name: Name; readonly box: Box }[] {
  const width = [...text].length * letter;
  const boxOf = (left: number, base: number) => ({ left, right: left + width, top: base - line + 4, bottom: base + 4 });
  const gap = 5;
  return [
    { name: { text, x, y: round(y + r + line), anchor: 'middle' }, box: boxOf(x - width / 2, y + r + line) },
    { name: { text, x, y: round(y - r - gap - 2), anchor: 'middle' }, box: boxOf(x - width / 2, y - r - gap - 2) },
    { name: { text, x: round(x + r + gap), y: y + 5, anchor: 'start' }, box: boxOf(x + r + gap, y + 5) },
    { name: { text, x: round(x - r - gap), y: y + 5, anchor: 'end' }, box: boxOf(x - r - gap - width, y + 5) },
  ];
}

function isInside({ left, right, top, bottom }: Box): boolean {
  return left > frame.left && right < frame.right && top > frame.top && bottom < frame.bottom;
}

function isOver(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function strike({ x, y, r }: Circle): string {
  const reach = round(r * Math.SQRT1_2);
  return `M${round(x - reach)} ${round(y + reach)} ${round(x + reach)} ${round(y - reach)}`;
}

function shortened(text: string, most: number): string {
  const characters = [...text.replace(/\s+/gu, ' ')];
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

import { linesOf } from './placement.js';

/** The levels of one subject on each dimension, in the order of the dimensions. */
export interface RadarSeries {
  readonly name: string;
  /** Nothing where the dimension was not looked at. */
  readonly levels: readonly (number | undefined)[];
}

interface RadarProps {
  readonly dimensions: readonly string[];
  readonly series: readonly RadarSeries[];
  /** The number of the highest level; the rings. */
  readonly highest: number;
  readonly label: string;
}

/** More shapes than this on each other cannot be told apart. */
export const mostSeries = 6;
/** With fewer there is no area to see. */
export const fewestDimensions = 3;
/** More rings than this are a grey field: then only every so many levels have one. */
const mostRings = 6;

const [width, height] = [480, 320];
const centre = { x: width / 2, y: height / 2 + 4 };
const radius = 112;

/** Each series has a colour, a line and a marker of its own. */
const tints = ['tint-6', 'tint-1', 'tint-3', 'tint-8', 'tint-0', 'tint-5'] as const;

/** Levels on several dimensions as polygons over each other. The numbers stand in the table below it. */
export function Radar({ dimensions, series, highest, label }: RadarProps) {
  const at = (index: number, level: number) =>
    pointAt(index / dimensions.length, (bounded(level, highest) / highest) * radius);
  const every = Math.ceil(highest / mostRings);
  const rings = Array.from({ length: Math.floor(highest / every) }, (_, index) => (index + 1) * every);
  return (
    <svg class="plot radar" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {rings.map((level) => (
        <g key={level}>
          <polygon class="radar-ring" points={dimensions.map((_, index) => textOf(at(index, level))).join(' ')} />
          <text class="plot-note" x={centre.x - 4} y={at(0, level).y + 9} text-anchor="end">
            {level}
          </text>
        </g>
      ))}
      {dimensions.map((dimension, index) => {
        const end = at(index, highest);
        return (
          <g key={`${index} ${dimension}`}>
            <path class="radar-spoke" d={`M${centre.x} ${centre.y}L${end.x} ${end.y}`} />
            <SpokeLabel text={dimension} turn={index / dimensions.length} />
          </g>
        );
      })}
      {series.slice(0, mostSeries).map(({ name, levels }, index) => (
        <Shape
          key={`${index} ${name}`}
          index={index}
          points={levels.flatMap((level, place) => (level === undefined ? [] : [at(place, level)]))}
        />
      ))}
    </svg>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function Shape({ index, points }: { readonly index: number; readonly points: readonly Point[] }) {
  return (
    <g class={`hued ${tints[index % tints.length]} series series-${index % mostSeries}`}>
      {points.length > 1 ? <polygon class="series-line" points={points.map(textOf).join(' ')} /> : null}
      {points.map((point) => (
        <Marker key={textOf(point)} index={index} {...point} />
      ))}
    </g>
  );
}

/** The sign of a series beside its name. */
export function SeriesMark({ index }: { readonly index: number }) {
  if (index >= mostSeries) return null;
  return (
    <svg
      class={`hued ${tints[index % tints.length]} series series-${index} series-mark`}
      viewBox="0 0 30 12"
      width="30"
      height="12"
      aria-hidden="true"
    >
      <path class="series-line" d="M1 6H29" />
      <Marker index={index} x={15} y={6} />
    </svg>
  );
}

function Marker({ index, x, y }: Point & { readonly index: number }) {
  const corners = [
    undefined,
    `M${x - 4} ${y - 4}h8v8h-8Z`,
    `M${x} ${y - 5}l4.8 8.5h-9.6Z`,
    `M${x} ${y - 5.5}l5.5 5.5-5.5 5.5-5.5-5.5Z`,
    `M${x} ${y + 5}l4.8-8.5h-9.6Z`,
  ][index % mostSeries];
  if (corners !== undefined) return <path class="series-point" d={corners} />;
  return (
    <circle class={index % mostSeries === 0 ? 'series-point' : 'series-point series-hollow'} cx={x} cy={y} r="4.2" />
  );
}

function SpokeLabel({ text, turn }: { readonly text: string; readonly turn: number }) {
  const { x, y } = pointAt(turn, radius + 12);
  const lines = linesOf(text);
  const aside = Math.abs(x - centre.x) < 12 ? 'middle' : x > centre.x ? 'start' : 'end';
  // Above the centre the last line is the nearest, below it the first one.
  const first =
    y < centre.y - 30 ? y - (lines.length - 1) * 12 : y > centre.y + 30 ? y + 7 : y - (lines.length - 2) * 6;
  return (
    <text class="radar-label" text-anchor={aside}>
      {lines.map((line, row) => (
        <tspan key={line} x={x} y={Math.round((first + row * 12) * 10) / 10}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

/** A point so far from the centre, a share of a turn from the top. */
function pointAt(turn: number, far: number): Point {
  const angle = turn * 2 * Math.PI;
  const rounded = (value: number) => Math.round(value * 10) / 10;
  return { x: rounded(centre.x + far * Math.sin(angle)), y: rounded(centre.y - far * Math.cos(angle)) };
}

const textOf = ({ x, y }: Point) => `${x},${y}`;

function bounded(level: number, highest: number): number {
  return Math.max(0, Math.min(highest, level));
}

import { area, curveMonotoneX, line } from 'd3-shape';

const moods = ['At their worst', 'Not well', 'So-so', 'Well', 'Delighted'] as const;

/** How high the drawing is, where its zero lies, and how far one step of the scale goes. */
const height = 176;
const middle = height / 2;
const step = 30;
/** How wide a stage is in the units of the stretched part. */
const pitch = 100;

interface Point {
  /** Centre of the stage's column. */
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

/**
 * The mood from stage to stage, as wide as the columns of the stages above it: the curve is stretched to them, points and
 * words are placed by percentages and keep their shape.
 *
 * @param moods of each stage, from -2 to 2; nothing where a stage does not say it
 */
export function MoodCurve({ moods: values }: { readonly moods: readonly (number | undefined)[] }) {
  const points = values.flatMap((value, index): Point[] =>
    value === undefined ? [] : [{ x: (index + 0.5) * pitch, y: middle - bounded(value) * step, value }],
  );
  const width = values.length * pitch;
  const along = (x: number) => `${Math.round((x / width) * 10000) / 100}%`;
  return (
    <svg class="mood" width="100%" height={height} aria-hidden="true">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width="100%"
        height={height}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path class="mood-area" d={areaOf(points)} />
        <path class="mood-zero" d={`M0 ${middle}H${width}`} />
        <path class="mood-path" d={lineOf(points)} />
      </svg>
      {points.map(({ x, y, value }) => (
        <g key={x}>
          <circle class="mood-point" cx={along(x)} cy={y} r="6" />
          <text class="mood-label" x={along(x)} y={value < 0 ? y + 22 : y - 13} text-anchor="middle">
            {moodText(value)}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** A mood in words and as a number: "Delighted +2". */
export function moodText(value: number): string {
  return `${moods[Math.round(bounded(value)) + 2] ?? ''} ${signed(value)}`;
}

const lineOf = (points: readonly Point[]) =>
  line<Point>()
    .x(({ x }) => x)
    .y(({ y }) => y)
    .curve(curveMonotoneX)([...points]) ?? '';

const areaOf = (points: readonly Point[]) =>
  area<Point>()
    .x(({ x }) => x)
    .y0(middle)
    .y1(({ y }) => y)
    .curve(curveMonotoneX)([...points]) ?? '';

function bounded(value: number): number {
  return Math.max(-2, Math.min(2, value));
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value).replace('-', '−');
}

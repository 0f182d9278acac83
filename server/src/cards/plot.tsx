import type { Opportunity } from '../scores/types.js';

/** Where the scale of 0-10 lies in the drawing. */
const left = 34;
const bottom = 266;
const side = 250;

const x = (importance: number) => left + (bounded(importance) / 10) * side;
const y = (satisfaction: number) => bottom - (bounded(satisfaction) / 10) * side;
const points = (...corners: readonly (readonly [number, number])[]) =>
  corners.map(([i, s]) => `${x(i)},${y(s)}`).join(' ');

/** The zones, each with its name beside or in it: at an importance and a satisfaction. */
const zoneNames = [
  ['Over-served', 0.35, 9.25],
  ['Served', 3.2, 1.1],
  ['Worth it', 10.25, 8.9],
  ['High', 10.25, 6.4],
  ['Extreme', 10.25, 2.4],
] as const;

/** How near two points may come before the later one makes room, in units of the drawing. */
const apart = 15;

interface Point {
  readonly outcome: Opportunity;
  readonly place: number;
  readonly x: number;
  readonly y: number;
}

/** Where each outcome is drawn: one on top of another is moved aside, so that every number can be read. */
function placed(sorted: readonly Opportunity[]): Point[] {
  const done: Point[] = [];
  sorted.forEach((outcome, index) => {
    const at = { x: x(outcome.importance), y: y(outcome.satisfaction) };
    const free = (dx: number, dy: number) => {
      const [px, py] = [at.x + dx, at.y + dy];
      const within = px >= left && px <= left + side && py >= bottom - side && py <= bottom;
      return within && done.every((other) => Math.hypot(other.x - px, other.y - py) >= apart);
    };
    const turns = Array.from({ length: 36 }, (_, turn) => {
      const reach = apart * (1 + Math.floor(turn / 12) * 0.6);
      const angle = ((turn % 12) * Math.PI) / 6;
      return [reach * Math.cos(angle), reach * Math.sin(angle)] as const;
    });
    const [dx, dy] = free(0, 0) ? [0, 0] : (turns.find(([h, v]) => free(h, v)) ?? [0, 0]);
    done.push({ outcome, place: index + 1, x: round(at.x + dx), y: round(at.y + dy) });
  });
  return done;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/**
 * The opportunity landscape: how important each outcome is against how satisfied people are with it.
 * The lines are where the opportunity is 10, 12 and 15.
 */
export function OpportunityPlot({ sorted }: { readonly sorted: readonly Opportunity[] }) {
  return (
    <svg
      class="plot"
      viewBox="0 0 342 300"
      role="img"
      aria-label="Importance of each outcome against satisfaction with it; the table holds the same numbers"
    >
      <polygon class="plot-over" points={points([0, 0], [0, 10], [10, 10])} />
      <polygon class="plot-zone" points={points([5, 0], [10, 0], [10, 10])} />
      <polygon class="plot-zone" points={points([6, 0], [10, 0], [10, 8])} />
      <polygon class="plot-zone" points={points([7.5, 0], [10, 0], [10, 5])} />
      <polyline class="plot-axis" points={points([0, 10], [0, 0], [10, 0])} />
      {[0, 5, 10].map((value) => (
        <g key={value} class="plot-number">
          <text x={x(value)} y={bottom + 14} text-anchor="middle">
            {value}
          </text>
          <text x={left - 6} y={y(value) + 3.5} text-anchor="end">
            {value}
          </text>
        </g>
      ))}
      <text class="plot-label" x={x(5)} y={bottom + 29} text-anchor="middle">
        Importance
      </text>
      <text class="plot-label" x={11} y={y(5)} text-anchor="middle" transform={`rotate(-90 11 ${y(5)})`}>
        Satisfaction
      </text>
      {zoneNames.map(([name, importance, satisfaction]) => (
        <text key={name} class="plot-note" x={left + (importance / 10) * side} y={y(satisfaction) + 3.5}>
          {name}
        </text>
      ))}
      {placed(sorted).map((point) => (
        <g key={point.outcome.index} class="plot-point">
          <circle cx={point.x} cy={point.y} r="8.5" />
          <text x={point.x} y={point.y + 3.5} text-anchor="middle">
            {point.place}
          </text>
        </g>
      ))}
    </svg>
  );
}

function bounded(value: number): number {
  return Number.isFinite(value) ? Math.max(0, Math.min(10, value)) : 0;
}

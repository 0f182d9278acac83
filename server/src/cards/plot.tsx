import type { Opportunity } from '../scores/types.js';

/** Where the scale of 0-10 lies in the drawing. */
const left = 34;
const bottom = 266;
const side = 250;

const x = (importance: number) => left + (bounded(importance) / 10) * side;
const y = (satisfaction: number) => bottom - (bounded(satisfaction) / 10) * side;
const points = (...corners: readonly (readonly [number, number])[]) =>
  corners.map(([i, s]) => `${x(i)},${y(s)}`).join(' ');

/**
 * The opportunity landscape: how important each outcome is against how satisfied people are with it.
 * The lines are where the opportunity is 10, 12 and 15.
 */
export function OpportunityPlot({ sorted }: { readonly sorted: readonly Opportunity[] }) {
  return (
    <svg
      class="plot"
      viewBox="0 0 300 300"
      role="img"
      aria-label="Importance of each outcome against satisfaction with it"
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
      <text class="plot-note" x={x(0.4)} y={y(9.2)}>
        Over-served
      </text>
      <text class="plot-note" x={x(9.8)} y={y(0.3)} text-anchor="end">
        Extreme
      </text>
      {sorted.map((outcome, index) => (
        <g key={outcome.index} class="plot-point">
          <circle cx={x(outcome.importance)} cy={y(outcome.satisfaction)} r="9" />
          <text x={x(outcome.importance)} y={y(outcome.satisfaction) + 3.5} text-anchor="middle">
            {index + 1}
          </text>
        </g>
      ))}
    </svg>
  );
}

function bounded(value: number): number {
  return Number.isFinite(value) ? Math.max(0, Math.min(10, value)) : 0;
}

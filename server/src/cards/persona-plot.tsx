import type { Field } from './field.js';
import { type Box, lineHeight, placeLabels, spread } from './placement.js';

/** A persona with its place, from 0 to 1 on both axes. */
export interface Placed {
  readonly number: number;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Empty where it has none. */
  readonly priority: string;
  readonly entry: Field;
}

/** How large the picture is, and the frame within it. */
const [width, height] = [400, 340];
const frame: Box = { left: 1, top: 1, right: width - 1, bottom: height - 1 };

/** Who counts more is larger. */
const radii: Readonly<Record<string, number>> = { primary: 18, secondary: 14, supplemental: 11, negative: 11 };

/**
 * The personas by the two axes of their map. The size of a circle tells the priority, and a dashed one stands for
 * somebody who is not served. Labels never lie on each other: one without room is left to the list beside the picture.
 */
export function PersonaPlot({ placed }: { readonly placed: readonly Placed[] }) {
  const wanted = placed.map(({ x, y, priority, name }) => ({
    x: bounded(x) * width,
    y: (1 - bounded(y)) * height,
    r: Object.hasOwn(radii, priority) ? (radii[priority] ?? 11) : 11,
    name,
  }));
  const spots = spread(wanted, frame);
  const labels = placeLabels(spots, frame);
  return (
    <svg class="plot map-plot" viewBox={`0 0 ${width} ${height}`} role="img" aria-label="The personas by the two axes">
      <rect class="map-frame" x="0.5" y="0.5" width={width - 1} height={height - 1} rx="8" />
      <path class="map-cross" d={`M${width / 2} 0V${height}M0 ${height / 2}H${width}`} />
      {placed.map(({ number, name, priority, entry }, index) => {
        const [spot, text] = [spots[index], labels[index]];
        if (!spot) return null;
        return (
          <g key={entry.pointer} class={`map-spot map-${priority || 'open'}`}>
            <title>{name}</title>
            <circle cx={spot.x} cy={spot.y} r={spot.r} />
            <text class="map-spot-number" x={spot.x} y={spot.y + 4} text-anchor="middle">
              {number}
            </text>
            {text ? (
              <text class="map-label" text-anchor={text.anchor}>
                {text.lines.map((line, row) => (
                  <tspan key={line} x={text.x} y={text.y + row * lineHeight}>
                    {line}
                  </tspan>
                ))}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

function bounded(value: number): number {
  return Math.max(0, Math.min(1, value));
}

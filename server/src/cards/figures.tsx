/** Small drawings. Each stands beside its number in words: none is needed to understand the card. */

interface ScoreDialProps {
  readonly score: number;
  readonly max: number;
  /** What a screen reader says. */
  readonly label: string;
  /** A short word under the number. */
  readonly caption: string;
}

/** A ring that is as full as the score. */
export function ScoreDial({ score, max, label, caption }: ScoreDialProps) {
  return (
    <svg class="dial" viewBox="0 0 100 100" width="92" height="92" role="img" aria-label={label}>
      <circle class="dial-track" cx="50" cy="50" r="43" />
      <circle
        class="dial-value"
        cx="50"
        cy="50"
        r="43"
        pathLength="100"
        stroke-dasharray={`${percent(score, max)} 100`}
        transform="rotate(-90 50 50)"
      />
      <text class="dial-number" x="50" y="53" text-anchor="middle">
        {String(Math.round(finite(score)))}
      </text>
      <text class="dial-caption" x="50" y="70" text-anchor="middle">
        {caption}
      </text>
    </svg>
  );
}

/** A bar that is as long as the value. */
export function Bar({ value, max }: { readonly value: number; readonly max: number }) {
  return (
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-track" width="100" height="6" />
      <rect class="bar-value" width={percent(value, max)} height="6" />
    </svg>
  );
}

/** A bar from one value to another on a scale, with ticks; a thin mark when both are the same. */
export function RangeBar(props: {
  readonly low: number;
  readonly high: number;
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}) {
  const at = (value: number) => percent(value - props.min, props.max - props.min);
  const low = at(props.low);
  const high = Math.max(at(props.high), low);
  const exact = high - low < 0.01;
  return (
    <svg class="range" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-track" y="3" width="100" height="4" />
      <rect
        class={exact ? 'bar-value' : 'bar-open'}
        x={exact ? 0 : low}
        y="3"
        width={exact ? high : high - low}
        height="4"
      />
      {props.ticks.map((tick) => (
        <rect key={tick} class="range-tick" x={at(tick)} width="0.5" height="10" />
      ))}
    </svg>
  );
}

/** Five small blocks, filled up to the value. */
export function Pips({ value, max, label }: { readonly value: number; readonly max: number; readonly label: string }) {
  const filled = Math.max(0, Math.min(max, Math.round(finite(value))));
  return (
    <svg class="pips" viewBox={`0 0 ${max * 9 - 2} 10`} width={max * 9 - 2} height="10" role="img" aria-label={label}>
      <title>{label}</title>
      {Array.from({ length: max }, (_, index) => (
        <rect
          key={`pip-${index + 1}`}
          class={index < filled ? 'pip-on' : 'pip-off'}
          x={index * 9 + 0.5}
          y={index < filled ? 0.5 : 3}
          width="6"
          height={index < filled ? 9 : 4}
          rx="1"
        />
      ))}
    </svg>
  );
}

/** How much of a whole, 0-100, whatever the numbers are. */
function percent(value: number, max: number): number {
  if (!(finite(max) > 0)) return 0;
  return Math.round(Math.max(0, Math.min(1, finite(value) / max)) * 1000) / 10;
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

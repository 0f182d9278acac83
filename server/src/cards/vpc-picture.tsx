import type { Half } from './vpc-model.js';

/** The square of what we offer, the circle of what a person wants. */
const square = { left: 10, top: 14, side: 212 };
const circle = { x: 402, y: 120, r: 108 };
/** Where the products' and the jobs' third begins. */
const [squareThird, circleThird] = [square.left + 78, circle.x + 40];
/** The marks stand in a column within the square, and within the circle along its edge. */
const column = square.left + square.side - 26;

interface CanvasPictureProps {
  readonly halves: readonly Half[];
  readonly products: number;
  readonly jobs: number;
}

/**
 * The canvas as everybody knows it: a square and a circle in thirds, and a line from each reliever or creator to what it
 * answers. What nothing answers is dashed. The lists below it say the same in words.
 */
export function CanvasPicture({ halves, products, jobs }: CanvasPictureProps) {
  const { left, top, side } = square;
  const middle = top + side / 2;
  const wishes = halves.flatMap((half) => half.wishes);
  const label = `Value map and customer profile: ${wishes.filter(({ by }) => by.length > 0).length} of ${wishes.length} pains and gains answered`;
  return (
    <svg class="plot vpc-picture" viewBox="0 0 520 240" role="img" aria-label={label}>
      <rect class="vpc-shape" x={left} y={top} width={side} height={side} rx="6" />
      <path
        class="vpc-third"
        d={`M${left} ${top}L${squareThird} ${middle}L${left} ${top + side}M${squareThird} ${middle}H${left + side}`}
      />
      <circle class="vpc-shape" cx={circle.x} cy={circle.y} r={circle.r} />
      <path
        class="vpc-third"
        d={`M${circle.x - circle.r} ${middle}H${circleThird}M${edge(46).join(' ')}L${circleThird} ${middle}L${edge(194).join(' ')}`}
      />
      <Third x={left + 32} y={middle} name="Products" amount={products} />
      <Third x={circle.x + 80} y={middle} name="Jobs" amount={jobs} />
      <text class="plot-label" x={left + 92} y={top + 20} text-anchor="middle">
        Gain creators
      </text>
      <text class="plot-label" x={left + 92} y={top + side - 12} text-anchor="middle">
        Pain relievers
      </text>
      <text class="plot-label" x={circle.x + 4} y={top + 34} text-anchor="middle">
        Gains
      </text>
      <text class="plot-label" x={circle.x + 4} y={top + side - 26} text-anchor="middle">
        Pains
      </text>
      {halves.map((half) => (
        <Links key={half.list} half={half} top={half.list === 'gains' ? top + 6 : middle + 2} height={side / 2 - 8} />
      ))}
    </svg>
  );
}

/** The point on the right half of the circle at a height. */
function edge(y: number): [number, number] {
  return [Math.round(circle.x + Math.sqrt(circle.r ** 2 - (y - circle.y) ** 2)), y];
}

function Third(props: { readonly x: number; readonly y: number; readonly name: string; readonly amount: number }) {
  const { x, y, name, amount } = props;
  return (
    <text class="plot-label" text-anchor="middle">
      <tspan class="vpc-amount" x={x} y={y - 2}>
        {amount}
      </tspan>
      <tspan x={x} y={y + 13}>
        {name}
      </tspan>
    </text>
  );
}

/** The marks of one half on both sides, and the lines between them. */
function Links({
  half: { answers, wishes },
  top,
  height,
}: {
  readonly half: Half;
  readonly top: number;
  readonly height: number;
}) {
  const places = (amount: number) => ({
    at: (index: number) => Math.round((top + ((index + 0.5) * height) / amount) * 10) / 10,
    r: Math.min(11, height / amount / 2 - 0.5),
  });
  const [ours, theirs] = [places(answers.length), places(wishes.length)];
  const from = (index: number) => ({ x: column, y: ours.at(index) });
  const to = (index: number) => {
    const y = theirs.at(index);
    const half = Math.sqrt(Math.max(0, circle.r ** 2 - (y - circle.y) ** 2));
    return { x: Math.round(circle.x - half + theirs.r + 9), y };
  };
  return (
    <>
      {answers.flatMap((answer, index) =>
        wishes.map((wish, place) => {
          if (!answer.to.includes(wish.mark)) return null;
          const [a, b] = [from(index), to(place)];
          const bend = (a.x + b.x) / 2;
          return (
            <path
              key={`${answer.mark} ${wish.mark}`}
              class="vpc-link"
              d={`M${a.x} ${a.y}C${bend} ${a.y} ${bend} ${b.y} ${b.x} ${b.y}`}
            />
          );
        }),
      )}
      {answers.map(({ mark, to: met }, index) => (
        <Mark key={mark} mark={mark} open={met.length === 0} r={ours.r} {...from(index)} />
      ))}
      {wishes.map(({ mark, by }, index) => (
        <Mark key={mark} mark={mark} open={by.length === 0} r={theirs.r} round {...to(index)} />
      ))}
    </>
  );
}

interface MarkProps {
  readonly mark: string;
  readonly open: boolean;
  readonly round?: boolean;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** Letters smaller than this say nothing; the lists have them. */
const smallest = 7;

function Mark({ mark, open, round, x, y, r }: MarkProps) {
  const size = Math.max(1.5, r);
  return (
    <g class={open ? 'vpc-spot open' : 'vpc-spot'}>
      {round ? (
        <circle cx={x} cy={y} r={size} />
      ) : (
        <rect x={x - size} y={y - size} width={size * 2} height={size * 2} rx="2.5" />
      )}
      {size >= smallest ? (
        <text x={x} y={y + 3.5} text-anchor="middle">
          {mark}
        </text>
      ) : null}
    </g>
  );
}

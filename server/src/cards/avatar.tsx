import type { JSX } from 'preact';
import type { Entity } from '../kinds/types.js';
import { initials } from './words.js';

export type Shape = 'person' | 'company' | 'job' | 'page';

/** How round the corners of a square avatar are. */
const corners: Readonly<Record<Shape, number>> = { person: 36, job: 36, company: 14, page: 5 };

interface AvatarProps {
  readonly entity: Entity;
  readonly name: string;
  readonly shape: Shape;
  /** What an `img` may show. */
  readonly picture?: string | undefined;
  readonly line?: number | undefined;
  /** Crossed out: somebody we do not serve. */
  readonly crossed?: boolean;
}

/**
 * The portrait that the entity names, else a drawing that stays with its id. Never a face: a photo of a made-up person
 * invites readers to judge by looks.
 */
export function Avatar({ entity, name, shape, picture, line, crossed = false }: AvatarProps) {
  return (
    <span class={crossed ? 'portrait crossed' : 'portrait'} data-line={line}>
      {picture === undefined ? (
        <svg class="avatar" viewBox="0 0 72 72" width="72" height="72" aria-hidden="true">
          {shape === 'person' ? <circle cx="36" cy="36" r="36" /> : <rect width="72" height="72" rx={corners[shape]} />}
          <g class="avatar-pattern">{patterns[shape](seedOf(entity.id ?? name))}</g>
          <text x="36" y="45" text-anchor="middle">
            {initials(name)}
          </text>
        </svg>
      ) : (
        <img
          class={`avatar picture picture-${shape}`}
          src={picture}
          width="72"
          height="72"
          alt={`Portrait of ${name}`}
        />
      )}
      {crossed ? (
        <svg class="cross" viewBox="0 0 72 72" width="72" height="72" aria-hidden="true">
          <circle cx="36" cy="36" r="35" />
          <circle class="cross-badge" cx="61" cy="61" r="11" />
          <path d="M53.3 68.7 68.7 53.3" />
        </svg>
      ) : null}
    </span>
  );
}

const patterns: Readonly<Record<Shape, (seed: Seed) => JSX.Element[]>> = {
  person: facets,
  company: towers,
  job: rings,
  page: lines,
};

/** Gives a number from 0 up to a limit for each question, always the same for the same id. */
type Seed = (question: number, limit: number) => number;

function seedOf(id: string): Seed {
  let hash = 2166136261;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 16777619);
  return (question, limit) => {
    let mixed = Math.imul(hash ^ Math.imul(question + 1, 0x9e3779b1), 2246822507);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 3266489909);
    return ((mixed ^ (mixed >>> 16)) >>> 0) % limit;
  };
}

/** A circle cut like a stone: pieces between chords, each at an angle and of a width of its own. */
function facets(seed: Seed): JSX.Element[] {
  const turn = seed(0, 360);
  return [0, 1, 2].map((index) => {
    const start = turn + index * 120 + seed(index + 1, 40);
    return <path key={index} d={`M${onRim(start)}A36 36 0 0 1 ${onRim(start + 95 + seed(index + 4, 70))}Z`} />;
  });
}

function onRim(degrees: number): string {
  const angle = (degrees * Math.PI) / 180;
  return `${round(36 + 36 * Math.cos(angle))} ${round(36 + 36 * Math.sin(angle))}`;
}

/** Houses in a row. */
function towers(seed: Seed): JSX.Element[] {
  return [0, 1, 2, 3].map((index) => {
    const height = 8 + seed(index, 5) * 4;
    return <rect key={index} x={12 + index * 12.5} y={72 - height} width="10.5" height={height} />;
  });
}

/** Parts of a ring, as far round as the id says. */
function rings(seed: Seed): JSX.Element[] {
  const turn = seed(0, 12) * 30;
  return [32, 25].map((radius, index) => (
    <circle
      key={radius}
      class="avatar-ring"
      cx="36"
      cy="36"
      r={radius}
      pathLength="12"
      stroke-dasharray={`${3 + seed(index + 1, 7)} 12`}
      transform={`rotate(${turn + index * 150} 36 36)`}
    />
  ));
}

/** Lines of a page. */
function lines(seed: Seed): JSX.Element[] {
  return [0, 1, 2, 3, 4].map((index) => (
    <rect key={index} x="10" y={12 + index * 10.5} width={24 + seed(index, 4) * 9} height="5" />
  ));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

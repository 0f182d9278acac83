import { type Described, fieldsOf, itemsIn } from './described.js';
import type { Field } from './field.js';
import { type CardProps, fieldOf, Glance, PageFrame, Sections } from './generic.js';
import { Body } from './generic-parts.js';
import { Section } from './section.js';
import { Text } from './text.js';
import { words } from './words.js';

/** The card of an experience map: how the mood goes up and down, then stage by stage. */
export function ExperienceMapCard({ model, root }: CardProps) {
  const stages = fieldOf(model, root, 'stages');
  return (
    <PageFrame model={model} root={root}>
      <Glance model={model} root={root} without={['stages']} />
      <Sections model={model} root={root} without={['stages']} />
      {stages.field.items.length > 0 ? (
        <Section title="Stages" {...(stages.field.isMapping ? {} : { field: stages.field })}>
          <MoodLine stages={stages.field.items} />
          <ol class="stages">
            {itemsIn(stages).map((stage, index) => (
              <Stage key={stage.field.pointer} stage={stage} place={index + 1} />
            ))}
          </ol>
        </Section>
      ) : null}
    </PageFrame>
  );
}

function Stage({ stage, place }: { readonly stage: Described; readonly place: number }) {
  const { field } = stage;
  const name = field.isMapping ? field.get('stage').readable : field.readable;
  return (
    <li class="step" data-line={field.line}>
      <h3>
        <span class="step-number" aria-hidden="true">
          {place}
        </span>
        {name ? <Text>{name}</Text> : 'Unnamed'}
      </h3>
      <Mood field={field.get('emotion')} />
      {fieldsOf(stage, ['stage', 'emotion', 'evidence']).map((part) => (
        <div key={part.key} class="part-block" data-line={part.field.line}>
          <h4>{words(part.key)}</h4>
          <Body described={part} depth={1} />
        </div>
      ))}
    </li>
  );
}

const moods = ['At their worst', 'Not well', 'Neither good nor bad', 'Well', 'Delighted'] as const;

function Mood({ field }: { readonly field: Field }) {
  if (field.isEmpty) return null;
  const value = field.number;
  const word = value === undefined ? undefined : moods[Math.round(bounded(value)) + 2];
  return (
    <p class="mood" data-line={field.line}>
      {word ? (
        <>
          {word} <span class="mood-value">{signed(value ?? 0)}</span>
        </>
      ) : (
        <Text>{field.readable ?? ''}</Text>
      )}
    </p>
  );
}

/** Where the scale lies in the drawing. */
const left = 110;
const middle = 58;
const step = 20;
const pitch = 84;

/** The mood from stage to stage, drawn where at least two stages say it. It repeats what each stage says in words. */
function MoodLine({ stages }: { readonly stages: readonly Field[] }) {
  const points = stages.flatMap((stage, index) => {
    const value = stage.get('emotion').number;
    return value === undefined
      ? []
      : [{ place: index + 1, x: left + index * pitch, y: middle - bounded(value) * step }];
  });
  if (points.length < 2) return null;
  const width = left + 20 + (stages.length - 1) * pitch;
  return (
    <svg class="mood-line" viewBox={`0 0 ${width} 116`} width={width} height="116" aria-hidden="true">
      <path class="mood-zero" d={`M${left - 20} ${middle}H${width}`} />
      <text class="plot-note" x="0" y={middle - 2 * step + 3}>
        Delighted
      </text>
      <text class="plot-note" x="0" y={middle + 2 * step + 3}>
        At their worst
      </text>
      <polyline class="mood-path" points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {points.map(({ place, x, y }) => (
        <g key={place} class="plot-point">
          <circle cx={x} cy={y} r="10" />
          <text x={x} y={y + 3.5} text-anchor="middle">
            {place}
          </text>
        </g>
      ))}
    </svg>
  );
}

function bounded(value: number): number {
  return Math.max(-2, Math.min(2, value));
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value).replace('-', '−');
}

import { type Described, fieldsOf, itemsIn } from './described.js';
import { Evidence } from './evidence.js';
import type { Field } from './field.js';
import { type CardProps, fieldOf, Glance, PageFrame, Sections } from './generic.js';
import { Body, StatementsOf } from './generic-parts.js';
import { MoodCurve, moodText } from './mood-curve.js';
import { Section } from './section.js';
import { Prose, Text } from './text.js';
import { hasSources } from './tiles.js';
import { words } from './words.js';

const own = ['stages', 'scenario', 'expectations'];

/** The card of an experience map: the stages side by side, the mood across them, and below it what each is made of. */
export function ExperienceMapCard({ model, root }: CardProps) {
  const stages = fieldOf(model, root, 'stages');
  const expectations = fieldOf(model, root, 'expectations');
  return (
    <PageFrame model={model} root={root}>
      <Glance model={model} root={root} without={own} />
      <div class="thirds journey-before">
        {root.get('scenario').isEmpty ? null : (
          <Section title="Scenario" field={root.get('scenario')}>
            <Prose field={root.get('scenario')} />
          </Section>
        )}
        {expectations.field.items.length > 0 ? (
          <Section title="Expectations" {...(expectations.field.isMapping ? {} : { field: expectations.field })}>
            <StatementsOf list={expectations} />
          </Section>
        ) : null}
      </div>
      {stages.field.items.length > 0 ? (
        <Section title="Stages" {...(stages.field.isMapping ? {} : { field: stages.field })}>
          <Journey stages={itemsIn(stages)} />
        </Section>
      ) : null}
      <Sections model={model} root={root} without={own} />
    </PageFrame>
  );
}

/** More columns than this are too narrow on a sheet of paper, where rows are then lists of stages. */
const mostOnPaper = 6;

/** What the head of a column says of its stage. */
const inHead = ['stage', 'emotion', 'evidence'];

/** A column a stage, a row for each thing that stages say. It scrolls in its own box where it is wider than the page. */
function Journey({ stages }: { readonly stages: readonly Described[] }) {
  const parts = stages.map((stage) => fieldsOf(stage, inHead));
  const keys = [...new Set(parts.flat().map(({ key }) => key))];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the arrows.
    <section class="scroll-box" aria-label="Stages, side by side" tabIndex={0}>
      <table class={stages.length > mostOnPaper ? 'journey many' : 'journey'}>
        <thead>
          <tr>
            <td class="journey-corner" />
            {stages.map(({ field }, index) => (
              <StageHead key={field.pointer} stage={field} place={index + 1} />
            ))}
          </tr>
        </thead>
        <tbody>
          <MoodRows stages={stages.map(({ field }) => field)} />
          {keys.map((key) => {
            const cells = parts.map((own) => own.find((part) => part.key === key));
            return (
              <tr key={key} class={`journey-${key.replace(/[^\w-]/g, '')}`}>
                <th scope="row">{words(key)}</th>
                {stages.map(({ field }, index) => (
                  <Cell
                    key={field.pointer}
                    cell={cells[index]}
                    claims={cells.some((cell) => cell && hasSources(cell.field))}
                  />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function StageHead({ stage, place }: { readonly stage: Field; readonly place: number }) {
  const name = stage.isMapping ? stage.get('stage').readable : stage.readable;
  return (
    <th scope="col" class="stage" data-line={stage.line}>
      <span class="step-number" aria-hidden="true">
        {place}
      </span>{' '}
      {name ? <Text>{name}</Text> : 'Unnamed'}
      <Evidence owner={stage} />
    </th>
  );
}

/** The curve; and in words what a stage says of its mood where that is no number. */
function MoodRows({ stages }: { readonly stages: readonly Field[] }) {
  const emotions = stages.map((stage) => stage.get('emotion'));
  const drawn = emotions.some((emotion) => emotion.number !== undefined);
  const told = emotions.some((emotion) => emotion.number === undefined && !emotion.isEmpty);
  return (
    <>
      {drawn ? (
        <tr class="journey-mood">
          <th scope="row">Mood</th>
          <td colSpan={stages.length}>
            <MoodCurve moods={emotions.map((emotion) => emotion.number)} />
            <ul class="sr-only">
              {stages.map((stage, index) => {
                const value = emotions[index]?.number;
                const name = stage.get('stage').readable ?? 'Unnamed';
                return value === undefined ? null : <li key={stage.pointer}>{`${name}: ${moodText(value)}`}</li>;
              })}
            </ul>
          </td>
        </tr>
      ) : null}
      {told ? (
        <tr>
          <th scope="row">Emotion</th>
          {emotions.map((emotion) => (
            <td key={emotion.pointer} data-line={emotion.line}>
              <Text>{emotion.number === undefined ? (emotion.readable ?? '–') : moodText(emotion.number)}</Text>
            </td>
          ))}
        </tr>
      ) : null}
    </>
  );
}

function Cell({ cell, claims }: { readonly cell: Described | undefined; readonly claims: boolean }) {
  if (!cell) return <td class="nothing">–</td>;
  const list = Array.isArray(cell.field.value);
  return (
    <td data-line={cell.field.line}>
      {list ? <StatementsOf list={cell} claims={claims} /> : <Body described={cell} depth={2} />}
    </td>
  );
}

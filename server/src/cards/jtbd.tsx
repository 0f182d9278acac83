import type { Opportunity, OpportunityZone } from '../scores/types.js';
import { Clauses } from './clauses.js';
import type { Field } from './field.js';
import { Bar } from './figures.js';
import { FoldedList } from './fold.js';
import { CardHeader, statusLabel } from './header.js';
import { OpportunityPlot } from './plot.js';
import { Review } from './review.js';
import { Chips, Section } from './section.js';
import { StatementList, Statements, statementText } from './statements.js';
import { Prose, Text } from './text.js';
import type { CardModel } from './types.js';
import { count } from './words.js';

/** The card of a job to be done. */
export function JtbdCard({ model, root }: { readonly model: CardModel; readonly root: Field }) {
  return (
    <>
      <CardHeader entity={model.entity} root={root} shape="job" kicker="Job to be done" labels={statusLabel(root)} />
      <JobStatement field={root.get('statement')} />
      <Prose field={root.get('summary')} class="lead" />
      <Chips items={root.get('performers').items} label="Done by" />
      <Layers field={root.get('jobs')} />
      <JobMap field={root.get('map')} />
      <Outcomes root={root} opportunities={model.opportunities ?? []} />
      <Forces field={root.get('forces')} />
      <Statements title="Hired today" field={root.get('competitors')} noun="competitor" />
      <div class="thirds">
        <Review root={root} due={model.reviewDue} />
      </div>
    </>
  );
}

function JobStatement({ field }: { readonly field: Field }) {
  const { line } = field;
  if (!field.isMapping) return <Clauses line={line} clauses={[['', field]]} />;
  const clauses = [
    ['When', field.get('when')],
    ['I want', field.get('want')],
    ['so', field.get('so')],
  ] as const;
  return <Clauses line={line} clauses={clauses} />;
}

const layers = [
  ['functional', 'Functional', 'What they get done'],
  ['emotional', 'Emotional', 'How they want to feel'],
  ['social', 'Social', 'How they want to be seen'],
  ['related', 'Related', 'What comes with it'],
] as const;

function Layers({ field }: { readonly field: Field }) {
  const present = layers.filter(([key]) => field.get(key).items.length > 0);
  if (present.length === 0) return null;
  return (
    <Section title="Jobs" field={field}>
      <div class="tiles">
        {present.map(([key, title, hint]) => (
          <div key={key} class="tile" data-line={field.get(key).line}>
            <h3>
              {title} <small>{hint}</small>
            </h3>
            <StatementList field={field.get(key)} noun="job" />
          </div>
        ))}
      </div>
    </Section>
  );
}

const steps = ['define', 'locate', 'prepare', 'confirm', 'execute', 'monitor', 'modify', 'conclude'] as const;

/** The eight steps of the job map. A step without statements stays, so that what is missing can be seen. */
function JobMap({ field }: { readonly field: Field }) {
  if (!field.isMapping || field.isEmpty) return null;
  return (
    <Section title="Job map" field={field}>
      <ol class="path job-map">
        {steps.map((step, index) => {
          const items = field.get(step).items;
          return (
            <li
              key={step}
              class={items.length > 0 ? 'path-step step' : 'path-step step bare'}
              data-line={field.get(step).line}
            >
              <h3>
                <span class="step-number" aria-hidden="true">
                  {index + 1}
                </span>
                {step.charAt(0).toUpperCase() + step.slice(1)}
              </h3>
              {items.length > 0 ? (
                <FoldedList items={items} class="plain-list">
                  {(item) => (
                    <li key={item.pointer} data-line={item.line}>
                      <Text>{statementText(item, 'statement')}</Text>
                    </li>
                  )}
                </FoldedList>
              ) : (
                <p class="nothing">Nothing yet</p>
              )}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

const zones: Readonly<Record<OpportunityZone, string>> = {
  extreme: 'Extreme',
  high: 'High',
  'worth-it': 'Worth it',
  served: 'Served',
  'over-served': 'Over-served',
};

/** The outcomes, best opportunity first, and where they lie. */
function Outcomes({ root, opportunities }: { readonly root: Field; readonly opportunities: readonly Opportunity[] }) {
  const field = root.get('outcomes');
  const scored = new Set(opportunities.map((outcome) => `/outcomes/${outcome.index}`));
  const open = field.items.filter((item) => !scored.has(item.pointer));
  if (opportunities.length === 0 && open.length === 0) return null;
  const sorted = [...opportunities].sort((a, b) => b.score - a.score);
  return (
    <Section title="Outcomes by opportunity" field={field}>
      {sorted.length > 0 ? (
        <div class="outcomes">
          <table class="outcome-table">
            <thead>
              <tr>
                <th scope="col">
                  <abbr title="Number in the plot">#</abbr>
                </th>
                <th scope="col">Outcome</th>
                <th scope="col">Importance</th>
                <th scope="col">Satisfaction</th>
                <th scope="col">Opportunity</th>
              </tr>
            </thead>
            <tbody>
              {sorted.map((outcome, index) => (
                <Outcome key={outcome.index} outcome={outcome} place={index + 1} line={lineOf(field, outcome.index)} />
              ))}
            </tbody>
          </table>
          <OpportunityPlot sorted={sorted} />
        </div>
      ) : null}
      {open.length > 0 ? (
        <div class="sub">
          <h3>Not scored yet</h3>
          <ul class="plain-list">
            {open.map((item) => (
              <li key={item.pointer} data-line={item.line}>
                <Text>{statementText(item, 'outcome')}</Text>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Section>
  );
}

function lineOf(outcomes: Field, index: number): number | undefined {
  return outcomes.items.find((item) => item.pointer === `/outcomes/${index}`)?.line;
}

function Outcome(props: { readonly outcome: Opportunity; readonly place: number; readonly line: number | undefined }) {
  const { outcome, place, line } = props;
  return (
    <tr class={`outcome ${outcome.zone}`} data-line={line}>
      <td>
        <span class="outcome-place">{place}</span>
      </td>
      <th scope="row" class="outcome-text">
        <Text>{outcome.outcome}</Text>
      </th>
      <td class="number" data-label="Importance">
        {one(outcome.importance)}
      </td>
      <td class="number" data-label="Satisfaction">
        {one(outcome.satisfaction)}
      </td>
      <td class="outcome-score">
        <b>{one(outcome.score)}</b> <span class="zone">{zones[outcome.zone]}</span>
        <Bar value={outcome.score} max={20} />
      </td>
    </tr>
  );
}

const forces = [
  [
    'for',
    'Towards change',
    [
      ['push', 'Push', 'away from today'],
      ['pull', 'Pull', 'towards the new'],
    ],
  ],
  [
    'against',
    'Against change',
    [
      ['habit', 'Habit', 'of today'],
      ['anxiety', 'Anxiety', 'about the new'],
    ],
  ],
] as const;

/** What moves people to change, above what holds them back. */
function Forces({ field }: { readonly field: Field }) {
  const countOf = (sides: (typeof forces)[number][2]) =>
    sides.reduce((sum, [key]) => sum + field.get(key).items.length, 0);
  if (forces.every(([, , sides]) => countOf(sides) === 0)) return null;
  return (
    <Section title="Forces of progress" field={field}>
      <div class="forces">
        {forces.map(([way, title, sides]) => (
          <div key={way} class={`force-band force-${way}`}>
            <p class="force-way">
              <b>{title}</b> <span>{count(countOf(sides), 'force')}</span>
              <Arrow back={way === 'against'} />
            </p>
            {sides.map(([key, name, hint]) => (
              <div key={key} class={`tile force ${key}`} data-line={field.get(key).line}>
                <h3>
                  {name} <small>{hint}</small>
                </h3>
                {field.get(key).items.length > 0 ? (
                  <StatementList field={field.get(key)} noun="force" />
                ) : (
                  <p class="nothing">Nothing yet</p>
                )}
              </div>
            ))}
          </div>
        ))}
      </div>
    </Section>
  );
}

/** A line that grows with the room there is, and a head that keeps its shape. */
function Arrow({ back }: { readonly back: boolean }) {
  return (
    <span class={back ? 'arrow arrow-back' : 'arrow'} aria-hidden="true">
      <svg viewBox="0 0 8 12" width="8" height="12" aria-hidden="true">
        <path d="M1.5 1.5 6.5 6l-5 4.5" />
      </svg>
    </span>
  );
}

function one(value: number): string {
  return Number.isFinite(value) ? value.toFixed(1) : '–';
}

import { Evidence, SupportMark, supportOf } from './evidence.js';
import type { Field } from './field.js';
import { grouped, share } from './field.js';
import { FoldedList } from './fold.js';
import { Origin } from './origin.js';
import { Facts, factsOf, Section } from './section.js';
import { ranked, Statements, statementText } from './statements.js';
import { Text } from './text.js';
import { sentence } from './words.js';

/** Who the persona is: demographics, work, and what its priority rests on. */
export function Identity({ root }: { readonly root: Field }) {
  const priority = root.get('priority');
  return (
    <>
      <FactSection title="Demographics" field={root.get('demographics')} claim />
      <FactSection
        title="At work"
        field={root.get('professional_context')}
        claim
        formats={{ budget_authority: budget }}
        also={[['Reports to', root.get('reports_to')]]}
      />
      {priority.isMapping ? (
        <FactSection
          title="Why it counts"
          field={priority}
          without={['tier']}
          formats={{ revenue_share: share, market_size: amount }}
        />
      ) : null}
    </>
  );
}

function FactSection(props: {
  readonly title: string;
  readonly field: Field;
  readonly claim?: boolean;
  readonly without?: readonly string[];
  readonly formats?: Readonly<Record<string, (field: Field) => string | undefined>>;
  readonly also?: readonly (readonly [string, Field])[];
}) {
  const { title, field, claim = false, ...facts } = props;
  const known = field.isMapping ? factsOf(field, facts.without).length > 0 : !field.isEmpty;
  if (!known && !facts.also?.some(([, value]) => !value.isEmpty)) return null;
  return (
    <Section title={title} field={field} claim={claim && known}>
      <Facts field={field} {...facts} />
    </Section>
  );
}

/** Whether there is a budget, and how much: "Yes, 12,000". */
export function budget(field: Field): string | undefined {
  const has = field.get('has').value;
  const limit = amount(field.get('amount'));
  if (typeof has !== 'boolean') return field.readable;
  return limit === undefined ? (has ? 'Yes' : 'No') : `${has ? 'Yes' : 'No'}, ${limit}`;
}

function amount(field: Field): string | undefined {
  return field.number === undefined ? field.readable : grouped(field.number);
}

/** How the persona works, step by step. */
export function Workflows({ field }: { readonly field: Field }) {
  return (
    <Statements
      title="Workflows"
      field={field}
      noun="workflow"
      claims
      more={(workflow) => (
        <>
          {workflow.get('frequency').isEmpty ? null : (
            <p class="statement-more">
              <Text>{sentence(workflow.get('frequency').readable ?? '')}</Text>
            </p>
          )}
          <Steps field={workflow.get('steps')} />
        </>
      )}
    />
  );
}

function Steps({ field }: { readonly field: Field }) {
  if (field.items.length === 0) return null;
  return (
    <ol class="steps">
      {field.items.map((step) => (
        <li key={step.pointer} data-line={step.line}>
          <Text>{statementText(step, 'step')}</Text>
        </li>
      ))}
    </ol>
  );
}

/** What the persona says against buying or using, why, and our answer. */
export function Objections({ field }: { readonly field: Field }) {
  if (field.items.length === 0) return null;
  return (
    <Section title="Objections" field={field}>
      <FoldedList items={ranked(field)} class="objections">
        {(item) => (
          <li key={item.pointer} class={`objection ${supportOf(item)}`} data-line={item.line}>
            <p class="objection-text">
              <SupportMark support={supportOf(item)} />
              <q dir="auto">{statementText(item, 'objection')}</q> <Origin field={item} within={field} />
            </p>
            <Line label="Because" field={item.get('root_cause')} />
            <Line label="We answer" field={item.get('response')} />
            <Evidence owner={item} />
          </li>
        )}
      </FoldedList>
    </Section>
  );
}

function Line({ label, field }: { readonly label: string; readonly field: Field }) {
  if (field.isEmpty) return null;
  return (
    <p class="labelled" data-line={field.line}>
      <b>{label}</b> <Text>{field.readable ?? ''}</Text>
    </p>
  );
}

/** What we tell the persona. */
export function Messaging({ field }: { readonly field: Field }) {
  if (field.isEmpty) return null;
  const value = field.get('value_proposition');
  const call = field.get('call_to_action');
  return (
    <Section title="What we say" field={field} claim class="messaging panel">
      {value.isEmpty ? null : (
        <p class="value-proposition" data-line={value.line}>
          <Text>{value.readable ?? ''}</Text>
        </p>
      )}
      <Facts field={field} without={['value_proposition', 'call_to_action']} labels={{ proof_point: 'Proof' }} />
      {call.isEmpty ? null : (
        <p class="call-to-action" data-line={call.line}>
          <Text>{call.readable ?? ''}</Text>
        </p>
      )}
    </Section>
  );
}

const teams = [
  ['sales', 'Sales'],
  ['customer_success', 'Customer success'],
  ['product', 'Product'],
] as const;

/** Which teams have looked at the persona and what they said. */
export function Validation({ field }: { readonly field: Field }) {
  if (field.isEmpty) return null;
  return (
    <Section title="Checked by" field={field}>
      <ul class="checks">
        {teams.map(([key, label]) => {
          const check = field.get(key);
          const state = check.isEmpty ? 'open' : check.get('verdict').value === 'disputed' ? 'disputed' : 'confirmed';
          const facts = [check.get('by').readable, check.get('date').readable].filter((fact) => fact !== undefined);
          return (
            <li key={key} class={state} data-line={check.line}>
              <Tick state={state} />
              <span>
                <b>{label}</b> {state === 'open' ? 'not yet' : state}
                {facts.length > 0 ? <span class="source-facts">{facts.join(' · ')}</span> : null}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Tick({ state }: { readonly state: 'open' | 'disputed' | 'confirmed' }) {
  const path = { open: 'M3 7h8', disputed: 'M3.5 3.5l7 7m0-7l-7 7', confirmed: 'M2.5 7.5l3 3 6-7' }[state];
  return (
    <svg class="tick" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

import { Legend } from './evidence.js';
import type { Field } from './field.js';
import { grouped, share } from './field.js';
import { Pips } from './figures.js';
import { CardHeader, type Label, labelOf, statusLabel } from './header.js';
import { Buying, Identity, Messaging, Objections, Validation, Workflows } from './persona-parts.js';
import { NextStep, ReadinessDial, ReadinessParts } from './readiness.js';
import { Review } from './review.js';
import { Chips, Section } from './section.js';
import { Statements } from './statements.js';
import { Prose, Text } from './text.js';
import type { CardModel } from './types.js';
import { sentence, words } from './words.js';

/** The card of a native persona. */
export function PersonaCard({ model, root }: { readonly model: CardModel; readonly root: Field }) {
  const { entity, readiness } = model;
  return (
    <>
      <CardHeader
        entity={entity}
        root={root}
        shape="person"
        kicker={kickerOf(root)}
        role={root.get('role')}
        labels={labelsOf(root)}
        {...(readiness ? { aside: <ReadinessDial readiness={readiness} /> } : {})}
      />
      {readiness ? <NextStep readiness={readiness} /> : null}
      <NotOurs root={root} />
      <Opening root={root} />
      <div class="columns">
        <div class="column main">
          <Claims root={root} />
        </div>
        <div class="column side">
          <Identity root={root} />
          <Buying field={root.get('buying')} />
          <Messaging field={root.get('messaging')} />
          <Links root={root} />
          <Validation field={root.get('validation')} />
          <Review root={root} />
        </div>
      </div>
      {readiness ? <ReadinessParts readiness={readiness} /> : null}
      {claims.some((key) => !root.get(key).isEmpty) ? <Legend /> : null}
    </>
  );
}

/** The fields whose statements and blocks are marked with what they rest on. */
const claims = [
  'goals',
  'pain_points',
  'behaviours',
  'workflows',
  'objections',
  'demographics',
  'professional_context',
  'buying',
  'messaging',
];

function kickerOf(root: Field): string {
  const type = root.get('type').text;
  return type === undefined ? 'Persona' : `${words(type)} persona`;
}

function labelsOf(root: Field): Label[] {
  const priority = root.get('priority');
  const tier = priority.isMapping ? priority.get('tier') : priority;
  return [
    ...statusLabel(root),
    ...labelOf(tier, 'Priority'),
    ...labelOf(root.get('basis')),
    ...sizeLabel(root.get('size')),
  ];
}

function sizeLabel(size: Field): Label[] {
  const people = size.get('people').number;
  const part = share(size.get('share'));
  const texts = [people === undefined ? undefined : `${grouped(people)} people`, part && `Share ${part}`];
  return texts.flatMap((text) => (text ? [{ text, line: size.line }] : []));
}

/** A persona that we do not serve says so before anything else. */
function NotOurs({ root }: { readonly root: Field }) {
  const type = root.get('type').text;
  if (type !== 'negative' && type !== 'misuse') return null;
  const why = root.get('why_not');
  return (
    <aside class="not-ours" data-line={why.line ?? root.get('type').line}>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <circle cx="10" cy="10" r="8" />
        <path d="M4.5 15.5 15.5 4.5" />
      </svg>
      <p>
        <b>
          {type === 'negative'
            ? 'Not our audience: we do not design or sell for this persona.'
            : 'Misuse: we design against this persona.'}
        </b>{' '}
        {why.readable ? <Text>{why.readable}</Text> : null}
      </p>
    </aside>
  );
}

function Opening({ root }: { readonly root: Field }) {
  const quote = root.get('quote');
  const text = quote.isMapping ? quote.get('text').readable : quote.readable;
  const source = quote.get('source').readable;
  return (
    <>
      {text ? (
        <figure class="quote" data-line={quote.line}>
          <blockquote dir="auto">{text}</blockquote>
          {source ? (
            <figcaption>
              <Text>{source}</Text>
            </figcaption>
          ) : null}
        </figure>
      ) : null}
      <Prose field={root.get('summary')} class="lead" />
      <Prose field={root.get('narrative')} />
    </>
  );
}

/** Everything the persona says about people that ought to have a source. */
function Claims({ root }: { readonly root: Field }) {
  return (
    <>
      <Statements
        title="Goals"
        field={root.get('goals')}
        noun="goal"
        claims
        more={(goal) => <Tag field={goal.get('type')} suffix=" goal" />}
      />
      <Statements
        title="Pain points"
        field={root.get('pain_points')}
        noun="pain"
        claims
        more={(pain) => <Pain pain={pain} />}
      />
      <Statements title="Motivations" field={root.get('motivations')} noun="motivation" />
      <Statements
        title="Behaviours"
        field={root.get('behaviours')}
        noun="behaviour"
        claims
        more={(behaviour) => <Tag field={behaviour.get('frequency')} />}
      />
      <Workflows field={root.get('workflows')} />
      <Objections field={root.get('objections')} />
      <Statements
        title="Accessibility"
        field={root.get('accessibility')}
        noun="need"
        more={(need) => <Tag field={need.get('permanence')} />}
      />
    </>
  );
}

function Tag({ field, suffix = '' }: { readonly field: Field; readonly suffix?: string }) {
  if (field.isEmpty) return null;
  return (
    <p class="statement-more">
      <Text>{sentence(field.readable ?? '') + suffix}</Text>
    </p>
  );
}

function Pain({ pain }: { readonly pain: Field }) {
  const severity = pain.get('severity');
  const impact = pain.get('impact');
  if (severity.isEmpty && impact.isEmpty) return null;
  const level = severity.number;
  return (
    <div class="statement-more pain">
      {level !== undefined && level >= 0 && level <= 5 ? (
        <span class="severity-level">
          <Pips value={level} max={5} label={`Severity ${level} of 5`} />{' '}
          <span aria-hidden="true">Severity {level} of 5</span>
        </span>
      ) : severity.isEmpty ? null : (
        <span>
          Severity <Text>{severity.readable ?? ''}</Text>
        </span>
      )}
      {(impact.isMapping ? impact.entries : []).map(([key, value]) => (
        <span key={key} data-line={value.line}>
          <b>{words(key)}</b> <Text>{value.readable ?? ''}</Text>
        </span>
      ))}
      {impact.isMapping ? null : <Text>{impact.readable ?? ''}</Text>}
    </div>
  );
}

function Links({ root }: { readonly root: Field }) {
  const rows = (
    [
      ['jobs', 'Jobs to be done'],
      ['segments', 'Segments'],
      ['icps', 'Ideal customers'],
      ['parent', 'Builds on'],
      ['tags', 'Tags'],
    ] as const
  ).filter(([key]) => root.get(key).items.length > 0);
  if (rows.length === 0) return null;
  return (
    <Section title="Belongs to">
      {rows.map(([key, label]) => (
        <Chips key={key} items={root.get(key).items} label={label} />
      ))}
    </Section>
  );
}

import { Buying } from './buying.js';
import type { Field } from './field.js';
import { grouped, share } from './field.js';
import { Pips } from './figures.js';
import { CardHeader, type Label, labelOf, statusLabel } from './header.js';
import { EvidenceMeasure } from './measure.js';
import { Origin } from './origin.js';
import { Identity, Messaging, Objections, Validation, Workflows } from './persona-parts.js';
import { Traits, TraitsAside } from './pls.js';
import { NextStep, ReadinessDial, ReadinessParts } from './readiness.js';
import { Review, reviewState } from './review.js';
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
        labels={labelsOf(model, root)}
        pictureOf={model.pictureOf}
        crossed={isNotOurs(root)}
        {...(readiness ? { aside: <ReadinessDial readiness={readiness} /> } : {})}
      />
      <NotOurs root={root} />
      <EvidenceMeasure root={root} />
      {readiness ? <NextStep readiness={readiness} /> : null}
      <Opening root={root} />
      <div class="flow">
        <div class="flow-aside">
          <Identity root={root} />
          <Links root={root} />
          <TraitsAside root={root.get('traits')} />
        </div>
        <Claims root={root} />
        <Traits root={root.get('traits')} />
      </div>
      <div class="thirds">
        <Validation field={root.get('validation')} />
        <Review root={root} due={model.reviewDue} />
      </div>
      {readiness ? <ReadinessParts readiness={readiness} /> : null}
    </>
  );
}

/** What kind of persona it is: "Buyer persona". */
export function kickerOf(root: Field): string {
  const type = root.get('type').text;
  return type === undefined ? 'Persona' : `${words(type)} persona`;
}

/** The short facts under a persona's name. */
export function labelsOf({ reviewDue }: CardModel, root: Field): Label[] {
  const priority = root.get('priority');
  const tier = priority.isMapping ? priority.get('tier') : priority;
  return [
    ...statusLabel(root),
    ...labelOf(tier, 'Priority'),
    ...labelOf(root.get('basis')),
    ...sizeLabel(root.get('size')),
    ...(reviewDue && reviewState(reviewDue) === 'overdue'
      ? [{ text: 'Review overdue', line: root.get('review').line, tone: 'strong' as const }]
      : []),
  ];
}

function sizeLabel(size: Field): Label[] {
  const people = size.get('people').number;
  const part = share(size.get('share'));
  const texts = [people === undefined ? undefined : `${grouped(people)} people`, part && `Share ${part}`];
  return texts.flatMap((text) => (text ? [{ text, line: size.line }] : []));
}

/** Whether this is somebody whom we do not serve. */
export function isNotOurs(root: Field): boolean {
  return ['negative', 'misuse'].includes(root.get('type').text ?? '');
}

/** A persona that we do not serve says so before anything else. */
export function NotOurs({ root }: { readonly root: Field }) {
  const type = root.get('type').text;
  if (!isNotOurs(root)) return null;
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

/** The voice beside the story, where there is room. */
function Opening({ root }: { readonly root: Field }) {
  const [quote, summary, narrative] = [root.get('quote'), root.get('summary'), root.get('narrative')];
  if (quote.isEmpty && summary.isEmpty && narrative.isEmpty) return null;
  return (
    <div class="opening">
      <Quote field={quote} />
      {summary.isEmpty && narrative.isEmpty ? null : (
        <div class="opening-text">
          <Prose field={summary} class="lead" />
          <Origin field={summary} />
          <Prose field={narrative} />
          <Origin field={narrative} />
        </div>
      )}
    </div>
  );
}

/** One sentence in the persona's own voice, and whose it was. */
export function Quote({ field }: { readonly field: Field }) {
  const text = field.isMapping ? field.get('text').readable : field.readable;
  const source = field.get('source').readable;
  if (text === undefined) return null;
  return (
    <figure class="quote" data-line={field.line}>
      <blockquote dir="auto">{text}</blockquote>
      {source || field.origin ? (
        <figcaption>
          {source ? <Text>{source}</Text> : null} <Origin field={field} />
        </figcaption>
      ) : null}
    </figure>
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
      <Statements
        title="Accessibility"
        field={root.get('accessibility')}
        noun="need"
        more={(need) => <Tag field={need.get('permanence')} />}
      />
      <Buying field={root.get('buying')} />
      <Objections field={root.get('objections')} />
      <Messaging field={root.get('messaging')} />
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

/** How much a pain hurts, and what it costs. */
export function Pain({ pain }: { readonly pain: Field }) {
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

import type { ComponentChildren } from 'preact';
import { BuyingPath } from './buying.js';
import { SupportMark, supportOf } from './evidence.js';
import type { Field } from './field.js';
import { Labels, nameOf, Portrait } from './header.js';
import { EvidenceMeasure } from './measure.js';
import { isNotOurs, kickerOf, labelsOf, NotOurs, Pain, Quote } from './persona.js';
import { budget, Validation } from './persona-parts.js';
import { ReadinessDial } from './readiness.js';
import { dueWords } from './review.js';
import { Chips, Facts, factsOf } from './section.js';
import { ranked, statementText } from './statements.js';
import { Prose, Text } from './text.js';
import type { CardModel } from './types.js';
import { words } from './words.js';

/** How many statements a box shows: what a wall can hold, and a team remembers. */
const most = 5;

/**
 * The customer persona canvas: everything on one wide sheet, each thing in the place where it always is. A box without
 * anything stays, so that a team sees what it does not know yet.
 */
export function PersonaCanvas({ model, root }: { readonly model: CardModel; readonly root: Field }) {
  return (
    <>
      <Who model={model} root={root} />
      <NotOurs root={root} />
      <div class="canvas-grid">
        <Identity root={root} />
        <List area="goals" title="Goals" field={root.get('goals')} noun="goal" />
        <List
          area="pains"
          title="Pain points"
          field={root.get('pain_points')}
          noun="pain"
          more={(item) => <Pain pain={item} />}
        />
        <Behaviour root={root} />
        <Box area="buying" title="How they buy" field={root.get('buying')} claim>
          <BuyingPath field={root.get('buying')} />
        </Box>
        <Objections field={root.get('objections')} />
        <Messaging field={root.get('messaging')} />
        <Relations root={root} />
        <Ground model={model} root={root} />
      </div>
    </>
  );
}

function Who({ model, root }: { readonly model: CardModel; readonly root: Field }) {
  const { entity, readiness } = model;
  const role = root.get('role').readable;
  return (
    <header class="head canvas-head">
      <Portrait entity={entity} root={root} shape="person" pictureOf={model.pictureOf} crossed={isNotOurs(root)} />
      <div class="head-text">
        <p class="kicker">{kickerOf(root)}</p>
        <h1 data-line={root.get('name').line}>
          <Text>{nameOf(entity)}</Text>
        </h1>
        {role ? (
          <p class="role" data-line={root.get('role').line}>
            <Text>{role}</Text>
          </p>
        ) : null}
        <Labels labels={labelsOf(model, root)} />
      </div>
      <div class="canvas-voice">
        <Quote field={root.get('quote')} />
        <Prose field={root.get('summary')} />
      </div>
      {readiness ? (
        <div class="head-aside">
          <ReadinessDial readiness={readiness} />
        </div>
      ) : null}
    </header>
  );
}

interface BoxProps {
  /** Its place on the sheet. */
  readonly area: string;
  readonly title: string;
  readonly field?: Field;
  /** Says beside the title what the block rests on. */
  readonly claim?: boolean;
  /** Whether there is anything in it, where the field does not tell. */
  readonly filled?: boolean;
  readonly children: ComponentChildren;
}

function Box({ area, title, field, claim, filled = !field?.isEmpty, children }: BoxProps) {
  return (
    <section class={`box box-${area}${filled ? '' : ' bare'}`} data-line={field?.line}>
      <h2>
        {title}
        {claim && filled && field ? <SupportMark support={supportOf(field)} /> : null}
      </h2>
      {filled ? children : <p class="nothing">Nothing yet</p>}
    </section>
  );
}

interface ListProps {
  readonly area: string;
  readonly title: string;
  readonly field: Field;
  readonly noun: string;
  readonly more?: (item: Field) => ComponentChildren;
}

function List({ area, title, field, noun, more }: ListProps) {
  return (
    <Box area={area} title={title} field={field}>
      <Short field={field} noun={noun} claims more={more} />
    </Box>
  );
}

/** The first statements of a list, and how many there are besides. */
function Short(props: Pick<ListProps, 'field' | 'noun'> & { claims?: boolean; more?: ListProps['more'] | undefined }) {
  const { field, noun, claims = false, more } = props;
  const items = ranked(field);
  return (
    <>
      <ul class={claims ? 'statements claims' : 'statements'}>
        {items.slice(0, most).map((item) => (
          <li key={item.pointer} class={claims ? `statement ${supportOf(item)}` : 'statement'} data-line={item.line}>
            {claims ? <SupportMark support={supportOf(item)} /> : <span class="bullet" aria-hidden="true" />}
            <div class="statement-body">
              <p class="statement-text">
                <Text>{statementText(item, noun)}</Text>
              </p>
              {more?.(item)}
            </div>
          </li>
        ))}
      </ul>
      {items.length > most ? <p class="nothing">and {items.length - most} more</p> : null}
    </>
  );
}

function Identity({ root }: { readonly root: Field }) {
  const blocks = [root.get('demographics'), root.get('professional_context')];
  const known = blocks.filter((block) => (block.isMapping ? factsOf(block).length > 0 : !block.isEmpty));
  const reports = root.get('reports_to');
  return (
    <Box area="who" title="Who they are" filled={known.length > 0 || !reports.isEmpty}>
      {known.map((block) => (
        <div key={block.pointer} class="box-part" data-line={block.line}>
          <h3>
            {block.pointer === '/demographics' ? 'Person' : 'Work'} <SupportMark support={supportOf(block)} />
          </h3>
          <Facts field={block} formats={{ budget_authority: budget }} />
        </div>
      ))}
      {reports.isEmpty ? null : (
        <p class="labelled" data-line={reports.line}>
          <b>Reports to</b> <Text>{reports.readable ?? ''}</Text>
        </p>
      )}
    </Box>
  );
}

const behaviour = [
  ['motivations', 'motivation', 'Moved by'],
  ['behaviours', 'behaviour', 'Does'],
  ['workflows', 'workflow', 'Works through'],
  ['accessibility', 'need', 'Needs'],
] as const;

function Behaviour({ root }: { readonly root: Field }) {
  const present = behaviour.filter(([key]) => root.get(key).items.length > 0);
  return (
    <Box area="behaviour" title="Behaviour" filled={present.length > 0}>
      {present.map(([key, noun, title]) => (
        <div key={key} class="box-part" data-line={root.get(key).line}>
          <h3>{title}</h3>
          <Short field={root.get(key)} noun={noun} claims={key === 'behaviours' || key === 'workflows'} />
        </div>
      ))}
    </Box>
  );
}

function Objections({ field }: { readonly field: Field }) {
  const answer = (item: Field) =>
    item.get('response').isEmpty ? null : (
      <p class="labelled" data-line={item.get('response').line}>
        <b>We answer</b> <Text>{item.get('response').readable ?? ''}</Text>
      </p>
    );
  return <List area="objections" title="Objections" field={field} noun="objection" more={answer} />;
}

function Messaging({ field }: { readonly field: Field }) {
  const rows = field.isMapping ? factsOf(field, ['value_proposition']) : [];
  const value = field.isMapping ? field.get('value_proposition') : field;
  return (
    <Box area="messaging" title="What we say" field={field} claim>
      {value.isEmpty ? null : (
        <p class="value-proposition" data-line={value.line}>
          <Text>{value.readable ?? ''}</Text>
        </p>
      )}
      {rows.map(([key, row]) => (
        <p key={key} class="labelled" data-line={row.line}>
          <b>{key === 'proof_point' ? 'Proof' : words(key)}</b> <Text>{row.readable ?? ''}</Text>
        </p>
      ))}
    </Box>
  );
}

const relations = [
  ['jobs', 'Jobs to be done'],
  ['segments', 'Segments'],
  ['icps', 'Ideal customers'],
] as const;

function Relations({ root }: { readonly root: Field }) {
  const filled = relations.some(([key]) => root.get(key).items.length > 0);
  return (
    <Box area="relations" title="Belongs to" filled={filled}>
      {relations.map(([key, label]) => (
        <Chips key={key} items={root.get(key).items} label={label} />
      ))}
    </Box>
  );
}

/** What the sheet rests on, and until when. */
function Ground({ model, root }: { readonly model: CardModel; readonly root: Field }) {
  const sources = root.get('evidence').items.length;
  const { reviewDue } = model;
  return (
    <Box area="ground" title="Evidence" filled>
      <EvidenceMeasure root={root} />
      <p class="source-facts">
        {sources === 0
          ? 'No study behind it as a whole'
          : `${sources === 1 ? 'One study' : `${sources} studies`} behind it`}
        {reviewDue ? ` · ${dueWords(reviewDue)}` : ''}
      </p>
      <Validation field={root.get('validation')} />
    </Box>
  );
}

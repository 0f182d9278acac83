import type { ComponentChildren } from 'preact';
import { Evidence } from './evidence.js';
import type { Field } from './field.js';
import { ScoreDial } from './figures.js';
import { type CardProps, Glance, PageFrame, Sections } from './generic.js';
import { Extras } from './generic-parts.js';
import { StatementList, statementKey } from './statements.js';
import { Reference, Text } from './text.js';
import { hasSources } from './tiles.js';
import type { CardModel } from './types.js';
import { type Answer, type Half, halvesOf } from './vpc-model.js';
import { CanvasPicture } from './vpc-picture.js';

const own = ['profile', 'value_map', 'persona'];

/** The card of a value proposition: what we offer facing what a persona wants, and what meets what. */
export function ValuePropositionCard({ model, root }: CardProps) {
  const halves = halvesOf(model, root);
  const [map, profile] = [root.get('value_map'), root.get('profile')];
  const drawn = [map, profile].some((side) => !side.isEmpty);
  return (
    <PageFrame model={model} root={root} aside={<FitDial model={model} />}>
      <Glance model={model} root={root} without={own} />
      {drawn ? (
        <div class="section vpc">
          <CanvasPicture
            halves={halves}
            products={map.get('products').items.length}
            jobs={profile.get('jobs').items.length}
          />
          <FitParts halves={halves} />
          <div class="vpc-sides">
            <h2 class="vpc-side" data-line={map.line}>
              <svg class="vpc-sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <rect x="1.5" y="1.5" width="13" height="13" rx="1.5" />
              </svg>
              <span>
                Value map <small>what we offer</small>
              </span>
            </h2>
            <h2 class="vpc-side" data-line={profile.line}>
              <svg class="vpc-sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <circle cx="8" cy="8" r="6.5" />
              </svg>
              <span>
                Customer profile <PersonaName root={root} />
              </span>
            </h2>
            <Listed root={root} side="value_map" name="products" title="Products and services" />
            <Listed root={root} side="profile" name="jobs" title="Jobs to get done" />
            {halves.map((half) => (
              <Facing key={half.list} half={half} />
            ))}
          </div>
          <More root={root} />
        </div>
      ) : null}
      <Sections model={model} root={root} without={own} />
    </PageFrame>
  );
}

function FitDial({ model: { fit } }: { readonly model: CardModel }) {
  if (!fit || !Number.isFinite(fit.percent)) return null;
  return <ScoreDial score={fit.percent} max={100} label={`Fit ${fit.percent}%`} caption="% fit" />;
}

function PersonaName({ root }: { readonly root: Field }) {
  const persona = root.get('persona').isEmpty ? root.get('persona_label') : root.get('persona');
  return persona.readable ? (
    <small data-line={persona.line}>
      <Reference field={persona}>{persona.readable}</Reference>
    </small>
  ) : null;
}

/** Each pain and gain with its part of the fit: filled where something answers it. */
function FitParts({ halves }: { readonly halves: readonly Half[] }) {
  const wishes = halves.flatMap((half) => half.wishes);
  const answered = wishes.filter(({ by }) => by.length > 0);
  if (wishes.length === 0) return null;
  let end = 0;
  const ends = wishes.map(({ share = 0 }) => {
    end += share * 100;
    return end;
  });
  return (
    <div class="fit-parts">
      {end > 0 ? (
        <svg class="fit-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
          {wishes.map(({ mark, by, share = 0 }, index) => (
            <rect
              key={mark}
              class={by.length > 0 ? 'fit-met' : 'fit-open'}
              x={hundredth((ends[index] ?? 0) - share * 100 + 0.2)}
              y="0.5"
              width={hundredth(Math.max(0, share * 100 - 0.4))}
              height="5"
            />
          ))}
        </svg>
      ) : null}
      <p>
        <b>
          {answered.length} of {wishes.length} pains and gains
        </b>{' '}
        {answered.length === 1 ? 'is' : 'are'} answered. Each counts by its rank.
      </p>
    </div>
  );
}

interface BoxProps {
  readonly title: string;
  readonly field: Field;
  readonly side: 'value_map' | 'profile';
  readonly children: ComponentChildren;
}

/** One of the six fields of the canvas. An empty one stays, so that what is missing can be seen. */
function Box({ title, field, side, children }: BoxProps) {
  return (
    <section class={`vpc-box vpc-${side}`} data-line={field.line}>
      <h3>{title}</h3>
      {field.items.length > 0 ? children : <p class="nothing">Nothing yet</p>}
    </section>
  );
}

/** What stands on its own: products, and the jobs that they are hired for. */
function Listed({ root, side, name, title }: { readonly root: Field; readonly title: string } & ListPlace) {
  const field = root.get(side).get(name);
  const noun = name.slice(0, -1);
  return (
    <Box title={title} field={field} side={side}>
      <StatementList
        field={field}
        noun={noun}
        claims={hasSources(field)}
        more={(item) => <Extras item={item} without={[statementKey(item, noun) ?? '']} />}
      />
    </Box>
  );
}

interface ListPlace {
  readonly side: 'value_map' | 'profile';
  readonly name: 'products' | 'jobs';
}

/** One half of the profile, facing what we offer for it. */
function Facing({ half }: { readonly half: Half }) {
  const { list, wishes, answers, wishField, answerField } = half;
  const titles = list === 'pains' ? ['Pain relievers', 'Pains'] : ['Gain creators', 'Gains'];
  return (
    <>
      <Box title={titles[0] ?? ''} field={answerField} side="value_map">
        <ul class="vpc-list">
          {answers.map((answer) => (
            <Item key={answer.mark} item={answer} met={answer.to.length > 0}>
              {answer.to.length > 0 ? `Answers ${answer.to.join(', ')}` : <b>Answers nothing in the profile</b>}
              {answer.unknown.map((quote) => (
                <span key={quote}>
                  {' · not in the profile: '}
                  <q dir="auto">{quote}</q>
                </span>
              ))}
            </Item>
          ))}
        </ul>
      </Box>
      <Box title={titles[1] ?? ''} field={wishField} side="profile">
        <ul class="vpc-list">
          {wishes.map((wish) => (
            <Item key={wish.mark} item={wish} met={wish.by.length > 0} round>
              {wish.by.length > 0 ? `Answered by ${wish.by.join(', ')}` : <b>Not answered</b>}
              {wish.share === undefined ? null : ` · ${Math.round(wish.share * 100)}% of the fit`}
            </Item>
          ))}
        </ul>
      </Box>
    </>
  );
}

interface ItemProps {
  readonly item: Pick<Answer, 'field' | 'mark' | 'text' | 'shown'>;
  /** Whether something on the other side meets it. */
  readonly met: boolean;
  readonly round?: boolean;
  /** What it meets. */
  readonly children: ComponentChildren;
}

function Item({ item: { field, mark, text, shown }, met, round, children }: ItemProps) {
  return (
    <li class={met ? 'met' : 'open'} data-line={field.line}>
      <span class={round ? 'vpc-mark round' : 'vpc-mark'}>{mark}</span>
      <div>
        <p>
          <Text>{text}</Text>
        </p>
        <p class="vpc-note">{children}</p>
        <Extras item={field} without={shown} />
        <Evidence owner={field} />
      </div>
    </li>
  );
}

/** Anything else that the two sides say. */
function More({ root }: { readonly root: Field }) {
  return (
    <>
      <Extras item={root.get('value_map')} without={['products', 'pain_relievers', 'gain_creators']} />
      <Extras item={root.get('profile')} without={['jobs', 'pains', 'gains']} />
    </>
  );
}

const hundredth = (value: number) => Math.round(value * 100) / 100;

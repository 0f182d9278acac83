import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Entity } from '../kinds/types.js';
import { directionOf } from './direction.js';
import { EmpathyMapCard } from './empathy-map.js';
import { ExperienceMapCard } from './experience-map.js';
import { FallbackCard } from './fallback.js';
import { Field } from './field.js';
import { Findings } from './findings.js';
import { GenericCard } from './generic.js';
import { entityTint } from './header.js';
import { IcpCard } from './icp.js';
import { JtbdCard } from './jtbd.js';
import { PersonaCard } from './persona.js';
import { PersonaCanvas } from './persona-canvas.js';
import { PlsCard } from './pls.js';
import { StoryCard } from './story.js';
import { SwotCard } from './swot.js';
import type { CardLayout, CardModel } from './types.js';

type Card = (props: { readonly model: CardModel; readonly root: Field }) => JSX.Element;

/** The kinds whose cards have a design of their own; every other kind is drawn as its schema describes it. */
const cards: Readonly<Partial<Record<Entity['kind'], Card>>> = {
  persona: PersonaCard,
  icp: IcpCard,
  jtbd: JtbdCard,
  story: StoryCard,
  'empathy-map': EmpathyMapCard,
  'experience-map': ExperienceMapCard,
  swot: SwotCard,
};

/** Whether an entity can be drawn as one wide sheet. */
export function hasCanvas({ kind, dialect }: Pick<Entity, 'kind' | 'dialect'>): boolean {
  return kind === 'persona' && dialect === 'native';
}

/**
 * Draws an entity as HTML: one `article` without script and without inline style, everything user-written escaped.
 * Never throws, whatever the entity holds: a card that cannot be drawn becomes one that says so.
 *
 * @param options.layout `canvas` changes only what has one: a native persona
 */
export function renderCard(model: CardModel, { layout = 'page' }: { readonly layout?: CardLayout } = {}): string {
  const root = Field.of(model);
  const direction = directionOf(model.entity.data);
  if (layout === 'canvas' && hasCanvas(model.entity)) return drawn(model, root, PersonaCanvas, direction, 'canvas');
  const { kind, dialect } = model.entity;
  const Kind = kind === 'persona' && dialect === 'pls' ? PlsCard : (cards[kind] ?? GenericCard);
  return drawn(model, root, Kind, direction);
}

function drawn(model: CardModel, root: Field, Kind: Card, direction?: 'rtl', extra?: string): string {
  try {
    return renderToString(frame(model, <Kind model={model} root={root} />, direction, extra));
  } catch {
    // Live input can be stranger than we thought; the next keystroke draws the card anew.
    return renderToString(frame(model, <FallbackCard model={model} root={root} />));
  }
}

function frame(model: CardModel, content: JSX.Element, direction?: 'rtl', extra = ''): JSX.Element {
  const { entity } = model;
  return (
    <article
      class={`card card-${entity.kind} ${entityTint(entity)} ${extra}`.trim()}
      data-entity={`${entity.document}#${entity.pointer}`}
      dir={direction}
    >
      <div class="card-body">
        {content}
        <Findings findings={model.findings} />
      </div>
    </article>
  );
}

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
import { GlossaryCard } from './glossary.js';
import { entityTint } from './header.js';
import { IcpCard } from './icp.js';
import { InterviewGuideCard } from './interview-guide.js';
import { JtbdCard } from './jtbd.js';
import { MaturityModelCard } from './maturity-model.js';
import { PersonaCard } from './persona.js';
import { PersonaCanvas } from './persona-canvas.js';
import { PersonaMapCard } from './persona-map.js';
import { PestelCard } from './pestel.js';
import { PlsCard } from './pls.js';
import { SegmentCard } from './segment.js';
import { StoryCard } from './story.js';
import { StudyCard } from './study.js';
import { SwotCard } from './swot.js';
import type { CardLayout, CardModel } from './types.js';
import { ValuePropositionCard } from './value-proposition.js';

type Card = (props: { readonly model: CardModel; readonly root: Field }) => JSX.Element;

/** Every kind has a card of its own design; a new one is drawn as its schema describes it until it has one. */
const cards: Readonly<Partial<Record<Entity['kind'], Card>>> = {
  persona: PersonaCard,
  icp: IcpCard,
  jtbd: JtbdCard,
  story: StoryCard,
  segment: SegmentCard,
  'persona-map': PersonaMapCard,
  'empathy-map': EmpathyMapCard,
  'value-proposition': ValuePropositionCard,
  'experience-map': ExperienceMapCard,
  swot: SwotCard,
  pestel: PestelCard,
  'maturity-model': MaturityModelCard,
  study: StudyCard,
  'interview-guide': InterviewGuideCard,
  glossary: GlossaryCard,
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
  const { kind, dialect } = model.entity;
  const canvas = layout === 'canvas' && hasCanvas(model.entity);
  const Page = kind === 'persona' && dialect === 'pls' ? PlsCard : (cards[kind] ?? GenericCard);
  const Kind = canvas ? PersonaCanvas : Page;
  try {
    const direction = directionOf(model.entity.data);
    return renderToString(frame(model, <Kind model={model} root={root} />, direction, canvas));
  } catch {
    // Live input can be stranger than we thought; the next keystroke draws the card anew.
    return renderToString(frame(model, <FallbackCard model={model} root={root} />));
  }
}

function frame(model: CardModel, content: JSX.Element, direction?: 'rtl', canvas = false): JSX.Element {
  const { entity } = model;
  return (
    <article
      class={`card card-${entity.kind} ${entityTint(entity)}${canvas ? ' canvas' : ''}`}
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

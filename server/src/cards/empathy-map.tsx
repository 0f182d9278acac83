import type { Field } from './field.js';
import { type CardProps, Glance, PageFrame, Sections } from './generic.js';
import { Icon } from './icons.js';
import { Reference, Text } from './text.js';
import { type Tile, Tiles } from './tiles.js';

const tiles: readonly Tile[] = [
  { key: 'thinks', title: 'Thinks', hint: 'and does not say', mark: <Icon name="thought" /> },
  { key: 'feels', title: 'Feels', hint: 'about it', mark: <Icon name="heart" /> },
  { key: 'hears', title: 'Hears', hint: 'from others', mark: <Icon name="ear" /> },
  { key: 'sees', title: 'Sees', hint: 'around them', mark: <Icon name="eye" /> },
  { key: 'says', title: 'Says', hint: 'aloud', mark: <Icon name="speech" /> },
  { key: 'does', title: 'Does', hint: 'as others see it', mark: <Icon name="hand" /> },
  { key: 'pains', title: 'Pains', hint: 'what stands in the way', mark: <Icon name="minus" />, tint: 'tint-0' },
  { key: 'gains', title: 'Gains', hint: 'what would be success', mark: <Icon name="plus" />, tint: 'tint-3' },
];
const about = ['persona', 'persona_label', 'who', 'do'];
const own = [...tiles.map(({ key }) => key), ...about];

/** The card of an empathy map: around a person what they take in and give out, and below what hurts and would help. */
export function EmpathyMapCard({ model, root }: CardProps) {
  const drawn = tiles.some(({ key }) => !root.get(key).isEmpty);
  return (
    <PageFrame model={model} root={root}>
      <Glance model={model} root={root} without={own} />
      {drawn ? (
        <Tiles model={model} root={root} tiles={tiles} class="empathy">
          <Person root={root} />
        </Tiles>
      ) : (
        <div class="section">
          <Person root={root} />
        </div>
      )}
      <Sections model={model} root={root} without={own} />
    </PageFrame>
  );
}

/** Whose view it is, in the middle of the picture. */
function Person({ root }: { readonly root: Field }) {
  const [persona, label, who, task] = about.map((key) => root.get(key));
  const named = persona?.readable ? persona : label;
  return (
    <div class="empathy-person">
      <svg class="empathy-lines" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <path d="M0 0 100 100M100 0 0 100" />
      </svg>
      <div class="empathy-face">
        <svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">
          <circle cx="24" cy="17" r="9" />
          <path d="M7 44c1-11 8-16 17-16s16 5 17 16" />
        </svg>
        {named?.readable ? (
          <p class="empathy-name" data-line={named.line}>
            <Reference field={named}>{named.readable}</Reference>
          </p>
        ) : null}
        {who?.readable ? (
          <p data-line={who.line}>
            <Text>{who.readable}</Text>
          </p>
        ) : null}
        {task?.readable ? (
          <p class="empathy-task" data-line={task.line}>
            <b>To get done</b> <Text>{task.readable}</Text>
          </p>
        ) : null}
      </div>
    </div>
  );
}

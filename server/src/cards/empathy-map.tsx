import { type CardProps, Glance, PageFrame, Sections } from './generic.js';
import { type Tile, Tiles } from './tiles.js';

const senses: readonly Tile[] = [
  ['sees', 'Sees', 'around them'],
  ['says', 'Says', 'aloud'],
  ['does', 'Does', 'as others see it'],
  ['hears', 'Hears', 'from others'],
  ['thinks', 'Thinks', 'and does not say'],
  ['feels', 'Feels', 'about it'],
];
const results: readonly Tile[] = [
  ['pains', 'Pains', 'what stands in the way'],
  ['gains', 'Gains', 'what would be success'],
];
const own = [...senses, ...results].map(([key]) => key);

/** The card of an empathy map: what a person takes in and gives out, and below it what hurts and what would help. */
export function EmpathyMapCard({ model, root }: CardProps) {
  return (
    <PageFrame model={model} root={root}>
      <Glance model={model} root={root} without={own} />
      <Sections model={model} root={root} without={own} />
      <Tiles model={model} root={root} tiles={senses} class="sixths" />
      <Tiles model={model} root={root} tiles={results} class="quarters" />
    </PageFrame>
  );
}

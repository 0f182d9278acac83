import { type CardProps, Glance, PageFrame, Sections } from './generic.js';
import { type Tile, Tiles } from './tiles.js';

const tiles: readonly Tile[] = [
  ['strengths', 'Strengths', 'to build on'],
  ['weaknesses', 'Weaknesses', 'to work on'],
  ['opportunities', 'Opportunities', 'from outside'],
  ['threats', 'Threats', 'from outside'],
];
const own = tiles.map(([key]) => key);

/** The card of a SWOT analysis: two by two. */
export function SwotCard({ model, root }: CardProps) {
  return (
    <PageFrame model={model} root={root}>
      <Glance model={model} root={root} without={own} />
      <Tiles model={model} root={root} tiles={tiles} class="quarters" />
      <Sections model={model} root={root} without={own} />
    </PageFrame>
  );
}

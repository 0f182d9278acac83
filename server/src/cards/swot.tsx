import { type CardProps, Glance, PageFrame, Sections } from './generic.js';
import { Letter, type Tile, Tiles } from './tiles.js';

const tiles: readonly Tile[] = [
  { key: 'strengths', title: 'Strengths', hint: 'inside, to build on', mark: <Letter>S</Letter>, tint: 'tint-3' },
  { key: 'weaknesses', title: 'Weaknesses', hint: 'inside, to work on', mark: <Letter>W</Letter>, tint: 'tint-2' },
  { key: 'opportunities', title: 'Opportunities', hint: 'outside, to take', mark: <Letter>O</Letter>, tint: 'tint-6' },
  { key: 'threats', title: 'Threats', hint: 'outside, to meet', mark: <Letter>T</Letter>, tint: 'tint-0' },
];
const own = [...tiles.map(({ key }) => key), 'subject'];

/** The card of a SWOT analysis: what is inside above what is outside, what helps beside what harms. */
export function SwotCard({ model, root }: CardProps) {
  return (
    <PageFrame model={model} root={root} role={root.get('subject')}>
      <Glance model={model} root={root} without={own} />
      <Tiles model={model} root={root} tiles={tiles} class="swot">
        <p class="swot-axis swot-helps" aria-hidden="true">
          Helps
        </p>
        <p class="swot-axis swot-harms" aria-hidden="true">
          Harms
        </p>
        <p class="swot-axis swot-inside" aria-hidden="true">
          Inside
        </p>
        <p class="swot-axis swot-outside" aria-hidden="true">
          Outside
        </p>
      </Tiles>
      <Sections model={model} root={root} without={own} />
    </PageFrame>
  );
}

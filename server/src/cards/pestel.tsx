import { type CardProps, Glance, PageFrame, Sections } from './generic.js';
import { Letter, type Tile, Tiles } from './tiles.js';

const tiles: readonly Tile[] = [
  { key: 'political', title: 'Political', mark: <Letter>P</Letter>, tint: 'tint-0' },
  { key: 'economic', title: 'Economic', mark: <Letter>E</Letter>, tint: 'tint-2' },
  { key: 'social', title: 'Social', mark: <Letter>S</Letter>, tint: 'tint-8' },
  { key: 'technological', title: 'Technological', mark: <Letter>T</Letter>, tint: 'tint-6' },
  { key: 'ecological', title: 'Ecological', mark: <Letter>E</Letter>, tint: 'tint-3' },
  { key: 'legal', title: 'Legal', mark: <Letter>L</Letter>, tint: 'tint-5' },
];
const own = [...tiles.map(({ key }) => key), 'subject'];

/** The card of a PESTEL analysis: six fields of what moves the world around. */
export function PestelCard({ model, root }: CardProps) {
  return (
    <PageFrame model={model} root={root} role={root.get('subject')}>
      <Glance model={model} root={root} without={own} />
      <Tiles model={model} root={root} tiles={tiles} class="sixths" />
      <Sections model={model} root={root} without={own} />
    </PageFrame>
  );
}

import { Bar } from '../../cards/figures.js';
import { entityTint } from '../../cards/header.js';
import { sentence } from '../../cards/words.js';
import { text } from '../../kinds/read.js';
import type { Entry, SiteLibrary } from './library.js';
import { wayFrom } from './paths.js';
import { EntryPortrait } from './portrait.js';

interface TilesProps {
  readonly site: SiteLibrary;
  readonly entries: readonly Entry[];
  /** The page on which they stand. */
  readonly from: string;
  /** Of the headings above them. */
  readonly level: 2 | 3;
}

/** Entities as tiles, each of them a link. */
export function Tiles({ site, entries, from, level }: TilesProps) {
  return (
    <ul class="site-tiles">
      {entries.map((entry) => (
        <Tile key={entry.path} site={site} entry={entry} from={from} level={level} />
      ))}
    </ul>
  );
}

function Tile({ site, entry, from, level }: Omit<TilesProps, 'entries'> & { readonly entry: Entry }) {
  const { entity, name, line, path, active, scores } = entry;
  const Heading = level === 2 ? 'h3' : 'h4';
  const readiness = scores.readiness;
  const status = text(entity.data.status);
  return (
    <li class={`site-tile ${entityTint(entity)}${active ? '' : ' site-tile-off'}`}>
      <EntryPortrait site={site} entry={entry} from={from} />
      <div class="site-tile-text">
        <Heading>
          <a href={wayFrom(from, path)} dir="auto">
            {name}
          </a>
        </Heading>
        {line ? (
          <p class="site-tile-line" dir="auto">
            {line}
          </p>
        ) : null}
        {active || status === undefined ? null : <p class="site-tile-status">{sentence(status)}</p>}
        {readiness ? (
          <p class="site-tile-score">
            <Bar value={readiness.score} max={100} />
            <span>
              Readiness {Math.round(readiness.score)}, grade {readiness.grade}
            </span>
          </p>
        ) : null}
      </div>
    </li>
  );
}

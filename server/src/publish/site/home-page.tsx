import { ScoreDial } from '../../cards/figures.js';
import { dueWords, reviewState } from '../../cards/review.js';
import { count } from '../../cards/words.js';
import { healthOf, peopleOf } from '../people.js';
import { type Change, changesOf, type ReviewDate, reviewsOf } from './dates.js';
import { framed, type NavPage } from './frame.js';
import { clipped, type Entry, type KindList, rankOf, type SiteLibrary } from './library.js';
import { listPath } from './paths.js';
import { Tiles } from './tile.js';

const path = 'index.html';

/** How much of each list the first page shows; the rest has pages of its own. */
const most = { changes: 6, reviews: 6, personas: 60, names: 3 };

/** The first page: how the library is, who is in it, what has changed, what is due. */
export function homePage(site: SiteLibrary, nav: readonly NavPage[]): string {
  const personas = site.lists.find(({ kind }) => kind.name === 'persona');
  const others = site.lists.filter((each) => each !== personas);
  return framed({
    site,
    nav,
    path,
    description: `${counts(site)}.`,
    children: (
      <article class="card site-card tint-6">
        <div class="card-body">
          <Hero site={site} />
          {site.entries.length === 0 ? <Empty /> : null}
          {personas ? <Personas site={site} list={personas} /> : null}
          <News site={site} />
          {others.length > 0 ? <Others lists={others} /> : null}
        </div>
      </article>
    ),
  });
}

function counts({ entries, lists }: SiteLibrary): string {
  const personas = lists.find(({ kind }) => kind.name === 'persona')?.entries.length ?? 0;
  const others = entries.length - personas;
  if (others === 0) return count(personas, 'persona');
  return `${count(personas, 'persona')} and ${count(others, 'page')} on their jobs, their world and the research behind them`;
}

function Hero({ site }: { readonly site: SiteLibrary }) {
  const { snapshot } = site;
  const health = healthOf(snapshot, peopleOf(snapshot, site.entries));
  return (
    <header class="head">
      <div class="head-text">
        <p class="kicker">Persona library</p>
        <h1 dir="auto">{site.title}</h1>
        {site.entries.length > 0 ? <p class="role">{counts(site)}</p> : null}
        {health ? <p class="site-why">{health.why}</p> : null}
      </div>
      {health ? (
        <div class="head-aside">
          <ScoreDial
            score={health.score}
            max={100}
            label={`Library health ${health.score} of 100, grade ${health.grade}`}
            caption="Health"
          />
        </div>
      ) : null}
    </header>
  );
}

function Empty() {
  return (
    <section class="section">
      <h2>Nobody is here yet</h2>
      <p>
        This library has no entry. A file such as <code>first.persona.yaml</code> makes the first page.
      </p>
    </section>
  );
}

const tierTitles: Readonly<Record<number, string>> = {
  1: 'First in line',
  2: 'Second',
  3: 'Third',
  8: 'Without a priority',
  9: 'Whom this is not for',
};

function Personas({ site, list: { entries } }: { readonly site: SiteLibrary; readonly list: KindList }) {
  const shown = entries.slice(0, most.personas);
  const ranks = [...new Set(shown.map(rankOf))].sort((a, b) => a - b);
  const titled = ranks.length > 1 || ranks[0] !== 8;
  return (
    <section class="section" aria-labelledby="personas">
      <h2 id="personas">
        Personas <small class="site-count">{entries.length}</small>
      </h2>
      <div class={titled ? 'site-tiers' : undefined}>
        {ranks.map((rank) => {
          const own = shown.filter((each) => rankOf(each) === rank);
          return (
            <div key={rank} class={`site-tier site-tier-${Math.min(own.length, 3)}`}>
              {titled ? <h3>{tierTitles[rank] ?? `Tier ${rank}`}</h3> : null}
              <Tiles site={site} from={path} level={titled ? 3 : 2} entries={own} />
            </div>
          );
        })}
      </div>
      {entries.length > shown.length ? (
        <p>
          <a href={listPath('persona')}>All {entries.length} personas</a>
        </p>
      ) : null}
    </section>
  );
}

function News({ site }: { readonly site: SiteLibrary }) {
  const changes = changesOf(site).slice(0, most.changes);
  const dated = reviewsOf(site).filter(({ due }) => due !== undefined);
  if (changes.length + dated.length === 0) return null;
  return (
    <div class="site-halves">
      {changes.length > 0 ? (
        <section class="section">
          <h2>What has changed</h2>
          <ol class="site-log">
            {changes.map((change) => (
              <ChangeItem key={`${change.entry.path} ${change.date} ${change.text}`} change={change} />
            ))}
          </ol>
        </section>
      ) : null}
      {dated.length > 0 ? (
        <section class="section">
          <h2>Next reviews</h2>
          <ol class="site-log">
            {dated.slice(0, most.reviews).map((review) => (
              <ReviewItem key={review.entry.path} review={review} />
            ))}
          </ol>
          <p>
            <a href="reviews.html">All review dates</a>
          </p>
        </section>
      ) : null}
    </div>
  );
}

function ChangeItem({ change: { date, text, entry } }: { readonly change: Change }) {
  return (
    <li>
      <time dateTime={date}>{date}</time>
      <EntryLink entry={entry} />
      <p dir="auto">{clipped(text, 180)}</p>
    </li>
  );
}

function ReviewItem({ review: { entry, due } }: { readonly review: ReviewDate }) {
  if (due === undefined) return null;
  return (
    <li>
      <time dateTime={due.due}>{due.due}</time>
      <EntryLink entry={entry} />
      {reviewState(due) === 'fresh' ? null : <p class={`due-${reviewState(due)}`}>{dueWords(due)}</p>}
    </li>
  );
}

function EntryLink({ entry: { path: href, name } }: { readonly entry: Entry }) {
  return (
    <a href={href} dir="auto">
      {name}
    </a>
  );
}

function Others({ lists }: { readonly lists: readonly KindList[] }) {
  return (
    <section class="section" aria-labelledby="others">
      <h2 id="others">Everything else</h2>
      <ul class="site-kinds">
        {lists.map(({ kind, label, entries }) => (
          <li key={kind.name}>
            <h3>
              <a href={listPath(kind.name)}>{label}</a> <small class="site-count">{entries.length}</small>
            </h3>
            <ul>
              {entries.slice(0, most.names).map((entry) => (
                <li key={entry.path}>
                  <EntryLink entry={entry} />
                </li>
              ))}
              {entries.length > most.names ? <li class="site-more">and {entries.length - most.names} more</li> : null}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

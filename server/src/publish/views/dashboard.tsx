import { Bar, ScoreDial } from '../../cards/figures.js';
import { Text } from '../../cards/text.js';
import { count, sentence } from '../../cards/words.js';
import { ruleUrl } from '../../docs-url.js';
import type { LibraryHealth } from '../../scores/health.js';
import type { Person } from '../people.js';
import {
  type Dashboard,
  dashboardOf,
  type EvidenceRow,
  type FindingRow,
  type GapRow,
  type Review,
  scoreOf,
} from './dashboard-data.js';
import { EntityLink, inPreview, LinkList, Nothing, Part, PersonName, viewOf } from './parts.js';
import type { LibraryView, ViewOptions } from './types.js';

type HrefOf = NonNullable<ViewOptions['hrefOf']>;

const reviewsShown = 8;
const gapsShown = 8;
const placesShown = 3;

/** How a library is: its health, what needs care, and what would help most. */
export const dashboardView: LibraryView = (snapshot, { hrefOf = inPreview, libraryTitle } = {}) => {
  const dashboard = dashboardOf(snapshot);
  const { health, personas, entities } = dashboard;
  return viewOf({
    view: 'dashboard',
    title: 'Library dashboard',
    library: snapshot.library,
    libraryTitle,
    lead: leadOf(dashboard),
    aside: health ? <HealthDial health={health} /> : null,
    children:
      entities === 0 ? (
        <Nothing>There is nothing in this library yet. Write a persona, and this page says how it is.</Nothing>
      ) : (
        <>
          {health ? <Health health={health} personas={personas} hrefOf={hrefOf} /> : null}
          <Gaps gaps={dashboard.gaps} hrefOf={hrefOf} />
          <div class="columns even">
            <div class="column">
              <Reviews dashboard={dashboard} hrefOf={hrefOf} />
            </div>
            <div class="column">
              <EvidenceChart title="Evidence by method" rows={dashboard.methods} />
              <EvidenceChart title="Evidence by age" rows={dashboard.ages} />
            </div>
          </div>
          <Findings rows={dashboard.findings} hrefOf={hrefOf} />
        </>
      ),
  });
};

function leadOf({ entities, health, reviews, findings }: Dashboard): string | undefined {
  if (entities === 0) return undefined;
  const late = reviews.filter(({ daysLeft }) => daysLeft < 0).length;
  const found = findings.reduce((sum, row) => sum + row.count, 0);
  const parts = [
    entities === 1 ? '1 entry' : `${entities} entries`,
    late > 0 ? `${count(late, 'review')} overdue` : 'no review overdue',
    found > 0 ? count(found, 'finding') : 'no findings',
  ];
  return `${parts.join(', ')}.${health ? ` ${health.why}` : ''}`;
}

function HealthDial({ health: { score, grade } }: { readonly health: LibraryHealth }) {
  return (
    <ScoreDial
      score={score}
      max={100}
      label={`Library health ${score} of 100, grade ${grade}`}
      caption={`Grade ${grade}`}
    />
  );
}

interface HealthProps {
  readonly health: LibraryHealth;
  readonly personas: readonly Person[];
  readonly hrefOf: HrefOf;
}

function Health({ health: { errors, lost, mean }, personas, hrefOf }: HealthProps) {
  return (
    <Part
      title="Readiness of the personas"
      hint="Personas of the first tier count three times, those of the second twice; each open error takes five points off."
    >
      <ol class="ready-list">
        {personas.map((person) => (
          <li key={`${person.file.uri} ${person.entity.document} ${person.entity.pointer}`}>
            <PersonName person={person} hrefOf={hrefOf} />
            <Bar value={scoreOf(person)} max={100} />
            <span class="ready-score">
              <b>{Math.round(scoreOf(person))}</b>
              <span class="grade">
                <span class="sr-only">Grade </span>
                {person.scores.readiness?.grade}
              </span>
            </span>
          </li>
        ))}
      </ol>
      <p class="health-sum">
        Mean readiness <b>{short(mean)}</b>
        {errors > 0 ? `, less ${lost} for ${count(errors, 'open error')}` : ', nothing taken off for errors'}
      </p>
    </Part>
  );
}

function Gaps({ gaps, hrefOf }: { readonly gaps: readonly GapRow[]; readonly hrefOf: HrefOf }) {
  if (gaps.length === 0) return null;
  const rest = gaps.length - gapsShown;
  return (
    <Part title="Worth doing next" hint="What would add most to the health of the library.">
      <ol class="gap-list">
        {gaps.slice(0, gapsShown).map(({ person, action, gain, worth }) => (
          <li key={`${person.file.uri} ${person.entity.pointer} ${action}`}>
            <span class="gap-text">
              <Text>{action}</Text>
              <small>
                <EntityLink to={{ kind: 'persona', id: person.id, name: person.name }} hrefOf={hrefOf} />
                {`: readiness +${short(gain)}`}
              </small>
            </span>
            <span class="gain">
              <span class="sr-only">Library health </span>+{short(worth)}
            </span>
          </li>
        ))}
      </ol>
      {rest > 0 ? <p class="hint more-note">{`${count(rest, 'smaller step')} more on the cards.`}</p> : null}
    </Part>
  );
}

function Reviews({ dashboard: { reviews, unreviewed }, hrefOf }: ReviewsProps) {
  const rest = reviews.length - reviewsShown;
  return (
    <Part title="Reviews due next">
      {reviews.length > 0 ? (
        <ol class="due-list">
          {reviews.slice(0, reviewsShown).map((review) => (
            <li key={`${review.of.kind} ${review.of.id} ${review.of.name} ${review.due}`} class={dueClass(review)}>
              <span>
                <EntityLink to={review.of} hrefOf={hrefOf} />
              </span>
              <span class="due-when">
                <time dateTime={review.due}>{review.due}</time> <small>{dueWords(review)}</small>
              </span>
            </li>
          ))}
        </ol>
      ) : (
        <p class="nothing">No entry says when it was reviewed.</p>
      )}
      {rest > 0 ? <p class="hint more-note">{restWords(reviews.slice(reviewsShown))}</p> : null}
      {unreviewed.length > 0 ? (
        <p class="hint more-note">
          Never reviewed: <LinkList all={unreviewed} most={placesShown} hrefOf={hrefOf} />.
        </p>
      ) : null}
    </Part>
  );
}

interface ReviewsProps {
  readonly dashboard: Dashboard;
  readonly hrefOf: HrefOf;
}

/** So many days before it is due, a review is said to be near. */
const soon = 31;

function dueClass({ daysLeft }: Review): string | undefined {
  if (daysLeft < 0) return 'review-late';
  return daysLeft <= soon ? 'review-near' : undefined;
}

function dueWords({ daysLeft }: Review): string {
  if (daysLeft < 0) return `${count(-daysLeft, 'day')} overdue`;
  return daysLeft === 0 ? 'today' : `in ${count(daysLeft, 'day')}`;
}

/** "3 more overdue and 8 more later.": what the list leaves out may be late too. */
function restWords(rest: readonly Review[]): string {
  const overdue = rest.filter(({ daysLeft }) => daysLeft < 0).length;
  const later = rest.length - overdue;
  const parts = [overdue > 0 ? `${overdue} more overdue` : undefined, later > 0 ? `${later} more later` : undefined];
  return `${parts.filter(Boolean).join(' and ')}.`;
}

/** Sources by sort, each bar as long as how often they are named. */
function EvidenceChart({ title, rows }: { readonly title: string; readonly rows: readonly EvidenceRow[] }) {
  if (rows.length === 0) return null;
  const most = Math.max(...rows.map(({ uses }) => uses));
  return (
    <Part title={title}>
      <ul class="chart">
        {rows.map(({ label, sources, uses }) => (
          <li key={label}>
            <span>
              <Text>{label}</Text>
            </span>
            <Bar value={uses} max={most} />
            <span class="chart-number">
              {count(sources, 'source')}, <b>{uses}</b> {uses === 1 ? 'use' : 'uses'}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Findings({ rows, hrefOf }: { readonly rows: readonly FindingRow[]; readonly hrefOf: HrefOf }) {
  if (rows.length === 0) {
    return (
      <Part title="Findings">
        <p class="nothing">Nothing was found wrong in this library.</p>
      </Part>
    );
  }
  return (
    <Part title={`Findings (${rows.reduce((sum, row) => sum + row.count, 0)})`}>
      <table class="matrix finding-table">
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Severity</th>
            <th scope="col">How often</th>
            <th scope="col">Where</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ rule, severity, count: times, at }) => (
            <tr key={`${severity} ${rule}`} class={severity}>
              <th scope="row">
                <a href={ruleUrl(rule)} rel="noopener noreferrer">
                  {rule}
                </a>
              </th>
              <td data-label="Severity">
                <span class={severity}>
                  <span class="severity">{sentence(severity)}</span>
                </span>
              </td>
              <td data-label="How often" class="amount">
                {times}
              </td>
              <td data-label="Where">
                {at.length > 0 ? <LinkList all={at} most={placesShown} hrefOf={hrefOf} /> : 'In the file as a whole'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

/** A number with one decimal at most. */
function short(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 10) / 10) : '–';
}

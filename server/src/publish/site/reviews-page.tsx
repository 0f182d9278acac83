import { dueWords, reviewState } from '../../cards/review.js';
import type { ReviewDue } from '../../cards/types.js';
import { sentence } from '../../cards/words.js';
import { kindOf } from '../../kinds/registry.js';
import { type ReviewDate, reviewsOf } from './dates.js';
import { Crumbs, framed, type NavPage } from './frame.js';
import type { SiteLibrary } from './library.js';

const path = 'reviews.html';

/** When everything in use is to be looked at again. */
export function reviewsPage(site: SiteLibrary, nav: readonly NavPage[]): string {
  const reviews = reviewsOf(site);
  const overdue = reviews.filter(({ due }) => due && reviewState(due) === 'overdue').length;
  return framed({
    site,
    nav,
    path,
    title: 'Review dates',
    children: (
      <>
        <Crumbs path={path} steps={[{ path: 'index.html', label: site.title }]} here="Review dates" />
        <article class="card site-card tint-6">
          <div class="card-body">
            <header class="site-title">
              <h1>Review dates</h1>
              <p class="hint">
                People and markets change.{' '}
                {overdue === 0 ? 'No review is overdue.' : `Overdue: ${overdue} of ${reviews.length}.`}
              </p>
            </header>
            <section class="section" aria-label="Review dates">
              <table class="site-table">
                <thead>
                  <tr>
                    <th scope="col">What</th>
                    <th scope="col">Last reviewed</th>
                    <th scope="col">Reviewed</th>
                    <th scope="col">Next</th>
                  </tr>
                </thead>
                <tbody>
                  {reviews.map((review) => (
                    <Row key={review.entry.path} review={review} />
                  ))}
                </tbody>
              </table>
            </section>
          </div>
        </article>
      </>
    ),
  });
}

function Row({ review: { entry, due, last, cadence } }: { readonly review: ReviewDate }) {
  return (
    <tr>
      <th scope="row">
        <a href={entry.path} dir="auto">
          {entry.name}
        </a>
        <small>{kindOf(entry.entity.kind).label}</small>
      </th>
      <td data-label="Last reviewed">{last ?? 'Never'}</td>
      <td data-label="Reviewed">{sentence(cadence)}</td>
      <td data-label="Next" class={due ? `due-${reviewState(due)}` : 'due-none'}>
        {due ? nextWords(due) : 'No date to count from'}
      </td>
    </tr>
  );
}

function nextWords(due: ReviewDue): string {
  return reviewState(due) === 'overdue' ? `${due.due}: ${lower(dueWords(due))}` : due.due;
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

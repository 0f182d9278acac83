import { Source } from './evidence.js';
import type { Field } from './field.js';
import { Facts, Section } from './section.js';
import { StatementList } from './statements.js';
import { Text } from './text.js';
import type { ReviewDue } from './types.js';
import { count } from './words.js';

/** What an entity rests on as a whole, when it was last looked at, and by whom it is kept. */
export function Review({ root, due }: { readonly root: Field; readonly due?: ReviewDue | undefined }) {
  const evidence = root.get('evidence');
  const review = root.get('review');
  const history = review.get('history');
  return (
    <>
      {evidence.items.length > 0 ? (
        <Section title="Sources" field={evidence}>
          <ul class="sources">
            {evidence.items.map((item) => (
              <Source key={item.pointer} item={item} line={item.line} />
            ))}
          </ul>
        </Section>
      ) : null}
      {review.isEmpty && root.get('owner').isEmpty ? null : (
        <Section title="Kept alive" field={review}>
          {due ? <Due due={due} /> : null}
          <Facts
            field={review}
            without={['history']}
            labels={{ last: 'Last reviewed', cadence: 'Reviewed' }}
            also={[['Owner', root.get('owner')]]}
          />
          {history.items.length > 0 ? (
            <details class="evidence">
              <summary>History</summary>
              <StatementList field={history} noun="change" more={(change) => <When date={change.get('date')} />} />
            </details>
          ) : null}
        </Section>
      )}
    </>
  );
}

/** How near the next review has to be to be named as something to do now. */
const soon = 14;

/** The state of a review: `overdue`, `soon` or `fresh`. */
export function reviewState({ daysLeft }: ReviewDue): 'overdue' | 'soon' | 'fresh' {
  if (daysLeft < 0) return 'overdue';
  return daysLeft <= soon ? 'soon' : 'fresh';
}

/** "Review due on 2027-01-09", "Review overdue by 12 days". */
export function dueWords(due: ReviewDue): string {
  if (due.daysLeft < 0) return `Review overdue by ${count(-due.daysLeft, 'day')}`;
  return due.daysLeft === 0 ? 'Review due today' : `Next review due by ${due.due}`;
}

function Due({ due }: { readonly due: ReviewDue }) {
  const state = reviewState(due);
  return (
    <p class={`due due-${state}`}>
      <svg class="due-sign" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        <circle cx="7" cy="7" r="5.8" />
        <path d={state === 'overdue' ? 'M7 3.5v4.2M7 9.6v.9' : 'M7 3.8V7l2.2 1.6'} />
      </svg>
      <span>{dueWords(due)}</span>
    </p>
  );
}

function When({ date }: { readonly date: Field }) {
  if (date.isEmpty) return null;
  return (
    <p class="statement-more">
      <Text>{date.readable ?? ''}</Text>
    </p>
  );
}

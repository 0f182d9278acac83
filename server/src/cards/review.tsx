import { Source } from './evidence.js';
import type { Field } from './field.js';
import { Facts, Section } from './section.js';
import { StatementList } from './statements.js';
import { Text } from './text.js';

/** What an entity rests on as a whole, when it was last looked at, and by whom it is kept. */
export function Review({ root }: { readonly root: Field }) {
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

function When({ date }: { readonly date: Field }) {
  if (date.isEmpty) return null;
  return (
    <p class="statement-more">
      <Text>{date.readable ?? ''}</Text>
    </p>
  );
}

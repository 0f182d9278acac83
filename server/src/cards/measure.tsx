import { type Support, SupportMark, supportOf } from './evidence.js';
import type { Field } from './field.js';
import { factsOf } from './section.js';
import { count } from './words.js';

const statements = ['goals', 'pain_points', 'behaviours', 'workflows', 'objections'] as const;
const blocks = ['demographics', 'professional_context', 'buying', 'messaging'] as const;

/** How many of a persona's claims (FORMAT section 4) rest on what, each counted as its mark shows it. */
export type Measure = Readonly<Record<Support, number>> & { readonly all: number };

/** Counts the claims of a persona by what each rests on itself. */
export function measureOf(root: Field): Measure {
  const claims = [
    ...statements.flatMap((key) => root.get(key).items),
    ...blocks
      .map((key) => root.get(key))
      .filter((field) => (field.isMapping ? factsOf(field).length > 0 : !field.isEmpty)),
  ];
  const of = (support: Support) => claims.filter((claim) => supportOf(claim) === support).length;
  return { backed: of('backed'), guess: of('guess'), none: of('none'), all: claims.length };
}

/** "11 of 14 claims have a source". */
export function measureWords({ backed, all }: Measure): string {
  return `${backed} of ${count(all, 'claim')} ${backed === 1 || all === 1 ? 'has' : 'have'} a source`;
}

const said: Readonly<Record<Support, string>> = {
  backed: 'with a source',
  guess: 'a guess',
  none: 'without a source of its own',
};

/** One line on how much of a persona is known, which explains the marks on its statements too. */
export function EvidenceMeasure({ root }: { readonly root: Field }) {
  const measure = measureOf(root);
  if (measure.all === 0) return null;
  const supports = (['backed', 'guess', 'none'] as const).filter((support) => measure[support] > 0);
  return (
    <p class="measure">
      <b>{measureWords(measure)}</b>
      <MeasureBar measure={measure} />
      <span class="measure-key">
        {supports.map((support) => (
          <span key={support}>
            <SupportMark support={support} />
            <span>
              {measure[support]} {said[support]}
            </span>
          </span>
        ))}
      </span>
    </p>
  );
}

function MeasureBar({ measure: { backed, guess, all } }: { readonly measure: Measure }) {
  const width = (part: number) => Math.round((part / all) * 1000) / 10;
  return (
    <svg class="measure-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-track" width="100" height="6" />
      <rect class="bar-value" width={width(backed)} height="6" />
      <rect class="bar-open" x={width(backed)} width={width(guess)} height="6" />
    </svg>
  );
}

import type { Field } from './field.js';

/**
 * Says from which persona a value is inherited. Nothing for an entity's own values, and where the block around it has
 * said the same already.
 */
export function Origin({ field, within }: { readonly field: Field; readonly within?: Field | undefined }) {
  const { origin } = field;
  if (origin === undefined || origin === within?.origin) return null;
  return (
    <span class="origin">
      <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
        <path d="M2 1v4.5a3 3 0 0 0 3 3h5M7.5 6 10 8.5 7.5 11" />
      </svg>
      from <bdi>{origin}</bdi>
    </span>
  );
}

import type { Dialect, Entity, KindName } from '../../server/src/kinds/types.js';
import { Neighbourhood } from '../../server/src/library/neighbours.js';
import { stems } from '../../server/src/library/words.js';
import type { ReadinessContext } from '../../server/src/scores/readiness.js';
import { othersIn } from '../../server/src/scores/readiness-library.js';

/** An entity as the scores see it: only the data counts. */
export function entity(kind: KindName, data: Record<string, unknown>, dialect: Dialect = 'native'): Entity {
  return {
    kind,
    dialect,
    schema: {},
    node: { type: 'mapping', flow: false, pairs: [], span: { start: 0, end: 0 } },
    pointer: '',
    document: 0,
    data,
  };
}

export const persona = (data: Record<string, unknown>) => entity('persona', data);

/** A persona alone in its library, which knows two studies: `large` reaches its practice, `small` does not. */
export const alone: ReadinessContext = {
  others: othersIn(new Neighbourhood([])),
  inPersonaMap: false,
  study: (id) => (id === 'large' ? { adequate: true } : id === 'small' ? { adequate: false } : undefined),
};

export const beside = (...others: readonly (readonly string[])[]): ReadinessContext => ({
  ...alone,
  others: othersIn(
    new Neighbourhood(
      others.map((said, index) => ({ id: `other-${index}`, name: `Other ${index}`, stems: stems(said) })),
    ),
  ),
});

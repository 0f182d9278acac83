import type { Dialect, Entity, KindName } from '../../server/src/kinds/types.js';
import { Neighbourhood } from '../../server/src/library/neighbours.js';
import { stems } from '../../server/src/library/words.js';
import type { ReadinessContext } from '../../server/src/scores/readiness.js';

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
  others: { count: 0, closest: () => undefined },
  inPersonaMap: false,
  study: (id) => (id === 'large' ? { adequate: true } : id === 'small' ? { adequate: false } : undefined),
};

export function beside(...others: readonly (readonly string[])[]): ReadinessContext {
  const neighbourhood = new Neighbourhood();
  others.forEach((said, index) => {
    const place = { uri: `file:///library/${index}.yaml`, document: 0, pointer: '' };
    neighbourhood.add({ ...place, id: `other-${index}`, name: `Other ${index}`, stems: stems(said) });
  });
  return { ...alone, others: { count: others.length, closest: (said) => neighbourhood.closest(said) } };
}

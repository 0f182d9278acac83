import { field } from '../kinds/read.js';
import type { Entity } from '../kinds/types.js';
import { type Cadence, type Config, cadences } from '../library/config.js';

/** How many days a review lasts; the article and the builder guide ask for a quarterly look and an annual rebuild. */
export const daysOf: Readonly<Record<Cadence, number>> = { monthly: 31, quarterly: 92, biannual: 183, annual: 366 };

/** How often an entity is to be reviewed: as it says itself, else as the config says, else quarterly. */
export function cadenceOf({ data }: Entity, config: Config): Cadence {
  const said = field(data.review, 'cadence');
  return cadences.find((known) => known === said) ?? config.cadence ?? 'quarterly';
}

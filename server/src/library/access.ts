import { present } from '../kinds/read.js';
import type { Entity } from '../kinds/types.js';

/**
 * Words by which a persona speaks of an access need anywhere in its text: permanent, temporary or situational. Generous
 * on purpose, and with the common words of other languages: whoever mentions it has thought of it.
 */
const accessWords =
  /accessib|screen.?read|wheelchair|\bblind(?! spot)|low vision|\bimpair|colou?r.?blind|\bdeaf|hearing (?:aid|loss)|hard of hearing|dyslex|dyscalcul|\badhd\b|autis|neurodiver|disab(?:led|ilit)|assistive|magnif|braille|one.hand|tremor|parkinson|arthritis|sign language|subtitle|captions|large(?:r)? (?:print|text)|cataract|barrierefrei|behinder|handicap|sehschw|accesib|discapaci|malvoyant|toegankelijk/i;

/** Whether a persona says what somebody needs to see, hear, move or understand. */
export function mentionsAccess({ data }: Pick<Entity, 'data'>): boolean {
  const { accessibility, ...rest } = data;
  return present(accessibility) || accessWords.test(JSON.stringify(rest));
}

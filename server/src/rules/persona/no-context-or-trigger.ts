import { field, present } from '../../kinds/read.js';
import type { Entity, KindName } from '../../kinds/types.js';
import type { Library } from '../../library/library.js';
import { filling } from '../fill.js';
import { lackingRule } from '../lacking.js';

/** Kinds that put a persona into a situation. */
const telling: readonly KindName[] = ['jtbd', 'story', 'experience-map', 'empathy-map'];

export const noContextOrTrigger = lackingRule(
  {
    id: 'no-context-or-trigger',
    summary: 'A persona without a situation: no narrative, no trigger, no job.',
    kinds: ['persona'],
    fields: { persona: ['narrative', 'buying.trigger', 'jobs'] },
    severity: 'info',
    fix: 'Adds `narrative` to fill in.',
  },
  (entity, { file, library }, { data }) => {
    // What a buyer lacks is said by `buyer-without-trigger`.
    if (!library.complete || data.type === 'buyer') return undefined;
    if ([data.narrative, field(data.buying, 'trigger'), data.jobs].some((value) => present(value))) return undefined;
    if (isTold(library, entity)) return undefined;
    return {
      message:
        'It does not say in which situation they need you: add a `narrative`, their `jobs`, or a `trigger` under `buying`.',
      fixes: filling('Add narrative to fill in', { parsed: file.parsed, mapping: entity.node }, [
        ['narrative', 'A day or a moment in which they need you, in a few sentences'],
      ]),
    };
  },
);

/** Whether a job, a story or a map of the library is about the persona. */
function isTold(library: Library, { id }: Entity): boolean {
  if (id === undefined) return false;
  return library.referrers('persona', id).some((kind) => telling.includes(kind));
}

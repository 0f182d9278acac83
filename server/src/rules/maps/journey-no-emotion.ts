import { present } from '../../kinds/read.js';
import { filling } from '../fill.js';
import { lackingRule, quoted } from '../lacking.js';
import { stageSaysUnderOtherName, stagesOf } from './stages.js';

export const journeyNoEmotion = lackingRule(
  {
    id: 'journey-no-emotion',
    summary: 'A stage of a journey that does not say how the persona feels.',
    kinds: ['experience-map'],
    fields: { 'experience-map': ['stages.emotion'] },
    severity: 'info',
    fix: 'Adds `emotion: 0` to the stages that have none.',
  },
  (entity, { file: { parsed } }) => {
    const stages = stagesOf(entity);
    const without = stages.filter(
      (stage) => !present(stage.data.emotion) && !stageSaysUnderOtherName(entity, stage, 'emotion'),
    );
    const [first] = without;
    if (!first) return undefined;
    const each = without.map(({ node }) =>
      filling('', { parsed, mapping: node }, [['emotion', 0]], ['stage', 'emotion']).flatMap((fix) => fix.edits),
    );
    // Where something else stands in the way in one of them, the gap would stay.
    const edits = each.every((some) => some.length > 0) ? each.flat() : [];
    const title = without.length === 1 ? 'Add `emotion: 0`' : `Add \`emotion: 0\` to ${without.length} stages`;
    const names = quoted(without.map(({ name }) => name));
    const where = without.length === 1 ? `the stage ${names}` : `the stages ${names}`;
    return {
      message: `Nothing says how the persona feels in ${where}. Add \`emotion\`, from -2 (at their worst) to 2 (delighted).`,
      pointer: first.pointer,
      fixes: edits.length > 0 ? [{ title, edits }] : [],
    };
  },
);

import { field, present, text } from '../../kinds/read.js';
import { isActive } from '../../library/library.js';
import { absentKeyRule } from '../gap.js';

export const noQuote = absentKeyRule({
  meta: {
    id: 'no-quote',
    summary: 'A persona without a sentence in its own voice.',
    kinds: ['persona'],
    severity: 'hint',
    channel: 'gap',
    fix: 'Adds `quote` to fill in.',
  },
  key: 'quote',
  message: 'It does not speak: add `quote` with a sentence that one of them said.',
  template: () => ({ text: 'What one of them said, as I heard it', source: 'Which interview it comes from' }),
  parts: [],
  counts: isActive,
  met: ({ data }) => text(data.quote) !== undefined || present(field(data.quote, 'text')),
});

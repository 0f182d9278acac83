import type { ParsedText } from '../../document/parsed-text.js';
import { sourceOf, type WrittenText } from '../../library/prose.js';
import { englishTexts, Lexicon, type Mention } from '../lexicon.js';
import type { Rule } from '../types.js';
import { givenWhenThen } from './given-when-then.js';
import { isLive } from './telling.js';
import { type Vague, vague } from './vague-table.js';

const id = 'ac-vague';

export const acVague: Rule = {
  meta: {
    id,
    summary: 'An acceptance criterion on which two people who check it can disagree.',
    kinds: ['story'],
    fields: { story: ['acceptance_criteria'] },
    severity: 'info',
    channel: 'finding',
    fix: 'Writes the criterion as `given`, `when` and `then`, and asks what is meant.',
    vocabulary: 'They are words that a criterion needs to say more about.',
  },
  create: ({ file, library, report }) => {
    const lexicon = Lexicon.for(library, id, vague);
    return {
      entity(entity) {
        if (!isLive(entity)) return;
        for (const written of englishTexts(entity).filter(isOutcome)) {
          const found = lexicon
            .mentions(file.parsed, written)
            .filter((mention) => isVague(file.parsed, written, mention));
          const [first] = found;
          if (!first || isMeasured(written.text)) continue;
          report({
            message: `Who decides what \`${first.word}\` means here? Say what can be seen or counted.`,
            span: first.span,
            entity,
            pointer: written.pointer,
            fixes: givenWhenThen(file, entity, written, found),
          });
        }
      },
    };
  },
};

/** What must come of it: a criterion in one text, or under `criterion` or `then`. */
function isOutcome({ keys }: WrittenText): boolean {
  const [first, key, ...more] = keys;
  return first === 'acceptance_criteria' && more.length === 0 && ['criterion', 'then', undefined].includes(key);
}

/** A number or a quotation says what is meant by the word beside it. */
function isMeasured(text: string): boolean {
  return /\p{N}/u.test(text) || /["“”'‘][^"“”'’]{3,}["“”'’]/.test(text.replace(/\p{L}['’]\p{L}/gu, ''));
}

function isVague(parsed: ParsedText, { node, text }: WrittenText, { entry, span }: Mention<Vague>): boolean {
  const source = sourceOf(parsed.text, node);
  const [start, end] = [span.start - node.span.start, span.end - node.span.start];
  // What is given, or done, may be as it likes; what comes of it counts.
  const outcome = /^\s*["']?given\b/i.test(text) ? source.search(/\bthen\b/i) : -1;
  if (outcome >= 0 && start < outcome) return false;
  if (entry?.before && !entry.before.test(source.slice(0, start))) return false;
  return entry?.behind?.test(source.slice(end)) ?? true;
}

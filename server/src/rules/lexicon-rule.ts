import type { Entity } from '../kinds/types.js';
import { type Entry, englishTexts, Lexicon, type Mention, replacing } from './lexicon.js';
import { isRetired } from './statements.js';
import type { Rule, RuleMeta } from './types.js';

/** A rule about words that should not stand in what a team writes about people. */
export interface LexiconRule<E extends Entry> {
  readonly meta: Omit<RuleMeta, 'kinds' | 'channel'>;
  readonly entries: readonly E[];
  /** Keys below which the words may stand: a persona's own voice, for one. */
  readonly except: readonly string[];
  readonly message: (mention: Mention<E>) => string;
  /** Whether a mention is meant after all; absent: each one is. */
  readonly counts?: (mention: Mention<E>, text: string) => boolean;
}

/** Makes the rule: every mention in the English texts of a persona, at the very words. */
export function lexiconRule<E extends Entry>({ meta, entries, except, message, counts }: LexiconRule<E>): Rule {
  return {
    meta: { ...meta, kinds: ['persona'], channel: 'finding' },
    create: ({ file: { parsed }, library, report }) => {
      let lexicon: Lexicon<E> | undefined;
      return {
        entity(entity: Entity) {
          if (isRetired(entity)) return;
          for (const written of englishTexts(entity)) {
            if (written.keys.some((key) => except.includes(key))) continue;
            lexicon ??= Lexicon.for(library, meta.id, entries);
            for (const mention of lexicon.mentions(parsed, written)) {
              if (isQuoted(parsed.text, mention) || counts?.(mention, parsed.text) === false) continue;
              const { span } = mention;
              const fixes = meta.fix ? replacing(parsed, mention) : [];
              report({ message: message(mention), span, entity, pointer: written.pointer, fixes });
            }
          }
        },
      };
    },
  };
}

/** Whether the words stand in quotation marks within a text: somebody else's words, or words about words. */
function isQuoted(text: string, { span, first }: Mention<Entry>): boolean {
  return !first && /["“‘«']/.test(text.charAt(span.start - 1)) && /["”’»']/.test(text.charAt(span.end));
}

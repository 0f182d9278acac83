import { stemmer } from 'stemmer';
import { join, locate } from '../../document/pointer.js';
import { statements } from '../../kinds/read.js';
import type { Entity, PersonaFile } from '../../kinds/types.js';
import { isEnglishIn } from '../../library/language.js';
import { valuePlace } from '../place.js';
import { inPlaceOf } from '../rewriting.js';
import type { Fix, Rule } from '../types.js';
import { directions, metrics } from './outcome-words.js';

export const odiOutcomeForm: Rule = {
  meta: {
    id: 'odi-outcome-form',
    summary: 'An outcome that does not say in which direction what is to be measured.',
    kinds: ['jtbd'],
    fields: { jtbd: ['outcomes'] },
    severity: 'info',
    channel: 'finding',
    fix: 'Puts the missing words in front, to be made fitting.',
    vocabulary: 'Further things that an outcome may measure, such as `churn`.',
  },
  create: ({ file, library, report }) => {
    const measures = stemsOf([...metrics.split(' '), ...(library.config.vocabulary.get('odi-outcome-form') ?? [])]);
    return {
      entity(entity) {
        statements(entity.data.outcomes, 'outcome').forEach(({ text, item, index }) => {
          const lacks = whatLacks(entity, text, measures);
          if (!lacks) return;
          const base = Array.isArray(entity.data.outcomes) ? join('/outcomes', index) : '/outcomes';
          const pointer = typeof item === 'object' ? join(base, 'outcome') : base;
          report({
            ...saying(lacks),
            span: valuePlace(entity, pointer),
            entity,
            pointer,
            fixes: fixesFor(file, entity, pointer, text, lacks),
          });
        });
      },
    };
  },
};

type Lack = 'direction' | 'measure';

const directionWords = new Set(directions.split(' '));

/** What is missing in an English outcome. A first word such as "minimise" is a sure sign of English. */
function whatLacks(entity: Entity, text: string, measures: ReadonlySet<string>): Lack | undefined {
  const [first = '', ...rest] = wordsOf(text);
  if (!directionWords.has(first)) return isEnglishIn(entity, text) ? 'direction' : undefined;
  return rest.some((word) => measures.has(stemmer(word))) || /^\w+ how (?:long|much|many|often)\b/i.test(text)
    ? undefined
    : 'measure';
}

function saying(lacks: Lack): { message: string } {
  return {
    message:
      lacks === 'direction'
        ? 'Say in which direction what is to be measured: `Minimise` or `Maximise`, then the measure (the time, the likelihood, the number), then of what.'
        : 'Say what is measured, such as the time, the likelihood or the number, so that one can ask how content people are with it.',
  };
}

/** What stands there is kept behind the words of the form; only its author can make one sentence of it. */
function fixesFor(file: PersonaFile, entity: Entity, pointer: string, text: string, lacks: Lack): Fix[] {
  const node = locate(entity.node, pointer)?.node;
  if (node?.type !== 'scalar' || node.anchor !== undefined || node.style === 'literal' || node.style === 'folded')
    return [];
  const [first = '', ...rest] = text.split(/\s+/);
  if (lacks === 'measure') {
    const written = `${first} the number of ${rest.join(' ')}`;
    return [{ title: 'Measure it by the number', edits: [inPlaceOf(file, node.span, written)] }];
  }
  const opening = clause.test(text) ? 'Maximise the likelihood that' : 'Minimise the time it takes to';
  const written = `${opening} ${uncapitalised(text)}`;
  return [{ title: `Begin with “${opening}”`, edits: [inPlaceOf(file, node.span, written)] }];
}

/** What begins like a sentence is a state to be reached; anything else is taken for something to be done. */
const clause =
  /^(?:I|we|you|he|she|it|they|the|an?|my|our|your|their|this|that|these|no|nobody|every(?:one|body)?|all|each)\b/i;

/** Without its capital, unless the first word is one by itself, such as `I` or `CRM`. */
function uncapitalised(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

function stemsOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.flatMap(wordsOf).map(stemmer));
}

import { answers, quoteKey } from '../scores/value-fit.js';
import type { Field } from './field.js';
import { ranked, statementKey, statementText } from './statements.js';
import type { CardModel } from './types.js';

/** A pain or gain of the profile. */
export interface Wish {
  readonly field: Field;
  readonly text: string;
  /** What it is called in the picture: P1. */
  readonly mark: string;
  /** Marks of what answers it. */
  readonly by: readonly string[];
  /** The part of the fit that it stands for, 0-1; nothing where nobody has worked it out. */
  readonly share?: number;
  /** Keys of the item that are shown already. */
  readonly shown: readonly string[];
}

/** A pain reliever or gain creator of the value map. */
export interface Answer {
  readonly field: Field;
  readonly text: string;
  /** What it is called in the picture: R1. */
  readonly mark: string;
  /** Marks of what it answers. */
  readonly to: readonly string[];
  /** What it says it answers, and the profile does not name. */
  readonly unknown: readonly string[];
  readonly shown: readonly string[];
}

/** Both sides of one half of the canvas, with what meets what. */
export interface Half {
  readonly list: 'pains' | 'gains';
  /** The lists as they stand in the text. */
  readonly wishField: Field;
  readonly answerField: Field;
  readonly wishes: readonly Wish[];
  readonly answers: readonly Answer[];
}

/** Letters of the marks: pains and their relievers, gains and their creators. */
const letters = { pains: ['P', 'R'], gains: ['G', 'C'] } as const;

/** The two halves of a value proposition canvas, gains first as everybody draws it. */
export function halvesOf(model: CardModel, root: Field): Half[] {
  return answers.map((pair) => halfOf(model, root, pair)).reverse();
}

function halfOf({ fit }: CardModel, root: Field, pair: (typeof answers)[number]): Half {
  const { list, noun, by, byNoun, link } = pair;
  const [letter, answerLetter] = letters[list];
  const [wishField, answerField] = [root.get('profile').get(list), root.get('value_map').get(by)];
  const items = ranked(wishField).map((field, index) => ({
    field,
    text: statementText(field, noun),
    mark: `${letter}${index + 1}`,
  }));
  const answering = ranked(answerField).map((field, index): Answer => {
    const quotes = field.isMapping ? field.get(link).items.map((quote) => quote.readable ?? '') : [];
    const met = items.filter(({ text }) => quotes.some((quote) => quoteKey(quote) === quoteKey(text)));
    return {
      field,
      text: statementText(field, byNoun),
      mark: `${answerLetter}${index + 1}`,
      to: met.map(({ mark }) => mark),
      unknown: quotes.filter((quote) => met.every(({ text }) => quoteKey(text) !== quoteKey(quote))),
      shown: [link, statementKey(field, byNoun) ?? ''],
    };
  });
  const wishes = items.map((item): Wish => {
    const part = fit?.items.find(
      ({ list: of, index }) => of === list && item.field.pointer === `/profile/${list}/${index}`,
    );
    return {
      ...item,
      by: answering.filter(({ to }) => to.includes(item.mark)).map(({ mark }) => mark),
      ...(part && Number.isFinite(part.share) ? { share: part.share } : {}),
      shown: [statementKey(item.field, noun) ?? ''],
    };
  });
  return { list, wishField, answerField, wishes, answers: answering };
}

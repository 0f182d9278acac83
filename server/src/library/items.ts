import { field, statements } from '../kinds/read.js';
import type { Entity } from '../kinds/types.js';
import { hash } from './hash.js';
import { stems } from './words.js';

/** A goal or a pain point of a persona. */
export interface Item {
  readonly what: 'goal' | 'pain point';
  /** From the entity to the text. */
  readonly pointer: string;
  readonly text: string;
  /** How many content words it has. */
  readonly words: number;
  /** The mark by which others find who says the same. */
  readonly mark: string;
}

/** The lists of both dialects; a PLS persona says what hurts it as what it dislikes. */
const lists = {
  native: [
    { what: 'goal', path: ['goals'], noun: 'goal' },
    { what: 'pain point', path: ['pain_points'], noun: 'pain' },
  ],
  pls: [
    { what: 'goal', path: ['motivations', 'goals'], noun: '' },
    { what: 'goal', path: ['motivations', 'x-goals'], noun: '' },
    { what: 'pain point', path: ['motivations', 'dislikes'], noun: '' },
    { what: 'pain point', path: ['motivations', 'x-dislikes'], noun: '' },
  ],
} as const;

/** Words that turn a statement into its opposite. */
const negation = /\b(?:not|no|never|neither|nor|none|nobody|nothing|without|cannot|un(?:able|til|less))\b|n['’]t\b/giu;

/** The goals and pain points that a persona says itself, in its order. */
export function itemsOf({ data, dialect }: Pick<Entity, 'data' | 'dialect'>): readonly Item[] {
  return lists[dialect].flatMap(({ what, path, noun }) => {
    const value = path.reduce<unknown>((inside, key) => field(inside, key), data);
    return statements(value, noun).flatMap(({ text, item, index }): Item[] => {
      const content = [...stems([text])].sort();
      if (content.length === 0) return [];
      const place = Array.isArray(value) ? [...path, index] : path;
      const pointer = [...place, ...(typeof item === 'object' ? [noun] : [])].map((step) => `/${step}`).join('');
      const negations = text.match(negation)?.length ?? 0;
      const mark = `says ${hash([what, negations, ...content].join(' '))}`;
      return [{ what, pointer, text, words: content.length, mark }];
    });
  });
}

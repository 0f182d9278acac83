import { scalar } from '../document/edits.js';
import { asText, effectivePairs, keyName, type MappingNode, type Pair } from '../document/syntax.js';
import { slugOf } from '../kinds/slug.js';
import { snakeCase } from '../kinds/synonyms.js';
import type { Scene } from './scene.js';
import { type Edit, keyLike, type Source } from './source.js';
import { type StoryParts, splitStory } from './stories.js';

/** Where real files keep the sentence of a user story. */
const proseKeys =
  'story user_story description desc summary text statement narrative body content i_want user_story_text details';
/** The name of a story stays, as lists and boards show it. */
const nameKeys = 'name title headline';

/** A user story that stands in one sentence. */
export interface Sentence {
  readonly pair: Pair;
  readonly parts: StoryParts;
  /** It is the name of the story, which stays. */
  readonly isName: boolean;
}

/** The new keys of a story. */
type NewPairs = readonly (readonly [key: string, value: string])[];

/**
 * Splits a sentence such as "As a nurse, I want ... so that ..." into `as_a`, `i_want` and `so_that`. The rest of the text
 * becomes the summary.
 */
export function storyOfProse({ source, personaId }: Scene, node: MappingNode): readonly Edit[] | undefined {
  const idOf = (role: string) => personaId(role) ?? slugOf(role);
  for (const sentence of sentencesIn(node)) {
    const id = idOf(sentence.parts.role);
    const edits = id === '' ? undefined : splitSentence(source, node, sentence, [['as_a', id]]);
    if (edits) return edits;
  }
  return undefined;
}

/** The whole user stories that stand in single texts of a story; none where it says its parts already. */
export function sentencesIn(node: MappingNode): readonly Sentence[] {
  const names = effectivePairs(node).map(keyName);
  if (names.includes('as_a') || names.includes('so_that')) return [];
  return [proseKeys, nameKeys].flatMap((keys) =>
    node.pairs.flatMap((pair): Sentence[] => {
      const name = keyName(pair);
      if (!keys.split(' ').includes(snakeCase(name)) || (name !== 'i_want' && names.includes('i_want'))) return [];
      const parts = pair.value.type === 'scalar' ? splitStory(asText(pair.value) ?? '') : undefined;
      return parts ? [{ pair, parts, isName: keys === nameKeys }] : [];
    }),
  );
}

/**
 * Puts the parts of a sentence in its place.
 *
 * @param who the keys that say whose story it is
 * @returns nothing where the sentence cannot be taken out cleanly
 */
export function splitSentence(
  source: Source,
  node: MappingNode,
  { pair, parts, isName: keep }: Sentence,
  who: NewPairs,
): readonly Edit[] | undefined {
  const { value } = pair;
  const { want, benefit, rest } = parts;
  if (value.type !== 'scalar' || !source.isBare(pair)) return undefined;
  const pairs = [...who, ['i_want', want] as const];
  if (benefit !== undefined) pairs.push(['so_that', benefit]);
  if (rest !== undefined && !keep) {
    if (effectivePairs(node).some((other) => other !== pair && keyName(other) === 'summary')) return undefined;
    pairs.push(['summary', rest]);
  }
  const span = { start: keep ? value.span.end : pair.key.span.start, end: value.span.end };
  if (node.flow) {
    if (source.hasComments(span)) return undefined;
    const inside = pairs.map(([key, said]) => `${keyLike(key, pair.key)}: ${JSON.stringify(said)}`).join(', ');
    return [{ span, newText: keep ? `, ${inside}` : inside }];
  }
  const block = source.blockOf(node, pair);
  if (!block) return undefined;
  const pad = ' '.repeat(source.column(pair.key.span.start));
  const lines = pairs.map(([key, said]) => `${key}: ${scalar(said)}`);
  if (keep) {
    const at = source.lineEnd(value.span.end);
    return [{ span: { start: at, end: at }, newText: lines.map((line) => source.eol + pad + line).join('') }];
  }
  const comments = source.slice(span).match(/#[^\r\n]*/g) ?? [];
  const inside = source.hasComments(span)
    ? value.style === 'plain'
      ? undefined
      : headerComment(source.slice(span))
    : '';
  if (inside === undefined || (inside === '' && source.hasComments(span) && comments.length > 0)) return undefined;
  const newText = [...(inside === '' ? [] : [inside]), ...lines].join(source.eol + pad);
  return [{ span, newText }];
}

/** The comment behind `description: >`. */
function headerComment(text: string): string {
  return /^[^\r\n]*?\s(#[^\r\n]*)/.exec(text)?.[1] ?? '';
}

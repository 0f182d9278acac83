import { scalar } from '../document/edits.js';
import { asText, effectivePairs, keyName, type MappingNode, type Pair } from '../document/syntax.js';
import { slugOf } from '../kinds/slug.js';
import { snakeCase } from '../kinds/synonyms.js';
import type { Scene } from './scene.js';
import { type Edit, keyLike } from './source.js';
import { type StoryParts, splitStory } from './stories.js';

/** Where real files keep the sentence of a user story. */
const proseKeys =
  'story user_story description desc summary text statement narrative body content i_want user_story_text details';
/** The name of a story stays, as lists and boards show it. */
const nameKeys = 'name title headline';

/**
 * Splits a sentence such as "As a nurse, I want ... so that ..." into `as_a`, `i_want` and `so_that`. The rest of the text
 * becomes the summary.
 */
export function storyOfProse(scene: Scene, node: MappingNode): readonly Edit[] | undefined {
  const names = new Set(effectivePairs(node).map(keyName));
  if (names.has('as_a') || names.has('so_that')) return undefined;
  for (const keys of [proseKeys, nameKeys]) {
    for (const pair of node.pairs) {
      if (!keys.split(' ').includes(snakeCase(keyName(pair)))) continue;
      const others = [...names].filter((name) => name !== keyName(pair));
      if (others.includes('i_want')) continue;
      const edits = splitPair(scene, node, pair, keys === nameKeys, others);
      if (edits) return edits;
    }
  }
  return undefined;
}

function splitPair(
  scene: Scene,
  node: MappingNode,
  pair: Pair,
  keep: boolean,
  others: readonly string[],
): readonly Edit[] | undefined {
  const { source } = scene;
  const { value } = pair;
  if (value.type !== 'scalar' || !source.isBare(pair)) return undefined;
  const parts = splitStory(asText(value) ?? '');
  if (!parts) return undefined;
  const pairs = pairsOf(scene, parts);
  if (!pairs) return undefined;
  if (parts.rest !== undefined && !keep) {
    if (others.includes('summary')) return undefined;
    pairs.push(['summary', parts.rest]);
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

function pairsOf(scene: Scene, { role, want, benefit }: StoryParts): (readonly [string, string])[] | undefined {
  const id = scene.personaId(role) ?? slugOf(role);
  if (id === '') return undefined;
  return [['as_a', id], ['i_want', want], ...(benefit === undefined ? [] : ([['so_that', benefit]] as const))];
}

import { splitSentence } from '../../convert/prose.js';
import { joined, Source } from '../../convert/source.js';
import { splitReason, splitStory } from '../../convert/stories.js';
import { insertPairs, type NewPair } from '../../document/edits.js';
import { keyName, pairOf } from '../../document/syntax.js';
import type { Entity } from '../../kinds/types.js';
import { inPlaceOf } from '../rewriting.js';
import type { Fix, Rule, RuleContext } from '../types.js';
import { listed } from '../words.js';
import { isLive, tellingOf } from './telling.js';
import { personaOfRole } from './who.js';

/**
 * English only by its form: "As a ..., I want ..." is the sure sign that a text is an English user story.
 */
export const storyProse: Rule = {
  meta: {
    id: 'story-prose',
    summary: 'A whole user story in one text, where nothing can link to its parts.',
    kinds: ['story'],
    fields: { story: ['as_a', 'i_want', 'so_that', 'name', 'summary'] },
    severity: 'info',
    channel: 'finding',
    fix: 'Splits it into `as_a`, `i_want` and `so_that`.',
  },
  create: (context) => ({
    entity(entity) {
      if (!isLive(entity)) return;
      const { sentence, role } = tellingOf(entity);
      if (!sentence || !role) {
        reportWant(context, entity);
        return;
      }
      const keys = keysOf(context, sentence.parts);
      const key = keyName(sentence.pair);
      context.report({
        message: `\`${key}\` holds a whole user story. Under ${inWords(keys)} its parts can be linked, counted and checked.`,
        span: role.span,
        entity,
        pointer: role.pointer,
        fixes: splitFixes(context, entity),
      });
    },
  }),
};

/** What the parts of a sentence are called, in its order. */
function keysOf(
  { library }: RuleContext,
  { role, benefit }: { readonly role: string; readonly benefit?: string | undefined },
) {
  const isKnown = !library.complete || personaOfRole(library, role) !== undefined;
  return [isKnown ? 'as_a' : 'persona_label', 'i_want', ...(benefit === undefined ? [] : ['so_that'])];
}

/** The role stays as a label where no persona goes by it: an id of nobody would be an error. */
function splitFixes(context: RuleContext, entity: Entity): Fix[] {
  const { file, library } = context;
  const { sentence } = tellingOf(entity);
  if (!sentence || !library.complete) return [];
  const { role } = sentence.parts;
  const id = personaOfRole(library, role);
  const who = id === undefined ? (['persona_label', role] as const) : (['as_a', id] as const);
  if (pairOf(entity.node, who[0])) return [];
  const edits = splitSentence(new Source(file.parsed), entity.node, sentence, [who]);
  return edits ? [{ title: `Split it into ${inWords(keysOf(context, sentence.parts))}`, edits }] : [];
}

/** A want that says who or why as well. */
function reportWant(context: RuleContext, entity: Entity): void {
  const { want } = tellingOf(entity);
  const pair = pairOf(entity.node, 'i_want');
  if (!want || pair?.value.type !== 'scalar') return;
  const said = String(pair.value.value);
  const whole = splitStory(said);
  const [, because] = splitReason(said);
  if (!whole && because === undefined) return;
  const absent = (key: string) => !pairOf(entity.node, key);
  const keys = [...(whole ? ['as_a'] : []), ...(because === undefined ? [] : ['so_that'])];
  context.report({
    message: `\`i_want\` also says ${whole ? 'who wants it' : 'why'}. That belongs under ${inWords(keys)}.`,
    span: want.span,
    entity,
    pointer: want.pointer,
    fixes: keys.some((key) => key === 'so_that' && !absent(key)) ? [] : wantFixes(context, entity),
  });
}

function wantFixes({ file, library }: RuleContext, { node }: Entity): Fix[] {
  const pair = pairOf(node, 'i_want');
  const own = node.pairs.includes(pair as (typeof node.pairs)[number]);
  if (pair?.value.type !== 'scalar' || !own || !library.complete || !new Source(file.parsed).isBare(pair)) return [];
  const { span } = pair.value;
  if (/[\r\n]/.test(file.parsed.text.slice(span.start, span.end))) return [];
  const said = String(pair.value.value);
  const whole = splitStory(said);
  if (whole?.rest !== undefined) return [];
  const [want, because] = whole ? [whole.want, whole.benefit] : splitReason(said);
  const pairs: NewPair[] = because === undefined ? [] : [['so_that', because]];
  if (whole && !pairOf(node, 'as_a')) {
    const id = personaOfRole(library, whole.role);
    if (id !== undefined) pairs.unshift(['as_a', id]);
    else if (!pairOf(node, 'persona_label')) pairs.unshift(['persona_label', whole.role]);
  }
  const edits = [inPlaceOf(file, span, want)];
  if (pairs.length > 0) edits.push(insertPairs(file.parsed, node, pairs, ['i_want']));
  const title = pairs.length > 0 ? `Move it to ${inWords(pairs.map(([key]) => key))}` : 'Leave the want alone';
  return [{ title, edits: joined(edits) }];
}

function inWords(keys: readonly string[]): string {
  return listed(
    keys.map((key) => `\`${key}\``),
    'and',
  );
}

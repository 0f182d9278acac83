import type { ParsedText } from '../../document/parsed-text.js';
import type { KindName } from '../../kinds/types.js';
import { readsAsEnglishIn } from '../../library/language.js';
import { isNegative } from '../../library/library.js';
import { type Entry, Lexicon, type Mention, replacing } from '../lexicon.js';
import { isRetired, type PlacedStatement, placedStatements, type StatementList } from '../statements.js';
import type { Fix, Rule } from '../types.js';
import { solutions } from './solution-table.js';

const id = 'solution-in-goal';

const lists: Readonly<Partial<Record<KindName, readonly StatementList[]>>> = {
  persona: [{ path: ['goals'], noun: 'goal' }],
  jtbd: [
    { path: ['statement', 'want'], noun: '' },
    ...['functional', 'emotional', 'social', 'related'].map((layer) => ({ path: ['jobs', layer], noun: 'job' })),
    { path: ['outcomes'], noun: 'outcome' },
  ],
};

/** To whoever makes or looks after such things they are work, and no solution that somebody sold them. */
const making =
  /\b(?:build|develop|design|creat|mak|maintain|ship|deliver|writ|cod|publish|releas|launch|deploy|sell|market|test|support|secur|operat|run|host|document|prototyp|moderat|brand)(?:e|es|s|ing|ed|p|ping)?\b/i;

/** Somebody takes a thing in hand; what it is for follows. */
const taking =
  /^(?:to )?(?:use|have|get|open|install|download|need)\s+(?:an?|the|one|our|your)\s+(?:[\p{L}-]+\s+){0,2}?(?:app|tool|platform|software|portal|dashboard|chatbot|plug-?in|extension|assistant)\s+(?:to|(?:that|which) (?:lets|allows|helps) (?:me|us|them|you)(?: to)?)\s+(?=\p{L})/iu;

export const solutionInGoal: Rule = {
  meta: {
    id,
    summary: 'A goal or job that names a feature or a product in place of what it is good for.',
    kinds: ['persona', 'jtbd'],
    fields: { persona: ['goals'], jtbd: ['statement.want', 'jobs', 'outcomes'] },
    severity: 'info',
    channel: 'finding',
    fix: 'Leaves the solution out and keeps what it is for, or writes a word for that in its place.',
    vocabulary: 'Names of your products and features, which no goal should mention in any language.',
  },
  create: ({ file: { parsed }, library, report }) => {
    const lexicon = Lexicon.for(library, id, solutions);
    return {
      entity(entity) {
        if (entity.dialect === 'pls' || isNegative(entity) || isRetired(entity)) return;
        for (const statement of placedStatements(entity, lists[entity.kind] ?? [])) {
          const { pointer, node, text } = statement;
          const isEnglish = readsAsEnglishIn(entity, text);
          const written = { text, node, pointer, keys: [] };
          const found = lexicon.mentions(parsed, written).filter(({ entry }) => !entry || isEnglish);
          const [mention] = found.filter(({ entry }) => !entry || !making.test(text));
          const taken = isEnglish && !mention && !making.test(text) ? taking.exec(text)?.[0] : undefined;
          if (!mention && taken === undefined) continue;
          const named = mention ? `“${mention.word}”` : 'This';
          report({
            message: `${named} is a solution: ${entity.kind === 'persona' ? 'a goal' : 'a job'} is there before it and outlives it. Ask what for, and write the answer.`,
            span: mention?.span ?? node.span,
            entity,
            pointer,
            fixes: rephrasing(parsed, statement, mention),
          });
        }
      },
    };
  },
};

/** What can be done without asking anybody: leave "Use the app to" out, else a word for what the thing is good for. */
function rephrasing(parsed: ParsedText, { node, text }: PlacedStatement, mention: Mention<Entry> | undefined): Fix[] {
  const lead = taking.exec(text)?.[0];
  const start = node.span.start + (node.style === 'plain' ? 0 : 1);
  const isThere =
    lead !== undefined && parsed.text.startsWith(text, start) && /^(?:plain|single|double)$/.test(node.style);
  if (!isThere) return mention ? replacing(parsed, mention) : [];
  const end = start + lead.length + 1;
  const first = text.charAt(lead.length);
  const newText = /^\p{Lu}/u.test(text) ? first.toUpperCase() : first;
  return [{ title: 'Keep only what it is for', edits: [{ span: { start, end }, newText }] }];
}

import { insertPairs, type NewPair } from '../../document/edits.js';
import { locate } from '../../document/pointer.js';
import { pairOf, type ScalarNode, type TextEdit } from '../../document/syntax.js';
import { field, isRecord, present, text } from '../../kinds/read.js';
import type { Entity, PersonaFile } from '../../kinds/types.js';
import { filling } from '../fill.js';
import { keyPlace, valuePlace } from '../place.js';
import { inPlaceOf } from '../rewriting.js';
import type { Fix, Rule } from '../types.js';
import { listed } from '../words.js';

/** The three parts of a job story (Klement; Intercom), the words that lead into each, and what to write there first. */
const parts = [
  { key: 'when', lead: /^when[\s,]+(?=\S)/i, says: '“When ...”', ask: 'The situation in which the job comes up' },
  {
    key: 'want',
    lead: /^i (?:want|would like|need)[\s,]+(?=\S)/i,
    says: '“I want ...”',
    ask: 'to do what they want to do then',
  },
  {
    key: 'so',
    lead: /^(?:,\s*)?so(?: that)?[\s,]+(?=(?:i|we|they|he|she|it|my|our)\b)/i,
    says: '“so that ...”',
    ask: 'I can reach what I hope for',
  },
] as const;

const story =
  /^when(?:ever)?\s+(.+?)[,;:.]?\s+(?:then\s+)?i (?:want|would like|need)\s+(.+?)[,;:.]?\s+so(?: that)?\s+(.+)$/is;

const pointer = '/statement';

export const jobStoryForm: Rule = {
  meta: {
    id: 'job-story-form',
    summary: 'A statement that is not in the form “When ..., I want ..., so ...”.',
    kinds: ['jtbd'],
    fields: { jtbd: ['statement'] },
    severity: 'warning',
    channel: 'finding',
    fix: 'Brings a sentence into its three parts, adds a part to fill in, or drops a word that is said twice.',
    supersedes: ['wrong-type'],
  },
  create: ({ file, report }) => ({
    entity(entity) {
      const { statement } = entity.data;
      const sentence = text(statement);
      if (sentence !== undefined) {
        report({
          message:
            'Write the statement in three parts: `when` (the situation), `want` (what they want to do then) and `so` (what they hope to reach).',
          span: valuePlace(entity, pointer),
          entity,
          pointer,
          // A text where keys belong breaks the schema, whatever it says.
          severity: 'error',
          fixes: splitting(file, entity, sentence),
        });
      }
      if (!isRecord(statement) || !present(statement)) return;
      const missing = parts.filter(({ key }) => !present(field(statement, key)));
      if (missing.length > 0) {
        report({
          message: `The job story lacks ${listed(
            missing.map(({ key, says }) => `\`${key}\` (${says})`),
            'and',
          )}. It needs all three: the situation, what they want then, and what they hope to reach by it.`,
          span: keyPlace(entity, pointer),
          entity,
          pointer,
          fixes: filling(
            missing.length === 1 ? 'Add the missing part to fill in' : 'Add the missing parts to fill in',
            { parsed: file.parsed, mapping: entity.node, path: ['statement'] },
            missing.map(({ key, ask }): NewPair => [key, ask]),
            parts.map(({ key }) => key),
          ),
        });
      }
      for (const { key, lead } of parts) {
        const said = text(field(statement, key));
        const twice = said === undefined ? null : lead.exec(said);
        if (said === undefined || !twice) continue;
        const at = `${pointer}/${key}`;
        report({
          message: `“${twice[0].replace(/[\s,]+$/, '')}” is read before it anyway, so that it is said twice. Leave it out.`,
          // The card copes with it.
          severity: 'hint',
          span: valuePlace(entity, at),
          entity,
          pointer: at,
          fixes: shortening(file, entity, at, said.slice(twice[0].length)),
        });
      }
    },
  }),
};

function oneLine(entity: Entity, at: string): ScalarNode | undefined {
  const node = locate(entity.node, at)?.node;
  if (node?.type !== 'scalar' || node.anchor !== undefined) return undefined;
  return node.style === 'literal' || node.style === 'folded' ? undefined : node;
}

/** A sentence in the right form becomes the three parts that it has. */
function splitting(file: PersonaFile, entity: Entity, sentence: string): Fix[] {
  const node = oneLine(entity, pointer);
  const [, when, want, so] = story.exec(sentence.replace(/\s+/g, ' ')) ?? [];
  if (!node || when === undefined || want === undefined || so === undefined) return [];
  const said = { when, want, so: so.replace(/\.$/, '') };
  return [{ title: 'Bring it into when, want and so', edits: [inParts(file, entity, node, said)] }];
}

/** The parts in place of a text: a line each under the key where that is possible, else in braces. */
function inParts(
  { parsed }: PersonaFile,
  entity: Entity,
  node: ScalarNode,
  said: Readonly<Record<string, string>>,
): TextEdit {
  const { node: mapping } = entity;
  const colon = pairOf(mapping, 'statement')?.key.span.end ?? node.span.start;
  const lead = parsed.text.slice(colon, node.span.start);
  if (mapping.flow || !/^:\s*$/.test(lead)) return { span: node.span, newText: JSON.stringify(said) };
  const { newText } = insertPairs(parsed, mapping, [['statement', said]]);
  const value = newText.slice(newText.indexOf('statement:') + 'statement:'.length);
  return { span: { start: colon + 1, end: node.span.end }, newText: value };
}

function shortening(file: PersonaFile, entity: Entity, at: string, rest: string): Fix[] {
  const node = oneLine(entity, at);
  return node ? [{ title: 'Leave out what is said twice', edits: [inPlaceOf(file, node.span, rest)] }] : [];
}

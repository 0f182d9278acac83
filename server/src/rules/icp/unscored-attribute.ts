import { join, locate } from '../../document/pointer.js';
import { isMerge, keyName, type MappingNode, type TextEdit } from '../../document/syntax.js';
import { nearest } from '../../kinds/nearest.js';
import { field, isRecord, list, present, record, text } from '../../kinds/read.js';
import type { Entity, PersonaFile } from '../../kinds/types.js';
import { attributesOf } from '../../scores/icp-fit.js';
import { fill } from '../fill.js';
import { keyPlace, valuePlace } from '../place.js';
import { renamedKey } from '../rewriting.js';
import type { Fix, Rule } from '../types.js';
import { alternatives, listed } from '../words.js';

export const unscoredAttribute: Rule = {
  meta: {
    id: 'unscored-attribute',
    summary: 'A company lacks the score of an attribute, or is scored by an attribute that does not exist.',
    kinds: ['icp'],
    fields: { icp: ['accounts.scores', 'scoring.attributes'] },
    severity: 'warning',
    channel: 'finding',
    inDrafts: 'hint',
    fix: 'Adds the missing attributes, to be scored; gives an unknown one the nearest name.',
  },
  create: ({ file, report }) => ({
    entity(entity) {
      // What weighs nothing need not be scored.
      const attributes = attributesOf(entity);
      const names = attributes.map(({ attribute }) => attribute);
      const needed = attributes.flatMap(({ attribute, weight }) => (weight > 0 ? [attribute] : []));
      const accounts = list(entity.data.accounts);
      if (!isJudging(entity, accounts)) return;
      accounts.forEach((account, index) => {
        if (!isRecord(account) || !(isRecord(account.scores) || !present(account.scores))) return;
        const scores = record(account.scores);
        const pointer = `/accounts/${index}`;
        const missing = needed.filter((name) => !Object.hasOwn(scores, name));
        const unknown = Object.keys(scores).filter((name) => !names.includes(name) && !isOwn(name));
        for (const name of unknown) {
          const near = nearest(
            name,
            names.filter((candidate) => !Object.hasOwn(scores, candidate)),
          );
          const at = join(pointer, 'scores', name);
          report({
            message: `There is no attribute \`${name}\` to score, so that it counts for nothing. ${near === undefined ? `The attributes are ${alternatives(names)}.` : `Did you mean \`${near}\`?`}`,
            span: keyPlace(entity, at),
            entity,
            pointer: at,
            fixes: near === undefined ? [] : renaming(file, entity, at, near),
          });
        }
        // A slip in a name makes two faults of one: its own finding says what was meant.
        const meant = unknown.flatMap((name) => nearest(name, missing) ?? []);
        const open = missing.filter((name) => !meant.includes(name));
        if (open.length === 0) return;
        const hasScores = locate(entity.node, join(pointer, 'scores')) !== undefined;
        report({
          message: `${text(account.name) ?? 'This company'} has no score for ${listed(
            open.map((name) => `\`${name}\``),
            'and',
          )}, so that its fit stays open. Give it one from 1 to 5, or leave it empty while nobody knows.`,
          span: hasScores ? keyPlace(entity, join(pointer, 'scores')) : valuePlace(entity, join(pointer, 'name')),
          entity,
          pointer: hasScores ? join(pointer, 'scores') : pointer,
          fixes: asking(file, entity, pointer, open, names),
        });
      });
    },
  }),
};

/** Whether companies are judged at all: a mere list of them asks for no scores. */
function isJudging({ data }: Entity, accounts: readonly unknown[]): boolean {
  return present(field(data.scoring, 'attributes')) || accounts.some((account) => present(field(account, 'scores')));
}

function isOwn(name: string): boolean {
  return /^x[-_]/.test(name);
}

function renaming(file: PersonaFile, { node }: Entity, pointer: string, near: string): Fix[] {
  const key = locate(node, pointer)?.key;
  return key ? [{ title: `Change it to ${near}`, edits: [renamedKey(file, key, near)] }] : [];
}

/** Writes the attributes without a score: a number that nobody gave would pass for a judgement. */
function asking(
  file: PersonaFile,
  entity: Entity,
  pointer: string,
  open: readonly string[],
  order: readonly string[],
): Fix[] {
  const account = locate(entity.node, pointer)?.node;
  if (account?.type !== 'mapping') return [];
  const pairs = open.map((name) => [name, null] as const);
  const edits = fill({ parsed: file.parsed, mapping: account, path: ['scores'] }, pairs, order);
  if (!edits) return [];
  const title = open.length === 1 ? `Add ${open[0]} to score` : 'Add the missing attributes to score';
  return [{ title, edits: isBlock(account) ? edits.map(emptied) : edits }];
}

/** Whether the scores are written, or will be, one a line. */
function isBlock(account: MappingNode): boolean {
  const scores = account.pairs.find((pair) => keyName(pair) === 'scores' && !isMerge(pair))?.value;
  return scores?.type === 'mapping' ? !scores.flow : !account.flow;
}

function emptied({ span, newText }: TextEdit): TextEdit {
  return { span, newText: newText.replace(/: null(?=\r?\n|\r|$)/g, ':') };
}

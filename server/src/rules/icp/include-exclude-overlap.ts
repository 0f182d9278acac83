import { join } from '../../document/pointer.js';
import { field, list, statements, text } from '../../kinds/read.js';
import type { Entity } from '../../kinds/types.js';
import { valuePlace } from '../place.js';
import { removal } from '../removal.js';
import type { Rule } from '../types.js';

/** Something that a profile wants, or does not want. */
interface Named {
  readonly text: string;
  /** The list, in words. */
  readonly where: string;
  readonly pointer: string;
  /** Of the item of the list, which may say more than the text. */
  readonly item: string;
}

const wantedFacts = ['industries', 'geographies', 'growth_stages'] as const;

export const includeExcludeOverlap: Rule = {
  meta: {
    id: 'include-exclude-overlap',
    summary: 'The same thing is wanted and ruled out.',
    kinds: ['icp'],
    fields: {
      icp: [
        ...wantedFacts.map((key) => `firmographics.${key}`),
        'disqualifiers',
        'signals.positive',
        'signals.negative',
      ],
    },
    severity: 'error',
    channel: 'finding',
    fix: 'Takes it out of one of the two lists.',
  },
  create: ({ file, report }) => ({
    entity(entity) {
      const { parsed, uri } = file;
      for (const [wanted, unwanted] of [facts(entity), signals(entity)] as const) {
        for (const out of unwanted) {
          const same = wanted.filter((candidate) => fold(candidate.text) === fold(out.text));
          const [first] = same;
          if (!first) continue;
          const fixes = [[out], same].flatMap((side) => {
            const edits = side.map(({ item }) => removal(parsed, entity, item));
            const title = `Take it out of ${side[0]?.where}`;
            return side.length === 1 && edits.every((edit) => edit !== undefined)
              ? [{ title, choice: true, edits }]
              : [];
          });
          report({
            message: `\`${out.text}\` stands in ${first.where} and in ${out.where}. Decide which it is, and take it out of the other.`,
            span: valuePlace(entity, out.pointer),
            entity,
            pointer: out.pointer,
            fixes,
            related: same.map(({ pointer, where }) => ({
              uri,
              range: parsed.lines.range(valuePlace(entity, pointer)),
              message: `It stands in ${where} here`,
            })),
          });
        }
      }
    },
  }),
};

function facts({ data }: Entity): readonly [Named[], Named[]] {
  const wanted = wantedFacts.flatMap((key) =>
    list(field(data.firmographics, key)).flatMap((value, index): Named[] => {
      const said = text(value);
      const pointer = Array.isArray(field(data.firmographics, key))
        ? `/firmographics/${key}/${index}`
        : `/firmographics/${key}`;
      return said === undefined ? [] : [{ text: said, where: `\`${key}\``, pointer, item: pointer }];
    }),
  );
  return [wanted, said(data.disqualifiers, '/disqualifiers', 'disqualifier', '`disqualifiers`')];
}

function signals({ data }: Entity): readonly [Named[], Named[]] {
  const of = (key: string) => said(field(data.signals, key), `/signals/${key}`, 'signal', `the \`${key}\` signals`);
  return [of('positive'), of('negative')];
}

function said(value: unknown, pointer: string, noun: string, where: string): Named[] {
  return statements(value, noun).map(({ text: words, item: data, index }) => {
    const item = Array.isArray(value) ? join(pointer, index) : pointer;
    return { text: words, where, item, pointer: typeof data === 'object' ? join(item, noun) : item };
  });
}

/** Blind to case, blanks and a full stop. */
function fold(said: string): string {
  return said.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '').trim();
}

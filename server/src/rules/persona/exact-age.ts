import { formatOf } from '../../document/front-matter.js';
import { locate } from '../../document/pointer.js';
import { keyName, type Pair } from '../../document/syntax.js';
import { isRecord, number } from '../../kinds/read.js';
import { snakeCase } from '../../kinds/synonyms.js';
import type { Entity, PersonaFile } from '../../kinds/types.js';
import { fill } from '../fill.js';
import { removal } from '../removal.js';
import { isRetired } from '../statements.js';
import type { Fix, Rule } from '../types.js';

/** Bounds that surveys use; a range of one's own research is better, and this one is a start. */
const brackets = [13, 18, 25, 35, 45, 55, 65];

interface Bracket {
  readonly min?: number;
  readonly max?: number;
}

export const exactAge: Rule = {
  meta: {
    id: 'exact-age',
    summary: 'One exact age for a persona that stands for many people.',
    kinds: ['persona'],
    fields: { persona: ['demographics.age_range'] },
    severity: 'hint',
    channel: 'finding',
    fix: 'Writes the age range of surveys that the age falls into.',
    supersedes: ['unknown-key', 'synonym-key', 'mixed-key-case', 'wrong-type', 'bad-value', 'range-as-string'],
  },
  create: ({ file, report }) => ({
    value({ pointer, pair }, entity) {
      if (!pair || entity.dialect === 'pls' || isRetired(entity) || /\/x[_-]/.test(pointer)) return;
      const isRange = pointer === '/demographics/age_range';
      if (!isRange && !['age', 'exact_age', 'current_age'].includes(snakeCase(keyName(pair)))) return;
      const age = pair.value.type === 'scalar' ? exact(pair.value.value) : undefined;
      if (age === undefined) return;
      report({
        message: `A persona stands for many people, and they are not all ${age}. Write the range into which most of them fall, such as ${inWords(bracketOf(age))}.`,
        // Where the key is another one than in the format, this takes the place of that finding.
        span: isRange ? pair.value.span : pair.key.span,
        entity,
        pointer,
        fixes: fixesFor(file, entity, pointer, pair, bracketOf(age)),
      });
    },
  }),
};

/** The age, where it is one: `34`, `"34"`, `34 years old`. */
function exact(value: unknown): number | undefined {
  const [, digits] =
    typeof value === 'string' ? (/^(?:aged? )?(\d{1,3})(?:[ -]?\p{L}[\p{L} -]*)?$/iu.exec(value.trim()) ?? []) : [];
  const age = digits === undefined ? number(value) : Number(digits);
  return age !== undefined && Number.isInteger(age) && age > 0 && age < 120 ? age : undefined;
}

function bracketOf(age: number): Bracket {
  const min = brackets.findLast((bound) => bound <= age);
  const next = brackets.find((bound) => bound > age);
  return { ...(min === undefined ? {} : { min }), ...(next === undefined ? {} : { max: next - 1 }) };
}

function inWords({ min, max }: Bracket): string {
  if (min === undefined) return `up to ${max}`;
  return max === undefined ? `${min} and over` : `${min} to ${max}`;
}

function fixesFor(file: PersonaFile, entity: Entity, pointer: string, { key, value }: Pair, range: Bracket): Fix[] {
  const { parsed, uri } = file;
  const title = `Make it a range: ${inWords(range)}`;
  const isJson = formatOf(uri) === 'json' || parsed.text.charAt(key.span.start) === '"';
  const name = (said: string) => (isJson ? `"${said}"` : said);
  const bounds = Object.entries(range).map(([bound, at]) => `${name(bound)}: ${at}`);
  const written = `{ ${bounds.join(', ')} }`;
  const fixOf = (newKey: string | undefined, newText: string): Fix[] => [
    { title, edits: [...(newKey ? [{ span: key.span, newText: name(newKey) }] : []), { span: value.span, newText }] },
  ];
  if (pointer === '/demographics/age_range') return fixOf(undefined, written);
  const { demographics } = entity.data;
  const isFree = !(isRecord(demographics) && Object.hasOwn(demographics, 'age_range'));
  const holder = pointer.slice(0, pointer.lastIndexOf('/'));
  if (holder === '/demographics' && isFree) return fixOf('age_range', written);
  if (holder !== '' || !isFree) return [];
  if (!Object.hasOwn(entity.data, 'demographics')) return fixOf('demographics', `{ ${name('age_range')}: ${written} }`);
  const target = locate(entity.node, '/demographics')?.node;
  const gone = removal(parsed, entity, pointer);
  const filled =
    target?.type === 'mapping' ? fill({ parsed, mapping: target }, [['age_range', { ...range }]]) : undefined;
  // A comment on the line is about this age, and would be lost.
  const isNoted = parsed.comments.some(
    ({ span }) => gone && span.start >= gone.span.start && span.end <= gone.span.end,
  );
  return gone && filled && !isNoted ? [{ title, edits: [gone, ...filled] }] : [];
}

import type { ScorePart } from '../../scores/types.js';
import { roundHalfUp } from '../../scores/words.js';
import type { EntityReport } from '../report.js';

/** Where a line of prose is broken off in a terminal, so that parts stand below each other. */
const labelWidth = 36;

/** What made each score of an entity, and what would raise it: a head line, then a part a line. */
export function scoreLines(entity: EntityReport): string[] {
  return Object.entries(entity.parts ?? {}).flatMap(([name, parts]) => [
    `  ${`${entity.line}:1`.padEnd(8)} ${'score'.padEnd(8)} ${entity.id ?? 'This entity'}: ${headOf(entity, name)}`,
    ...parts.flatMap(partLines),
  ]);
}

function headOf({ scores, ranges, grade }: EntityReport, name: string): string {
  const range = ranges?.[name];
  const value = range ? `${range[0]} to ${range[1]}` : String(scores?.[name] ?? '-');
  return `${onOneLine(name)} ${value}${name === 'readiness' && grade ? `, grade ${grade}` : ''}`;
}

function partLines({ label, points, max, why, next, rule }: ScorePart): string[] {
  // Shares of a fit are small numbers.
  const short = (value: number) => String(roundHalfUp(value, max > 5 ? 1 : 2));
  const share = `${short(points)}/${short(max)}`;
  const page = rule ? `  ${rule}` : '';
  const step = next && next.gain > 0 ? [`${' '.repeat(22)}+${short(next.gain)} ${onOneLine(next.action)}`] : [];
  return [`${' '.repeat(20)}${`${onOneLine(label)} ${share}`.padEnd(labelWidth)}  ${onOneLine(why)}${page}`, ...step];
}

/** What people wrote, without what breaks lines or steers a terminal. */
function onOneLine(said: string): string {
  return said.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

import { doubtfulVerbs, oneAct, takingIn, understanding, verbs, wayThere } from './wants-table.js';

const set = (words: string) => new Set(words.split(' '));
const sure = set(verbs);
const doubtful = set(doubtfulVerbs);
const leading = set(wayThere);
const sensing = set(takingIn);
const grasping = set(understanding);
const acts = new Set(oneAct.split(', '));

const opening =
  /^(?:i\s+(?:want|need|can)\s+)?(?:to\s+)?(?:be\s+able\s+to\s+)?(?:(?:easily|quickly|also|both|only)\s+)?([a-z]+)/i;
const joint = /,?\s+(?:and\/or|and|&)\s+(?:(?:also|then|to|easily|quickly|automatically)\s+)*([a-z]+)\b/gi;

/** Behind these words a clause of its own begins, and what is joined there belongs to it. */
const clause =
  /(?:^|\s)(?:who|whom|whose|which|that|when|whenever|where|if|whether|how|what|why|because|as|after|before|until|while|so|for|between|than|without|by)\s|[:;("“]/i;

/** What only a verb can have behind it. */
const object =
  /^\s+(?:the|an?|my|our|their|his|her|its|it|them|this|these|those|that|all|any|each|every|other|others|new)\b/i;

/**
 * Splits a want that is two: "to create notes and share them". An "and" between two things, within a clause of its own, on
 * the way to the real want ("open the list and see ...") or within one act ("drag and drop") does not count, and in doubt a
 * word is no verb.
 *
 * @returns nothing where it is one want, as far as can be told
 */
export function twoWants(want: string): readonly [first: string, second: string] | undefined {
  const plain = want
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!;,]+$/, '');
  const begin = opening.exec(plain);
  const verb = begin?.[1]?.toLowerCase();
  if (!begin || verb === undefined || leading.has(verb)) return undefined;
  const isVerb = /\bto\s/i.test(begin[0]) || /^i\s/i.test(begin[0]) || sure.has(verb) || doubtful.has(verb);
  if (!isVerb) return undefined;
  for (const match of plain.matchAll(joint)) {
    const before = plain.slice(0, match.index);
    if (clause.test(before)) return undefined;
    const second = match[1]?.toLowerCase() ?? '';
    const adjacent = before.length === begin[0].length;
    if (!begins(second, match[0], plain.slice(match.index + match[0].length), adjacent)) continue;
    if (acts.has(`${verb} and ${second}`) || (sensing.has(verb) && grasping.has(second))) return undefined;
    return parted(plain, begin[0], match, adjacent);
  }
  return undefined;
}

/** Whether a second want begins with this word. */
function begins(verb: string, joined: string, rest: string, adjacent: boolean): boolean {
  if (sure.has(verb)) return true;
  if (!doubtful.has(verb)) return false;
  return adjacent || object.test(rest) || /\sto\s/i.test(joined);
}

/** "to search and filter notes" is to search notes, and to filter notes. */
function parted(plain: string, opened: string, match: RegExpExecArray, adjacent: boolean): readonly [string, string] {
  const second = match[1] ?? '';
  const rest = plain.slice(match.index + match[0].length);
  const to = /\bto\s/i.test(opened) ? 'to ' : '';
  const first = plain.slice(0, match.index);
  return [adjacent ? first + rest : first, `${to}${second}${rest}`];
}

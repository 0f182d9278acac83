/** A user story in its parts, and what else its text said. */
export interface StoryParts {
  readonly role: string;
  readonly want: string;
  readonly benefit?: string;
  readonly rest?: string;
}

/** A job story in its parts. */
export interface JobStoryParts {
  readonly when: string;
  readonly want: string;
  readonly so?: string;
}

const verbs = `(?:want|wants|need|would like|['’]d like|wish|can|could|should be able|am able|must be able)`;
const opening = new RegExp(String.raw`^as\s+(an?\s+|the\s+)?(.+?)\s*[,:;]?\s+i(?:\s+|(?=['’]d))(${verbs})\s+`, 'is');
const reason = /[,;:]?\s+(?:so\s+that|so\s+(?=I\b)|in\s+order\s+(?=to\b))\s*/i;
const jobOpening = /^when\s+(.+?)\s*,\s*(?:then\s+)?i\s+(?:want|would\s+like|need)\s+/is;

/**
 * Splits "As a X, I want Y so that Z" into its parts, on one line or several, with or without the reason. What stands
 * behind the sentence is the rest.
 *
 * @returns nothing where a text does not begin as a user story
 */
export function splitStory(text: string): StoryParts | undefined {
  const plain = text.replace(/\*\*/g, '').trim();
  const start = opening.exec(plain);
  const role = start?.[2]?.trim();
  if (!start || !role || role.length > 80 || /[.!?](?:\s|$)|\bI\b/.test(role)) return undefined;
  // "As Priya, I want ..." names a persona; "As agreed, I want ..." tells no story.
  if (start[1] === undefined && !/^\p{Lu}\p{Ll}/u.test(role)) return undefined;
  const { sentence, rest } = firstSentence(plain.slice(start[0].length));
  const able = /^(?:can|could)$/i.test(start[3] ?? '');
  const [wanted, because] = atReason(sentence);
  const want = flat(able && !/^to\b/i.test(wanted) ? `to ${wanted}` : wanted);
  if (want === '') return undefined;
  return {
    role,
    want,
    ...(because === undefined ? {} : { benefit: flat(because) }),
    ...(rest === '' ? {} : { rest }),
  };
}

/** Splits "When X, I want Y, so I can Z" into its parts; nothing where more is said than that. */
export function splitJobStory(text: string): JobStoryParts | undefined {
  const plain = text.replace(/\*\*/g, '').trim();
  const start = jobOpening.exec(plain);
  if (!start?.[1]) return undefined;
  const { sentence, rest } = firstSentence(plain.slice(start[0].length));
  const [wanted, because] = atReason(sentence);
  if (rest !== '' || wanted === '') return undefined;
  return { when: flat(start[1]), want: flat(wanted), ...(because === undefined ? {} : { so: flat(because) }) };
}

/** Splits "to see the list so that nobody is lost" into the want and, where there is one, the reason. */
export function splitReason(text: string): [want: string, because?: string] {
  const [want, because] = atReason(text.trim());
  return because === undefined ? [flat(want)] : [flat(want), flat(because)];
}

function atReason(sentence: string): [want: string, because?: string] {
  const found = reason.exec(sentence);
  if (!found) return [trimEnd(sentence)];
  const because = trimEnd(sentence.slice(found.index + found[0].length));
  return because === '' ? [trimEnd(sentence)] : [trimEnd(sentence.slice(0, found.index)), because];
}

/** Up to the first full stop with a new sentence behind it, or the first empty line. */
function firstSentence(text: string): { sentence: string; rest: string } {
  const end = /(?<!\b(?:e\.g|i\.e|etc|vs|incl))[.!?](?=\s+[^a-z\s])|(?=(?:\r?\n[ \t]*){2,}\S)/.exec(text);
  if (!end) return { sentence: text, rest: '' };
  const cut = end.index + end[0].length;
  return { sentence: text.slice(0, cut), rest: text.slice(cut).trim() };
}

function trimEnd(text: string): string {
  return text.trim().replace(/[.,;]+$/, '');
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

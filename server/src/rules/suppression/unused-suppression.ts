import type { ParsedText } from '../../document/parsed-text.js';
import type { Span } from '../../document/syntax.js';
import { nearest } from '../../kinds/nearest.js';
import type { PersonaFile } from '../../kinds/types.js';
import type { Finding, Fix, Report, Rule } from '../types.js';
import { formNames, type Reach, type SuppressionComment, suppressionForms } from './comments.js';
import { allGaps, isAtTop, linesOf, type Suppression, type Suppressions, silences } from './suppress.js';

/** Its findings are made once all other rules have spoken, in the engine. */
export const unusedSuppression: Rule = {
  meta: {
    id: 'unused-suppression',
    summary: 'A comment silences a rule that finds nothing there, or does not say why.',
    kinds: 'all',
    severity: 'warning',
    channel: 'finding',
    fix: 'Takes out what silences nothing: the name of the rule, or the whole comment. Or writes the name as it is meant.',
  },
  create: () => ({}),
};

/** What the other rules said, and which of them could. */
export interface Heard {
  /** Whatever a comment may name: ids of rules, and of what stands for several. */
  readonly known: readonly string[];
  /** Those that were asked at all; nothing is said of the others. */
  readonly asked: ReadonlySet<string>;
  /** Those that are not switched off. */
  readonly on: ReadonlySet<string>;
  /** Whether rules about the library could speak; before, nobody knows what they will find. */
  readonly complete: boolean;
  /** What no comment silences. */
  readonly open: readonly Finding[];
  /** The comments that silence something. */
  readonly used: ReadonlySet<Suppression>;
}

/** What is wrong with the suppression comments of a file. */
export function suppressionReports(file: PersonaFile, { comments, all }: Suppressions, heard: Heard): Report[] {
  const byComment = new Map<SuppressionComment, Suppression[]>();
  for (const suppression of all)
    byComment.set(suppression.comment, [...(byComment.get(suppression.comment) ?? []), suppression]);
  return comments.flatMap((comment) => {
    const own = byComment.get(comment) ?? [];
    const idle = own.flatMap((one) => inVain(file, one, heard));
    const wrong = own.length === 0 ? ofNoUse(file, comment, heard) : idle;
    const rest = wrong.length < own.length ? unexplained(comment, heard) : [];
    return [...wrong, ...rest].map((report) => ({ ...placeOf(file, comment), ...report }));
  });
}

/** The comment as a whole does nothing. */
function ofNoUse(file: PersonaFile, comment: SuppressionComment, heard: Heard): Report[] {
  const { word, reach, ids } = comment;
  const remove = removal(file.parsed, comment);
  if (!reach) return [misspelt(file, comment, heard)];
  if (ids.length === 0) {
    const message = `Name the rule to silence: \`# ${word.text} unknown-key -- why\`. As it stands, this comment does nothing.`;
    return [{ message, span: word.span, fixes: [remove] }];
  }
  const message =
    'For the whole file this comment has to stand above everything else in it. For one place write `personas-disable-next-line` above that.';
  return [{ message, span: word.span, fixes: [remove] }];
}

function misspelt(file: PersonaFile, comment: SuppressionComment, heard: Heard): Report {
  const { word, ids } = comment;
  const near = nearest(word.text, formNames);
  const meant = formNames.find((form) => form === near) ?? 'personas-disable-line';
  const message = `\`${word.text}\` silences nothing. Did you mean \`${meant}\`?`;
  const reach = suppressionForms[meant];
  const counts = reach !== 'file' || isAtTop(file, word.span);
  const useful = counts && ids.every(({ text }) => isUseful(file, text, reach, comment, heard));
  const write = { title: `Write ${meant}`, edits: [{ span: word.span, newText: meant }] };
  return { message, span: word.span, fixes: [...(useful ? [write] : []), removal(file.parsed, comment)] };
}

/** Whether there is anything that a rule of that name would silence there. */
function isUseful(file: PersonaFile, id: string, reach: Reach, { span }: SuppressionComment, { open }: Heard): boolean {
  const lines = linesOf(reach, span, file.parsed.lines);
  return open.some((finding) => silences(file, id, lines, finding));
}

const places = { 'next-line': 'on the next line', line: 'on this line', file: 'in this file' } as const;

/** One rule that the comment names in vain. */
function inVain(file: PersonaFile, suppression: Suppression, heard: Heard): Report[] {
  const { comment, id } = suppression;
  const { known, asked, on, complete, used } = heard;
  const reach = comment.reach ?? 'line';
  const remove = removal(file.parsed, comment, id.span);
  if (!known.includes(id.text)) {
    const meant = nearest(id.text, known);
    const advice = meant ? `Did you mean \`${meant}\`?` : 'Write its name as it stands behind the finding.';
    const useful = meant !== undefined && isUseful(file, meant, reach, comment, heard);
    const write = { title: `Write ${meant}`, edits: [{ span: id.span, newText: meant ?? '' }] };
    const message = `There is no rule \`${id.text}\`. ${advice}`;
    return [{ message, span: id.span, fixes: [...(useful ? [write] : []), remove] }];
  }
  if (used.has(suppression) || !complete || !(asked.has(id.text) || id.text === allGaps)) return [];
  const isOff = id.text !== allGaps && !on.has(id.text);
  const why = isOff ? 'is switched off in the settings anyway' : `finds nothing ${places[reach]}`;
  return [{ message: `\`${id.text}\` ${why}. Take it out of this comment.`, span: id.span, fixes: [remove] }];
}

/** It silences all the same; a year from now, somebody will want to know why. */
function unexplained({ word, reason, ids, stray }: SuppressionComment, { known }: Heard): Report[] {
  if (stray && known.includes(/^\S+/.exec(stray.text)?.[0] ?? ''))
    return [
      { message: 'Put a comma between the names of rules. Only the first one counts as it is.', span: stray.span },
    ];
  if (reason !== undefined) return [];
  if (stray) {
    const edits = [{ span: { start: stray.span.start, end: stray.span.start }, newText: '-- ' }];
    const message = 'Write ` -- ` between the rule and the reason.';
    return [{ message, span: stray.span, fixes: [{ title: 'Write -- before the reason', edits }] }];
  }
  const named = ids.map(({ text }) => `\`${text}\``).join(', ');
  return [
    { message: `Say why ${named} may be broken here: write \` -- \` and the reason behind it.`, span: word.span },
  ];
}

const fromComment = 'Take this rule out of the comment';
const wholeComment = 'Remove this comment';

/** Takes one rule out of a comment; the comment, when it names no other; the line, when nothing else stands on it. */
function removal({ text, lines }: ParsedText, { ids, span }: SuppressionComment, id?: Span): Fix {
  const at = ids.findIndex((one) => one.span === id);
  const [before, next] = [ids[at - 1], ids[at + 1]];
  if (id && before) return cut(fromComment, { start: before.span.end, end: id.end });
  if (id && next) return cut(fromComment, { start: id.start, end: next.span.start });
  const line = lines.lineAt(span.start);
  const start = lines.startOf(line);
  const head = text.slice(start, span.start);
  // The byte order mark belongs to the file, not to its first line.
  const mark = head.startsWith('\uFEFF') ? 1 : 0;
  if (head.slice(mark).trim() === '') return cut(wholeComment, { start: start + mark, end: lines.startOf(line + 1) });
  return cut(wholeComment, { start: start + head.trimEnd().length, end: start + lines.line(line).length });
}

function cut(title: string, span: Span): Fix {
  return { title, edits: [{ span, newText: '' }] };
}

/** The entity and the document around a comment, as far as there are such. */
function placeOf({ entities, parsed }: PersonaFile, { span }: SuppressionComment): Pick<Report, 'entity' | 'document'> {
  const entity = entities.findLast(({ node }) => node.span.start <= span.start && span.start <= node.span.end);
  const document = parsed.documents.findLast((each) => each.span.start <= span.start)?.index ?? 0;
  return { document, ...(entity ? { entity } : {}) };
}

import type { Lines } from '../../document/lines.js';
import { resolve, type Span } from '../../document/syntax.js';
import type { PersonaFile } from '../../kinds/types.js';
import { anchorSpan } from '../../library/place.js';
import type { Finding } from '../types.js';
import { type Reach, type SuppressionComment, suppressionComments, type Word } from './comments.js';

/** The id under which an editor shows the gaps of an entity; to silence it is to silence them all. */
export const allGaps = 'incomplete';

/** One rule that a comment silences. */
export interface Suppression {
  readonly comment: SuppressionComment;
  readonly id: Word;
  /** First and last line; nothing for the whole file. */
  readonly lines?: { readonly first: number; readonly last: number };
}

/** What the comments of a file ask for. */
export interface Suppressions {
  readonly comments: readonly SuppressionComment[];
  /** The nearest first: a comment at a line counts before one for the file. */
  readonly all: readonly Suppression[];
}

/** Whether a comment for the whole file stands where it counts: above everything else. */
export function isAtTop({ parsed }: PersonaFile, { start }: Span): boolean {
  return parsed.documents.every(({ root }) => !root || start < (resolve(root) ?? root).span.start);
}

/** Reads the suppression comments of a file. */
export function suppressionsIn(file: PersonaFile): Suppressions {
  const { parsed, uri } = file;
  // Most files have none, and looking for one word is cheaper than looking at every comment.
  if (!parsed.text.includes('personas-disable')) return { comments: [], all: [] };
  const comments = suppressionComments(uri, parsed);
  const ofLines: Suppression[] = [];
  const ofFile: Suppression[] = [];
  for (const comment of comments) {
    const { reach, ids, span } = comment;
    if (!reach || (reach === 'file' && !isAtTop(file, span))) continue;
    const lines = linesOf(reach, span, parsed.lines);
    for (const id of ids) {
      const suppression = { comment, id, ...(lines ? { lines } : {}) };
      if (lines) ofLines.push(suppression);
      else ofFile.push(suppression);
    }
  }
  return { comments, all: [...ofLines, ...ofFile] };
}

/**
 * The lines that a comment silences; nothing for the whole file. The next line is the next one that says something, so
 * that comments may stand above each other.
 */
export function linesOf(reach: Reach, span: Span, lines: Lines): Suppression['lines'] {
  const own = lines.lineAt(span.start);
  if (reach === 'file') return undefined;
  if (reach === 'line') return { first: own, last: own };
  let last = own + 1;
  while (last < lines.count - 1 && /^\s*(?:#.*)?$/.test(lines.line(last))) last++;
  return { first: own + 1, last };
}

/**
 * Parts the findings that no comment silences from the comments that silence one. A finding counts for the line on which
 * it begins; a gap also for the line on which its entity is marked, where editors show it.
 */
export function unsuppressed(
  file: PersonaFile,
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
): { open: Finding[]; used: ReadonlySet<Suppression> } {
  const used = new Set<Suppression>();
  const open = findings.filter((finding) => {
    const suppression = suppressions.find(({ id, lines }) => silences(file, id.text, lines, finding));
    if (suppression) used.add(suppression);
    return !suppression;
  });
  return { open, used };
}

/** Whether a comment that names a rule for some lines, or for the whole file, silences a finding. */
export function silences(
  { parsed }: PersonaFile,
  id: string,
  lines: Suppression['lines'],
  { rule, channel, span, entity }: Finding,
): boolean {
  if (id !== rule && !(id === allGaps && channel === 'gap')) return false;
  if (!lines || holds(lines, parsed.lines.lineAt(span.start))) return true;
  return channel === 'gap' && entity !== undefined && holds(lines, parsed.lines.lineAt(anchorSpan(entity).start));
}

function holds({ first, last }: { readonly first: number; readonly last: number }, line: number): boolean {
  return line >= first && line <= last;
}

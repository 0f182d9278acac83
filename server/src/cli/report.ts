import type { Severity } from '../library/config.js';
import type { Finding } from '../rules/types.js';
import type { Scores } from '../scores/index.js';

/** What `personas lint --format json` prints. Lines and columns count from 1, columns in UTF-16 units. */
export interface Report {
  readonly files: readonly FileReport[];
  readonly summary: Summary;
}

export interface FileReport {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  readonly entities: readonly EntityReport[];
  readonly findings: readonly FindingReport[];
}

export interface EntityReport {
  readonly kind: string;
  readonly id: string | null;
  /** The line of its first key. */
  readonly line: number;
  /** Index of the document in the file. */
  readonly document: number;
  readonly readiness?: number;
  readonly grade?: string;
  readonly scores?: Readonly<Record<string, number>>;
  /** Scores that are open yet, by the same names: the lowest and the highest that they could still be. */
  readonly ranges?: Scores['ranges'];
  /** What made each score and what would raise it, as hover and card show it. */
  readonly parts?: Scores['parts'];
}

export interface FindingReport {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** JSON pointer from the root of the document. */
  readonly pointer: string;
  readonly document: number;
  /** The id of the entity, where it has one. */
  readonly entity?: string;
  readonly channel: Finding['channel'];
  readonly fixable: boolean;
}

export interface Summary {
  readonly files: number;
  readonly entities: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
  readonly gaps: number;
  /** What a baseline accepts, where it accepts anything. */
  readonly accepted?: number;
}

/**
 * Counts what the files hold. Gaps count for themselves and in none of the four severities.
 *
 * @param accepted how many findings a baseline accepts
 */
export function summarize(files: readonly FileReport[], accepted = 0): Summary {
  const all = files.flatMap((file) => file.findings);
  const count = (severity: Severity) =>
    all.filter((finding) => finding.channel === 'finding' && finding.severity === severity).length;
  return {
    files: files.length,
    entities: files.reduce((sum, file) => sum + file.entities.length, 0),
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    hints: count('hint'),
    gaps: all.filter((finding) => finding.channel === 'gap').length,
    ...(accepted > 0 ? { accepted } : {}),
  };
}

/** The report with some of its findings only; the totals count those. */
export function onlyThose(report: Report, isWanted: (finding: FindingReport) => boolean): Report {
  const files = report.files.map((file) => ({ ...file, findings: file.findings.filter(isWanted) }));
  return { files, summary: summarize(files, report.summary.accepted) };
}

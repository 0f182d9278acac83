import { URI } from 'vscode-uri';
import type { Lines } from '../document/lines.js';
import { firstKey } from '../document/pointer.js';
import { nodeHost } from '../host/node.js';
import type { Entity, PersonaFile } from '../kinds/types.js';
import type { Baseline } from '../library/baseline.js';
import type { Library } from '../library/library.js';
import type { Finding } from '../rules/types.js';
import { readinessContext } from '../scores/in-library.js';
import { scoresOf } from '../scores/index.js';
import { Workspace } from '../workspace.js';
import { type EntityReport, type FileReport, type FindingReport, type Report, summarize } from './report.js';
import { type Complaint, keptCharacters, shown, targetsOf } from './targets.js';

/** A file that was looked at, ours or not, with what the baseline of its library makes of it. */
export interface Visited {
  readonly uri: string;
  readonly library: Library;
  readonly findings: readonly Finding[];
  readonly accepted: readonly Finding[];
}

export interface Run {
  readonly report: Report;
  readonly complaints: readonly Complaint[];
  readonly visited: readonly Visited[];
}

/**
 * Checks files and folders as the editor would.
 *
 * @param paths absolute, or relative to `cwd`
 * @param today ISO date
 * @param baseline what to hold findings against in place of the baselines that config files name
 */
export async function checkPaths(
  paths: readonly string[],
  cwd: string,
  today: string,
  baseline?: Baseline,
): Promise<Run> {
  const workspace = new Workspace(nodeHost, () => today, keptCharacters, baseline);
  workspace.setFolders([URI.file(cwd).toString()]);
  const complaints: Complaint[] = [];
  const targets = await targetsOf(paths, cwd, complaints);
  const files: FileReport[] = [];
  const visited: Visited[] = [];
  for (const [uri, named] of targets) {
    const checked = await workspace.check(uri);
    const path = shown(uri, cwd);
    if (!checked) {
      complaints.push({ message: `${path} cannot be read.`, fatal: true });
      continue;
    }
    const { file, library, findings, accepted } = checked;
    visited.push({ uri, library, findings, accepted });
    if (file.claim.claimed) {
      files.push(reportOf(path, file, library, findings));
      if (file.parsed.problems.some(({ code }) => code === 'binary'))
        complaints.push({ message: `${path} is not readable text.`, fatal: true });
    } else if (named)
      complaints.push({ message: `${path} is not checked: ${lowerFirst(file.claim.why)}`, fatal: false });
  }
  const accepted = visited.reduce((sum, each) => sum + each.accepted.length, 0);
  return { report: { files, summary: summarize(files, accepted) }, complaints, visited };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function reportOf(path: string, file: PersonaFile, library: Library, findings: readonly Finding[]): FileReport {
  const { lines } = file.parsed;
  return {
    path,
    entities: file.entities
      .filter((entity) => entity.kind !== 'config')
      .map((entity) => entityReport(entity, file.uri, library, lines)),
    findings: findings.map((finding) => findingReport(finding, lines)),
  };
}

function entityReport(entity: Entity, uri: string, library: Library, lines: Lines): EntityReport {
  const { readiness, summary, ranges, parts = {} } = scoresOf(entity, readinessContext(library, uri, entity));
  const start = firstKey(entity.node)?.span.start ?? entity.node.span.start;
  return {
    kind: entity.kind,
    id: entity.id ?? null,
    line: lines.lineAt(start) + 1,
    document: entity.document,
    ...(readiness ? { readiness: readiness.score, grade: readiness.grade } : {}),
    ...(Object.keys(summary).length > 0 ? { scores: summary } : {}),
    ...(ranges ? { ranges } : {}),
    ...(Object.keys(parts).length > 0 ? { parts } : {}),
  };
}

function findingReport(finding: Finding, lines: Lines): FindingReport {
  const { start, end } = lines.range(finding.span);
  const id = finding.entity?.id;
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    pointer: finding.pointer,
    document: finding.document,
    ...(id === undefined ? {} : { entity: id }),
    channel: finding.channel,
    fixable: finding.fixes.length > 0,
  };
}

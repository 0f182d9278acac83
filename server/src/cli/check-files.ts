import { stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import type { Lines } from '../document/lines.js';
import { firstKey } from '../document/pointer.js';
import { nodeHost } from '../host/node.js';
import type { Entity, PersonaFile } from '../kinds/types.js';
import type { Library } from '../library/library.js';
import type { Finding } from '../rules/types.js';
import { readinessContext } from '../scores/in-library.js';
import { scoresOf } from '../scores/index.js';
import { Workspace } from '../workspace.js';
import { type EntityReport, type FileReport, type FindingReport, type Report, summarize } from './report.js';

/** Something the user has to know that is no finding. */
export interface Complaint {
  readonly message: string;
  /** Whether the run cannot count as done: exit code 2. */
  readonly fatal: boolean;
}

/** How much text stays parsed between reading the library and judging its files. */
const keptCharacters = 64_000_000;

/**
 * Checks files and folders as the editor would.
 *
 * @param paths absolute, or relative to `cwd`
 * @param today ISO date
 */
export async function checkPaths(
  paths: readonly string[],
  cwd: string,
  today: string,
): Promise<{ report: Report; complaints: Complaint[] }> {
  const workspace = new Workspace(nodeHost, () => today, keptCharacters);
  workspace.setFolders([URI.file(cwd).toString()]);
  const complaints: Complaint[] = [];
  const targets = await targetsOf(paths, cwd, complaints);
  const files: FileReport[] = [];
  for (const [uri, named] of targets) {
    const checked = await workspace.check(uri);
    const path = shown(URI.parse(uri).fsPath, cwd);
    if (!checked) complaints.push({ message: `${path} cannot be read.`, fatal: true });
    else if (checked.file.claim.claimed) {
      files.push(reportOf(path, checked.file, checked.library, checked.findings));
      if (checked.file.parsed.problems.some(({ code }) => code === 'binary'))
        complaints.push({ message: `${path} is not readable text.`, fatal: true });
    } else if (named)
      complaints.push({ message: `${path} is not checked: ${lowerFirst(checked.file.claim.why)}`, fatal: false });
  }
  return { report: { files, summary: summarize(files) }, complaints };
}

/** URIs to check, and whether the user named the file itself. */
async function targetsOf(
  paths: readonly string[],
  cwd: string,
  complaints: Complaint[],
): Promise<Map<string, boolean>> {
  const targets = new Map<string, boolean>();
  for (const path of paths) {
    if (path === '') {
      // An unset variable in a script; taking it for the current folder would hide that.
      complaints.push({ message: 'One of the paths is empty.', fatal: true });
      continue;
    }
    const absolute = resolve(cwd, path);
    const info = await stat(absolute).catch(() => undefined);
    const uri = URI.file(absolute).toString();
    if (!info) complaints.push({ message: `${path} does not exist.`, fatal: true });
    else if (info.isDirectory()) {
      for (const found of await nodeHost.findFiles(uri)) if (!targets.has(found)) targets.set(found, false);
    } else targets.set(uri, true);
  }
  return targets;
}

function shown(path: string, cwd: string): string {
  const short = relative(cwd, path);
  return (isAbsolute(short) ? path : short).split(sep).join('/');
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
  const { readiness, summary } = scoresOf(entity, readinessContext(library, uri, entity));
  const start = firstKey(entity.node)?.span.start ?? entity.node.span.start;
  return {
    kind: entity.kind,
    id: entity.id ?? null,
    line: lines.lineAt(start) + 1,
    document: entity.document,
    ...(readiness ? { readiness: readiness.score, grade: readiness.grade } : {}),
    ...(Object.keys(summary).length > 0 ? { scores: summary } : {}),
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

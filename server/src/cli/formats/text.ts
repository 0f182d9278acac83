import { baseName, configFileNames } from '../../kinds/claim.js';
import type { FindingReport, Report, Summary } from '../report.js';
import { scoreLines } from './scores-text.js';

/** How much the report for people tells. */
export interface View {
  /** Each gap in a line of its own with what to do, rather than all of an entity by their names. */
  readonly eachGap?: boolean;
  /** What made each score, and what would raise it. */
  readonly scores?: boolean;
  /** No totals. */
  readonly quiet?: boolean;
}

/** The report for people: findings by file, each with its place, then gaps in one line an entity, then the totals. */
export function text(report: Report, { eachGap = false, scores = false, quiet = false }: View = {}): string {
  const blocks = report.files.flatMap((file) => {
    const findings = file.findings.filter((finding) => finding.channel === 'finding').map(findingLine);
    const missing = file.findings.filter((finding) => finding.channel === 'gap');
    const nameless = isConfigFile(file.path) ? 'The library' : 'This entity';
    const gaps = eachGap ? missing.map(findingLine) : gapLines(missing, nameless);
    const lines = [...findings, ...gaps, ...(scores ? file.entities.flatMap(scoreLines) : [])];
    return lines.length > 0 ? [[file.path, ...lines].join('\n')] : [];
  });
  const parts = quiet ? blocks : [...blocks, totals(report.summary)];
  return parts.length > 0 ? `${parts.join('\n\n')}\n` : '';
}

function isConfigFile(path: string): boolean {
  return configFileNames.some((name) => name === baseName(path));
}

function findingLine({ line, column, channel, severity, message, rule }: FindingReport): string {
  return `  ${`${line}:${column}`.padEnd(8)} ${(channel === 'gap' ? channel : severity).padEnd(8)} ${message}  ${rule}`;
}

/** Gaps are worth having, not wrong: they are listed by name, so that they do not bury the findings. */
function gapLines(gaps: readonly FindingReport[], nameless: string): string[] {
  const byEntity = new Map<string, FindingReport[]>();
  for (const gap of gaps) {
    // Those of an entity without an id are told apart by their lines.
    const key = `${gap.document} ${gap.entity ?? gap.line}`;
    byEntity.set(key, [...(byEntity.get(key) ?? []), gap]);
  }
  return [...byEntity.values()].map((group) => {
    const first = group[0];
    return `  ${`${first?.line}:${first?.column}`.padEnd(8)} ${'gap'.padEnd(8)} ${first?.entity ?? nameless}: ${group.map((gap) => gap.rule).join(', ')}`;
  });
}

function totals(summary: Summary): string {
  const files = counted(summary.files, 'file');
  const found = [
    summary.errors > 0 && counted(summary.errors, 'error'),
    summary.warnings > 0 && counted(summary.warnings, 'warning'),
    summary.infos > 0 && counted(summary.infos, 'info'),
    summary.hints > 0 && counted(summary.hints, 'hint'),
  ].filter((part) => part !== false);
  const gaps = summary.gaps > 0 ? ` ${counted(summary.gaps, 'gap')} worth closing.` : '';
  const accepted = summary.accepted ? ` ${summary.accepted} more accepted by the baseline.` : '';
  const entities = summary.entities === 1 ? '1 entity' : `${summary.entities} entities`;
  return `${files} with ${entities}: ${found.length > 0 ? found.join(', ') : 'nothing found'}.${accepted}${gaps}`;
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

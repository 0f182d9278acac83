import type { FindingReport, Report } from '../report.js';

/** Annotations of GitHub Actions, one a finding; they show beside the lines of a pull request. Gaps are left out. */
export function github(report: Report): string {
  return report.files
    .flatMap(({ path, findings }) =>
      findings.filter(({ channel }) => channel === 'finding').map((finding) => annotation(path, finding)),
    )
    .join('');
}

const commands = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' } as const;

function annotation(
  path: string,
  { severity, line, column, endLine, endColumn, rule, message }: FindingReport,
): string {
  // Columns only count where the annotation stays on one line.
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = Object.entries({ file: path, line, endLine, ...columns, title: rule });
  const list = properties.map(([name, value]) => `${name}=${property(String(value))}`).join(',');
  return `::${commands[severity]} ${list}::${data(message)}\n`;
}

/** What would end a workflow command, or part its properties, is escaped as the runner has it. */
function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

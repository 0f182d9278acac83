import { parseArgs } from 'node:util';
import { localDate } from '../clock.js';
import { type Severity, severities } from '../library/config.js';
import { parseIso } from '../rules/dates.js';
import { checkPaths } from './check-files.js';
import { json } from './formats/json.js';
import { text } from './formats/text.js';
import type { Report } from './report.js';

export const lintUsage = `Usage: personas lint [paths] [options]

Checks the files given, and all claimed files in the folders given (default: the current folder).

Options
  --format text|json     how to print the findings (default: text)
  --fail-on SEVERITY     exit with 1 from this severity on: error, warning, info, hint or never (default: error)
  --today YYYY-MM-DD     the date that counts as today
  --help                 this page

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong use or unreadable input.
`;

/** Where a command runs, so that tests need no process. */
export interface Terminal {
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const formats: Readonly<Record<string, (report: Report) => string>> = { text, json };

interface Options {
  readonly paths: readonly string[];
  readonly format: (report: Report) => string;
  readonly failOn: Severity | 'never';
  readonly today: string;
}

/** Runs `personas lint`; the result is the exit code. */
export async function lint(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = read(args);
  if (options === 'help') {
    terminal.out(lintUsage);
    return 0;
  }
  if (typeof options === 'string') {
    terminal.err(`personas lint: ${options}\n\n${lintUsage}`);
    return 2;
  }
  const { report, complaints } = await checkPaths(options.paths, terminal.cwd, options.today);
  for (const { message } of complaints) terminal.err(`personas: ${message}\n`);
  terminal.out(options.format(report));
  if (complaints.some(({ fatal }) => fatal)) return 2;
  return fails(report, options.failOn) ? 1 : 0;
}

/** The options, `help`, or what is wrong with the arguments. */
function read(args: readonly string[]): Options | 'help' | (string & {}) {
  let parsed: { values: Record<string, string | boolean | undefined>; positionals: string[] };
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        'fail-on': { type: 'string', default: 'error' },
        today: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { values, positionals } = parsed;
  if (values.help) return 'help';
  const format = Object.hasOwn(formats, String(values.format)) ? formats[String(values.format)] : undefined;
  if (!format) return `there is no format "${values.format}"; it is one of ${Object.keys(formats).join(', ')}.`;
  const failOn = [...severities, 'never' as const].find((severity) => severity === values['fail-on']);
  if (!failOn) return `--fail-on takes ${severities.join(', ')} or never, not "${values['fail-on']}".`;
  const today = values.today === undefined ? localDate() : String(values.today);
  if (parseIso(today) === undefined) return `--today takes a date such as 2026-03-31, not "${today}".`;
  return { paths: positionals.length > 0 ? positionals : ['.'], format, failOn, today };
}

/** Gaps never count. */
function fails(report: Report, failOn: Severity | 'never'): boolean {
  if (failOn === 'never') return false;
  const loud = severities.slice(0, severities.indexOf(failOn) + 1);
  return report.files.some((file) =>
    file.findings.some((finding) => finding.channel === 'finding' && loud.includes(finding.severity)),
  );
}

import { localDate } from '../clock.js';
import { nearest } from '../kinds/nearest.js';
import type { Baseline } from '../library/baseline.js';
import { type Severity, severities } from '../library/config.js';
import { parseIso } from '../rules/dates.js';
import { rules } from '../rules/registry.js';
import { type Given, type OptionTable, oneOf, readArguments, run, type Terminal, WrongUse } from './arguments.js';
import { baselineAt, noBaseline, pruneBaselines, writeBaselines } from './baselines.js';
import { checkPaths, type Visited } from './check-files.js';
import { fixPaths } from './fix-files.js';
import { github } from './formats/github.js';
import { json } from './formats/json.js';
import { text, type View } from './formats/text.js';
import { type FindingReport, onlyThose, type Report } from './report.js';
import { complain } from './targets.js';

export const lintUsage = `Usage: personas lint [paths] [options]

Checks the files given, and all claimed files in the folders given (default: the current folder).

What is reported
  --rule ID[,ID]         only what these rules find; may stand several times
  --gaps                 each gap in a line of its own, with what to do
  --no-gaps              no gaps
  --scores               what made each score, and what would raise it
  --quiet                only what makes the run fail, and no totals
  --format FORMAT        text, json, or github (annotations of GitHub Actions); default: text
  --today YYYY-MM-DD     the date that counts as today

What fails
  --fail-on SEVERITY     exit with 1 from this severity on: error, warning, info, hint or never; default: error

Baseline: findings that are accepted for now
  --write-baseline [FILE]  accept what there is now; default: as the config file says, else personas.baseline.json
  --prune-baseline         take out what is no longer there
  --baseline FILE          use this one, whatever the config file says
  --no-baseline            use none

Fixes
  --fix                  first write the fixes that change how something is written, and not what it says

  --help                 this page

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong use or unreadable input.
`;

const optionTable = {
  rule: 'value',
  gaps: 'nothing',
  'no-gaps': 'nothing',
  scores: 'nothing',
  quiet: 'nothing',
  format: 'value',
  today: 'value',
  'fail-on': 'value',
  'write-baseline': 'maybe',
  'prune-baseline': 'nothing',
  baseline: 'value',
  'no-baseline': 'nothing',
  fix: 'nothing',
} as const satisfies OptionTable;

const formats = { text, json, github };

interface Options extends View {
  readonly paths: readonly string[];
  readonly format: (report: Report, view: View) => string;
  readonly failOn: Severity | 'never';
  readonly today: string;
  /** Ids; nothing for all rules. */
  readonly rules: ReadonlySet<string> | undefined;
  readonly gaps: boolean;
  readonly quiet: boolean;
  readonly fix: boolean;
  readonly baseline: { readonly at: string } | 'none' | 'as configured';
  /** What to do with the baseline instead of a report. */
  readonly task: { readonly write: string | undefined } | 'prune' | undefined;
}

/** Runs `personas lint`; the result is the exit code. */
export function lint(args: readonly string[], terminal: Terminal): Promise<number> {
  return run({ name: 'lint', usage: lintUsage, terminal }, async () => {
    const given = readArguments(args, optionTable, isBaselineFile);
    if (!given.has('help')) return check(optionsOf(given), terminal);
    terminal.out(lintUsage);
    return 0;
  });
}

async function check(options: Options, { cwd, out, err }: Terminal): Promise<number> {
  const { paths, today, task } = options;
  const baseline = await baselineFor(options, cwd);
  if (options.fix) {
    const { fixed, complaints } = await fixPaths(paths, cwd, today, baseline);
    for (const { message } of complaints) err(`personas: ${message}\n`);
    for (const { path, count } of fixed) err(`personas: ${path}: ${counted(count, 'finding')} fixed.\n`);
  }
  const { report, complaints, visited } = await checkPaths(paths, cwd, today, baseline);
  const isOver = complain(complaints, err);
  if (task !== undefined) {
    if (isOver) err('personas: The baseline is left as it is.\n');
    else for (const line of await doWithBaseline(task, visited, cwd)) out(`${line}\n`);
    return isOver ? 2 : 0;
  }
  const isLoud = loudness(options.failOn);
  const wanted = onlyThose(report, (finding) => isWanted(finding, options, isLoud));
  out(options.format(wanted, options));
  for (const line of await shrinkable(visited, cwd)) err(`personas: ${line}\n`);
  if (isOver) return 2;
  return wanted.files.some(({ findings }) => findings.some(isLoud)) ? 1 : 0;
}

function optionsOf(given: Given): Options {
  const refuse = (...names: readonly string[]) => {
    const both = names.filter((name) => given.has(name));
    if (both.length > 1) throw new WrongUse(`--${both[0]} and --${both[1]} do not go together.`);
  };
  refuse('gaps', 'no-gaps');
  refuse('write-baseline', 'prune-baseline');
  refuse('write-baseline', 'baseline');
  refuse('baseline', 'no-baseline');
  refuse('prune-baseline', 'no-baseline');
  for (const filter of ['rule', 'quiet']) {
    refuse('write-baseline', filter);
    refuse('prune-baseline', filter);
  }
  const today = given.value('today') ?? localDate();
  if (parseIso(today) === undefined) throw new WrongUse(`--today takes a date such as 2026-03-31, not "${today}".`);
  const names = Object.keys(formats) as (keyof typeof formats)[];
  const at = given.value('baseline');
  const isWrite = given.has('write-baseline');
  return {
    paths: given.positionals.length > 0 ? given.positionals : ['.'],
    format: formats[oneOf('--format', given.value('format') ?? 'text', names)],
    failOn: oneOf('--fail-on', given.value('fail-on') ?? 'error', [...severities, 'never'] as const),
    today,
    rules: rulesNamed(given.values('rule')),
    gaps: !given.has('no-gaps'),
    eachGap: given.has('gaps'),
    scores: given.has('scores'),
    quiet: given.has('quiet'),
    fix: given.has('fix'),
    baseline: at !== undefined ? { at } : given.has('no-baseline') || isWrite ? 'none' : 'as configured',
    task: isWrite ? { write: given.value('write-baseline') } : given.has('prune-baseline') ? 'prune' : undefined,
  };
}

/** A JSON file behind `--write-baseline` is where to write, unless its name says that it is to be checked. */
function isBaselineFile(_option: string, argument: string): boolean {
  return /\.json$/i.test(argument) && (/baseline/i.test(argument) || !/\.[a-z-]+\.json$/i.test(argument));
}

function rulesNamed(values: readonly string[]): ReadonlySet<string> | undefined {
  if (values.length === 0) return undefined;
  const known = rules.map(({ meta: { id } }) => id);
  const ids = values.flatMap((value) => value.split(',')).map((id) => id.trim());
  for (const id of ids) {
    if (known.includes(id)) continue;
    const meant = nearest(id, known);
    throw new WrongUse(
      `there is no rule "${id}".${meant ? ` Did you mean ${meant}?` : ' "personas explain" lists them.'}`,
    );
  }
  return new Set(ids);
}

async function baselineFor({ baseline }: Options, cwd: string): Promise<Baseline | undefined> {
  if (baseline === 'as configured') return undefined;
  return baseline === 'none' ? noBaseline : baselineAt(baseline.at, cwd);
}

/** Whether a finding makes the run fail; gaps never do. */
function loudness(failOn: Severity | 'never'): (finding: FindingReport) => boolean {
  const loud = failOn === 'never' ? [] : severities.slice(0, severities.indexOf(failOn) + 1);
  return ({ channel, severity }) => channel === 'finding' && loud.includes(severity);
}

function isWanted(
  finding: FindingReport,
  { rules, gaps, quiet }: Options,
  isLoud: (finding: FindingReport) => boolean,
): boolean {
  if (rules && !rules.has(finding.rule)) return false;
  return quiet ? isLoud(finding) : gaps || finding.channel !== 'gap';
}

async function doWithBaseline(
  task: NonNullable<Options['task']>,
  visited: readonly Visited[],
  cwd: string,
): Promise<string[]> {
  if (task === 'prune') {
    const pruned = await pruneBaselines(visited, cwd);
    if (pruned.length === 0) return ['There is no baseline here. "personas lint --write-baseline" makes one.'];
    return pruned.map(({ path, gone }) => `${path}: ${gone === 0 ? 'nothing' : counted(gone, 'finding')} taken out.`);
  }
  const written = await writeBaselines(visited, cwd, task.write);
  return written.flatMap(({ path, findings, files, unnamed }) => [
    `${path}: ${counted(findings, 'finding')} in ${counted(files, 'file')} accepted.`,
    ...(unnamed ? [`Name it in personas.config.yaml, so that editors heed it too: \`baseline: ${unnamed}\`.`] : []),
  ]);
}

/** What could be taken out of the baselines in use. */
async function shrinkable(visited: readonly Visited[], cwd: string): Promise<string[]> {
  const pruned = await pruneBaselines(visited, cwd, true);
  return pruned
    .filter(({ gone }) => gone > 0)
    .map(
      ({ path, gone }) => `${path} accepts ${counted(gone, 'finding')} too many; "--prune-baseline" takes them out.`,
    );
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

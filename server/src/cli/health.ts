import { URI } from 'vscode-uri';
import { localDate } from '../clock.js';
import { nodeHost } from '../host/node.js';
import { libraryOverview } from '../library-overview.js';
import { parseIso } from '../rules/dates.js';
import { Workspace } from '../workspace.js';
import { type Given, oneOf, readArguments, run, type Terminal, WrongUse } from './arguments.js';
import { healthText } from './formats/health-text.js';
import type { HealthReport, LibraryReport } from './health-report.js';
import { type Complaint, complain, keptCharacters, shown, targetsOf } from './targets.js';

export const healthUsage = `Usage: personas health [paths] [options]

Tells how healthy each persona library is that the files and folders belong to (default: the current folder), and which
of its personas have jobs, stories, messages and evidence.

Options
  --format FORMAT        text or json; default: text
  --fail-under SCORE     exit with 1 where a library scores less, from 0 to 100
  --today YYYY-MM-DD     the date that counts as today
  --help                 this page

Exit codes: 0 well enough, 1 less than --fail-under, 2 wrong use or unreadable input.
`;

const optionTable = { format: 'value', 'fail-under': 'value', today: 'value' } as const;

/** Runs `personas health`; the result is the exit code. */
export function health(args: readonly string[], terminal: Terminal): Promise<number> {
  return run({ name: 'health', usage: healthUsage, terminal }, async () => {
    const given = readArguments(args, optionTable);
    if (!given.has('help')) return tell(given, terminal);
    terminal.out(healthUsage);
    return 0;
  });
}

async function tell(given: Given, { cwd, out, err }: Terminal): Promise<number> {
  const format = oneOf('--format', given.value('format') ?? 'text', ['text', 'json']);
  const least = scoreOf(given.value('fail-under') ?? '0');
  const today = given.value('today') ?? localDate();
  if (parseIso(today) === undefined) throw new WrongUse(`--today takes a date such as 2026-03-31, not "${today}".`);
  const complaints: Complaint[] = [];
  const paths = given.positionals.length > 0 ? given.positionals : ['.'];
  const report = await reportOn(paths, cwd, today, complaints);
  const isOver = complain(complaints, err);
  out(format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : healthText(report));
  if (isOver) return 2;
  return report.libraries.some((library) => library.health && library.health.score < least) ? 1 : 0;
}

function scoreOf(written: string): number {
  const score = Number(written);
  if (/^\d+(?:\.\d+)?$/.test(written) && score <= 100) return score;
  throw new WrongUse(`--fail-under takes a score from 0 to 100, not "${written}".`);
}

/** Every library that one of the files belongs to, once; what is no file of ours belongs to none. */
async function reportOn(
  paths: readonly string[],
  cwd: string,
  today: string,
  complaints: Complaint[],
): Promise<HealthReport> {
  const workspace = new Workspace(nodeHost, () => today, keptCharacters);
  workspace.setFolders([URI.file(cwd).toString()]);
  const libraries = new Map<string, LibraryReport>();
  for (const uri of (await targetsOf(paths, cwd, complaints)).keys()) {
    const found = await workspace.file(uri);
    if (!found) complaints.push({ message: `${shown(uri, cwd)} cannot be read.`, fatal: true });
    const library = found?.file.claim.claimed ? found.library : undefined;
    if (!library || libraries.has(library.root)) continue;
    const { coverage, health: score } = await libraryOverview(workspace, uri);
    const named = <T extends { readonly uri: string }>({ uri: own, ...rest }: T) => ({
      path: shown(own, cwd),
      ...rest,
    });
    libraries.set(library.root, {
      path: shown(library.root, cwd) || '.',
      ...(library.configUri === undefined ? {} : { config: shown(library.configUri, cwd) }),
      ...(score ? { health: score } : {}),
      coverage: {
        personas: coverage.personas.map(named),
        jobsOfNobody: coverage.jobsOfNobody.map(({ uri: own, id, name }) => named({ uri: own, id, name })),
        storiesOfNobody: coverage.storiesOfNobody.map(({ uri: own, id, name }) => named({ uri: own, id, name })),
      },
    });
  }
  return { libraries: [...libraries.values()].sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

import { resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { localDate } from '../clock.js';
import { nodeHost } from '../host/node.js';
import { Pictures } from '../pictures.js';
import { siteOf } from '../publish/site/site.js';
import { titleOfFolder } from '../publish/title.js';
import { parseIso } from '../rules/dates.js';
import { takeSnapshot, withPictures } from '../snapshot.js';
import { Workspace } from '../workspace.js';
import { type Given, readArguments, run, type Terminal, WrongPlace, WrongUse } from './arguments.js';
import { brokenFiles } from './broken-files.js';
import { type Earlier, earlierRun, planOf, type SitePlan, writeSite } from './site-folder.js';
import { type Complaint, complain, keptCharacters, shown, targetsOf } from './targets.js';

export const siteUsage = `Usage: personas site [folder] --out FOLDER [options]

Makes a web site of a persona library (default: the one in the current folder): a page for everything in it, a list of
each kind, words, review dates and a search. It works from a disk as well as from a server, and asks for nothing else.

Options
  --out FOLDER           where to; a new or empty folder, or one that an earlier run has made
  --title TEXT           what the site is called; default: as in the earlier run, else after the library's folder
  --check                write nothing; exit with 1 when the site in --out is not as it would be made
  --today YYYY-MM-DD     the date that counts as today; with --check the default is that of the earlier run
  --help                 this page

Pages of an earlier run that nothing belongs to any more are removed, and nothing else ever is.

Exit codes: 0 done, 1 --check found a difference, 2 wrong use or unreadable input.
`;

const optionTable = { out: 'value', title: 'value', check: 'nothing', today: 'value' } as const;

/** Runs `personas site`; the result is the exit code. */
export function site(args: readonly string[], terminal: Terminal): Promise<number> {
  return run({ name: 'site', usage: siteUsage, terminal }, async () => {
    const given = readArguments(args, optionTable);
    if (!given.has('help')) return make(given, terminal);
    terminal.out(siteUsage);
    return 0;
  });
}

async function make(given: Given, { cwd, out, err }: Terminal): Promise<number> {
  const named = given.value('out');
  if (!named) throw new WrongUse('--out needs to say where the site goes.');
  if (given.positionals.length > 1) throw new WrongUse('a site shows one library: name one folder.');
  const folder = resolve(cwd, named);
  const earlier = await earlierRun(folder);
  const isCheck = given.has('check');
  const today = given.value('today') ?? (isCheck ? earlier?.today : undefined) ?? localDate();
  if (parseIso(today) === undefined) throw new WrongUse(`--today takes a date such as 2026-03-31, not "${today}".`);
  const complaints: Complaint[] = [];
  const found = await snapshotOf(given.positionals[0] ?? '.', cwd, today, complaints);
  if (complain(complaints, err) || !found) return 2;
  const { snapshot, broken } = found;
  if (broken !== undefined) err(`personas: ${broken}\n`);
  const title = given.value('title')?.trim() || earlier?.title || titleOfFolder(snapshot.library.root);
  const files = siteOf(snapshot, title);
  const plan = await planOf(folder, files, earlier);
  if (isCheck) return tellDifferences(plan, named, out);
  await writeSite(folder, files, plan, { today, title, earlier });
  for (const path of plan.kept)
    err(`personas: ${named}/${path} belongs to no page any more, but was changed: it stays.\n`);
  out(`${named}: ${summary(plan, files.size, earlier)}\n`);
  return 0;
}

/** The library that a folder holds, or that it is a part of. */
async function snapshotOf(path: string, cwd: string, today: string, complaints: Complaint[]) {
  const workspace = new Workspace(nodeHost, () => today, keptCharacters);
  // A folder without a config file is a library of its own, and not a part of where the command is run.
  workspace.setFolders([URI.file(resolve(cwd, path)).toString()]);
  const roots = new Map<string, string>();
  const targets = await targetsOf([path], cwd, complaints);
  for (const [uri, isFile] of targets) {
    if (isFile) throw new WrongPlace(`${path} is a file, and a site shows a library: name its folder.`);
    const found = await workspace.file(uri);
    if (found?.file.claim.claimed && !roots.has(found.library.root)) roots.set(found.library.root, uri);
  }
  if (roots.size > 1) {
    const names = [...roots.keys()].map((root) => shown(root, cwd) || '.').sort();
    throw new WrongPlace(
      `${path} holds ${roots.size} libraries, and a site shows one. Name one of ${names.join(', ')}.`,
    );
  }
  const [uri] = roots.values();
  if (uri === undefined) {
    const where = /^\.?[/\\]?$/.test(path) ? 'the current folder' : `the folder "${path}"`;
    if (complaints.length === 0) complaints.push({ message: `There is no persona library in ${where}.`, fatal: true });
    return undefined;
  }
  const snapshot = await takeSnapshot(workspace, uri);
  const uris = new Set([...targets.keys(), ...snapshot.files.map(({ file }) => file.uri)]);
  const broken = await brokenFiles(workspace, snapshot, uris, cwd);
  return { snapshot: await withPictures(snapshot, new Pictures(nodeHost)), broken };
}

function tellDifferences({ added, changed, stale }: SitePlan, named: string, out: Terminal['out']): number {
  const lines = [
    ...added.map((path) => `missing: ${path}`),
    ...changed.map((path) => `different: ${path}`),
    ...stale.map((path) => `no longer needed: ${path}`),
  ];
  out(lines.length === 0 ? `${named} is up to date.\n` : `${lines.join('\n')}\n`);
  return lines.length === 0 ? 0 : 1;
}

function summary({ added, changed, stale }: SitePlan, all: number, earlier: Earlier | undefined): string {
  const written = added.length + changed.length;
  if (!earlier) return `${all} files made. Open index.html in a browser.`;
  return `${all} files, of which ${written} were written; ${stale.length} removed.`;
}

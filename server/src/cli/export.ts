import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { localDate } from '../clock.js';
import { nodeHost } from '../host/node.js';
import { nearest } from '../kinds/nearest.js';
import { Pictures } from '../pictures.js';
import {
  type ExportFormat,
  exported,
  exportFormats,
  fileNameOf,
  fileNames,
  oneEach,
  wholeJob,
  wholeOnly,
} from '../publish/exports.js';
import type { ExportJob } from '../publish/job.js';
import type { Shown } from '../publish/snapshot.js';
import { parseIso } from '../rules/dates.js';
import { takeSnapshot, withPictures } from '../snapshot.js';
import { Workspace } from '../workspace.js';
import { type Given, oneOf, readArguments, run, type Terminal, WrongUse } from './arguments.js';
import { brokenFiles } from './broken-files.js';
import { findChromium, NoBrowser, pdfOf, pngOf } from './chromium.js';
import { type Complaint, complain, keptCharacters, shown, targetsOf } from './targets.js';

export const exportUsage = `Usage: personas export [paths] --format FORMAT [options]

Writes the cards of the files and folders given (default: the current folder) in another format.

  --format FORMAT        html   one page that stands alone, without script
                         md     Markdown, with tables and links
                         svg    a poster each, for slides and walls
                         png    the same as a picture (needs Chromium, Chrome or Edge)
                         pdf    the page on paper (needs Chromium, Chrome or Edge)
                         json   all entities with scores, inheritance and references, for programs
                         csv    the accounts of ideal customer profiles with their fit
  --out FILE|FOLDER      where to write; a folder (or a name that ends with /) gets a file for each entity.
                         Without it, text goes to the standard output
  --id KIND/ID           only this entity; may stand several times

How it looks
  --theme THEME          light or dark; without it, pages follow the reader's choice, and pictures are light
  --layout LAYOUT        card or canvas (a wide sheet: personas in html and pdf, everything in svg and png)
  --effective            personas with what they inherit; json always has it

  --today YYYY-MM-DD     the date that counts as today
  --help                 this page

Exit codes: 0 written, 2 wrong use, unreadable input or nothing to export.
`;

const optionTable = {
  format: 'value',
  out: 'value',
  id: 'value',
  theme: 'value',
  layout: 'value',
  effective: 'nothing',
  today: 'value',
} as const;

interface Options {
  readonly paths: readonly string[];
  readonly format: ExportFormat;
  readonly out: string | undefined;
  readonly ids: readonly string[];
  readonly today: string;
  readonly look: Pick<ExportJob, 'theme' | 'layout' | 'effective'>;
}

/** One file to write; without a path, what goes to the standard output. */
interface Result {
  readonly path?: string;
  readonly content: string | Uint8Array;
}

/** Runs `personas export`; the result is the exit code. */
export function exportCards(args: readonly string[], terminal: Terminal): Promise<number> {
  return run({ name: 'export', usage: exportUsage, terminal }, async () => {
    const given = readArguments(args, optionTable);
    if (!given.has('help')) return write(optionsOf(given), terminal);
    terminal.out(exportUsage);
    return 0;
  });
}

function optionsOf(given: Given): Options {
  const format = given.value('format');
  if (format === undefined) throw new WrongUse(`--format is missing: ${exportFormats.join(', ')}.`);
  const today = given.value('today') ?? localDate();
  if (parseIso(today) === undefined) throw new WrongUse(`--today takes a date such as 2026-03-31, not "${today}".`);
  const layout = oneOf('--layout', given.value('layout') ?? 'card', ['card', 'canvas'] as const);
  const theme = given.value('theme');
  return {
    paths: given.positionals.length > 0 ? given.positionals : ['.'],
    format: oneOf('--format', format === 'markdown' ? 'md' : format, exportFormats),
    out: given.value('out'),
    ids: given.values('id').flatMap((value) => value.split(',')),
    today,
    look: {
      theme: theme === undefined ? 'auto' : oneOf('--theme', theme, ['light', 'dark'] as const),
      layout: layout === 'canvas' ? 'canvas' : 'page',
      effective: given.has('effective'),
    },
  };
}

async function write(options: Options, { cwd, out, err }: Terminal): Promise<number> {
  const complaints: Complaint[] = [];
  try {
    const job = await jobOf(options, cwd, complaints);
    if (complain(complaints, err) || !job) return 2;
    for (const { path, content } of await resultsOf(job, options, cwd)) {
      if (path === undefined) out(String(content));
      else {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, content);
        err(`personas: ${shown(URI.file(path).toString(), cwd)} is written.\n`);
      }
    }
    return 0;
  } catch (error) {
    if (!(error instanceof NoBrowser) && !isSystemError(error)) throw error;
    err(`personas: ${error.message}\n`);
    return 2;
  }
}

/** What is to be exported: everything in the files that were named, out of one library. */
async function jobOf(options: Options, cwd: string, complaints: Complaint[]): Promise<ExportJob | undefined> {
  const { paths, ids, today, look, format } = options;
  const workspace = new Workspace(nodeHost, () => today, keptCharacters);
  workspace.setFolders([URI.file(await baseOf(paths, cwd)).toString()]);
  const targets = await targetsOf(paths, cwd, complaints);
  const roots = new Map<string, string>();
  for (const uri of targets.keys()) {
    const found = await workspace.file(uri);
    if (!found) complaints.push({ message: `${shown(uri, cwd)} cannot be read.`, fatal: true });
    else if (found.file.claim.claimed) roots.set(found.library.root, uri);
  }
  const fatal = (message: string) => {
    complaints.push({ message, fatal: true });
    return undefined;
  };
  const [uri, other] = roots.values();
  if (complaints.some((complaint) => complaint.fatal)) return undefined;
  if (uri === undefined) return fatal('There is no persona file here.');
  if (other !== undefined) return fatal('These files belong to several libraries: export one at a time.');
  const snapshot = await withPictures(await takeSnapshot(workspace, uri), new Pictures(nodeHost));
  const job = wholeJob(snapshot, { ...look, pathOf: (each) => shown(each, cwd) });
  const inFiles = job.entities.filter(({ file }) => targets.has(file.uri));
  const entities = ids.length === 0 ? inFiles : named(ids, inFiles, complaints);
  if (complaints.some((complaint) => complaint.fatal)) return undefined;
  if (entities.length === 0) return fatal('There is nothing to export.');
  const broken = await brokenFiles(workspace, snapshot, targets.keys(), cwd);
  if (broken !== undefined) complaints.push({ message: broken, fatal: false });
  if (format === 'csv' && !entities.some(({ scores }) => scores.accounts?.length)) {
    const message = 'No ideal customer profile here has accounts: the table has a heading and no rows.';
    complaints.push({ message, fatal: false });
  }
  return { ...job, entities };
}

/** A folder that is named alone is the library, as it is for the site, and not a part of where the command is run. */
async function baseOf(paths: readonly string[], cwd: string): Promise<string> {
  const [only, ...others] = paths;
  if (only === undefined || only === '' || others.length > 0) return cwd;
  const path = resolve(cwd, only);
  return (await stat(path).catch(() => undefined))?.isDirectory() === true ? path : cwd;
}

/** The entities that `--id` names, as `kind/id` or as an id alone. */
function named(ids: readonly string[], entities: readonly Shown[], complaints: Complaint[]): Shown[] {
  const nameOf = ({ entity: { kind, id } }: Shown) => `${kind}/${id}`;
  const chosen = new Set<Shown>();
  for (const id of ids.map((each) => each.trim())) {
    const found = entities.filter((each) => nameOf(each) === id || each.entity.id === id);
    for (const each of found) chosen.add(each);
    if (found.length > 0) continue;
    const meant = nearest(
      id,
      entities.flatMap((each) => (each.entity.id === undefined ? [] : [nameOf(each), each.entity.id])),
    );
    complaints.push({ message: `There is no "${id}" here.${meant ? ` Did you mean ${meant}?` : ''}`, fatal: true });
  }
  return entities.filter((each) => chosen.has(each));
}

async function resultsOf(job: ExportJob, { format, out }: Options, cwd: string): Promise<Result[]> {
  const isBinary = format === 'png' || format === 'pdf';
  if (out === undefined) {
    if (isBinary) throw new WrongUse(`--format ${format} needs --out.`);
    if (oneEach.includes(format) && job.entities.length > 1) {
      throw new WrongUse(
        `--format ${format} makes a file for each of ${job.entities.length} entities: --out takes a folder.`,
      );
    }
    return [{ content: exported(format as Exclude<ExportFormat, 'png' | 'pdf'>, job) }];
  }
  const path = resolve(cwd, out);
  const isFolder = /[/\\]$/.test(out) || (await stat(path).catch(() => undefined))?.isDirectory() === true;
  const make = maker(format);
  if (!isFolder && oneEach.includes(format) && job.entities.length > 1) {
    throw new WrongUse(
      `--format ${format} makes a file for each of ${job.entities.length} entities: --out takes a folder.`,
    );
  }
  if (!isFolder) return [{ path, content: await make(job) }];
  if (wholeOnly.includes(format)) return [{ path: join(path, fileNameOf(format, job)), content: await make(job) }];
  const results: Result[] = [];
  for (const [each, name] of fileNames(format, job.entities)) {
    results.push({ path: join(path, name), content: await make({ ...job, entities: [each], title: titleOf(each) }) });
  }
  return results;
}

/** What writes a job in a format. */
function maker(format: ExportFormat): (job: ExportJob) => Promise<string | Uint8Array> {
  if (format !== 'png' && format !== 'pdf') return async (job) => exported(format, job);
  const chromium = findChromium();
  if (chromium !== undefined) {
    return format === 'png'
      ? (job) => pngOf(chromium, exported('svg', job))
      : (job) => pdfOf(chromium, exported('html', job));
  }
  const instead = format === 'png' ? 'use --format svg' : 'export html, open it in a browser and print it';
  throw new NoBrowser(
    `--format ${format} needs Chromium, Chrome or Edge: install one, name it in CHROMIUM_PATH, or ${instead}.`,
  );
}

function titleOf({ entity }: Shown): string {
  return entity.name ?? entity.id ?? entity.kind;
}

/** An error of the file system, which says itself what is wrong. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}

/**
 * How long the work behind a keystroke and behind a report takes on this machine. Medians, no verdict: a shared
 * machine decides nothing.
 *   npm run bench [-- --runs 25] [--files 1000,10000] [--only documents|workspace|lint]
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchWorkspace } from './bench/workspace.mjs';
import { ensureDependencies, isMain, root, runMain, Stop, say } from './tools.mjs';

const sizes = [100, 500, 2000, 10_000];
const files = 1000;
const today = '2026-06-01';

/** The parts of the product that are measured, as one bundle: what ships is bundled too. */
const entry = `
  export { parse } from './server/src/document/parse.js';
  export { readEntities } from './server/src/kinds/entities.js';
  export { Library } from './server/src/library/library.js';
  export { check } from './server/src/rules/engine.js';
`;

const verbs = ['Plan', 'Ship', 'Review', 'Explain', 'Measure', 'Repair', 'Compare', 'Publish'];
const things = ['release notes', 'weekly reports', 'visits', 'invoices', 'test runs', 'handovers', 'rosters', 'alerts'];

/**
 * A persona of about so many lines, with what real ones have: statements with evidence, blocks, prose.
 * @param {number} lines
 * @param {number} seed
 */
function persona(lines, seed) {
  const head = [
    'kind: persona',
    `id: persona-${seed}`,
    `name: Persona ${seed}`,
    'type: user',
    'basis: qualitative',
    'summary: Plans the work of a small team and answers for it.',
    'priority: 2',
    'size:',
    `  people: ${1000 + seed}`,
    'review:',
    '  last: 2026-03-31',
    'demographics:',
    '  age_range:',
    '    min: 30',
    '    max: 45',
    '  education: Degree',
    'messaging:',
    '  value_proposition: Less time on reports, more on people',
    'goals:',
  ];
  const statement = (/** @type {string} */ noun, /** @type {number} */ at) => [
    `  - ${noun}: ${verbs[(at + seed) % 8]} ${things[(at * 3 + seed) % 8]} without asking colleague ${at % 50}`,
    '    evidence:',
    '      - source: research/interviews.md',
    '        method: customer_interviews',
    '        sample_size: 12',
    '        confidence: high',
  ];
  const half = Math.floor((lines - head.length) / 12);
  const text = [...head];
  for (let at = 0; at < half; at++) text.push(...statement('goal', at));
  text.push('pain_points:');
  for (let at = half; text.length < lines - 5; at++) text.push(...statement('pain', at));
  return `${text.join('\n')}\n`;
}

/**
 * The median time of some work in milliseconds, after a few runs that do not count.
 * @param {number} runs
 * @param {() => unknown} work
 */
function median(runs, work) {
  for (let run = 0; run < Math.min(5, runs); run++) work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

/** @param {number} milliseconds */
function shown(milliseconds) {
  return milliseconds < 100 ? milliseconds.toFixed(2) : milliseconds.toFixed(0);
}

/** @param {readonly (readonly string[])[]} rows the first is the head */
function table(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) say(row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '));
}

/** @param {number} runs */
async function benchDocuments(runs) {
  const { buildSync } = await import('esbuild');
  const folder = mkdtempSync(join(tmpdir(), 'personas-bench-'));
  try {
    const outfile = join(folder, 'measured.cjs');
    const stdin = { contents: entry, resolveDir: root, loader: /** @type {const} */ ('ts') };
    buildSync({ stdin, outfile, bundle: true, platform: 'node', target: 'node20', mainFields: ['module', 'main'] });
    const { parse, readEntities, Library, check } = createRequire(import.meta.url)(outfile);
    const rows = [['lines', 'parse', 'entities', 'schema and rules', 'all']];
    for (const lines of sizes) {
      const text = persona(lines, 1);
      const uri = 'file:///library/one.persona.yaml';
      const parsed = parse(text);
      const file = readEntities(uri, parsed);
      const library = new Library('file:///library');
      library.set(file);
      library.complete = true;
      rows.push([
        String(lines),
        shown(median(runs, () => parse(text))),
        shown(median(runs, () => readEntities(uri, parsed))),
        shown(median(runs, () => check(file, library, today))),
        shown(median(runs, () => check(readEntities(uri, parse(text)), library, today))),
      ]);
    }
    say('One document, medians in ms');
    table(rows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {number} runs */
function benchLint(runs) {
  const cli = join(root, 'dist/cli.js');
  if (!existsSync(cli)) {
    say('\nThe command line is not built, so it is not measured: npm run build');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'personas-bench-'));
  try {
    // Each in a folder of its own with a config file: a library is read as a whole, even to lint one file of it.
    for (const [name, count] of /** @type {const} */ ([
      ['one', 1],
      ['many', files],
    ])) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'personas.config.yaml'), 'extends: recommended\n');
      for (let at = 0; at < count; at++)
        writeFileSync(join(folder, name, `persona-${at}.persona.yaml`), persona(100, at));
    }
    const lint = (/** @type {string} */ path) =>
      execFileSync(process.execPath, [cli, 'lint', path, '--format', 'json', '--today', today, '--fail-on', 'error'], {
        cwd: folder,
        maxBuffer: 1 << 29,
      });
    const repeats = Math.max(3, Math.min(7, runs));
    const found = JSON.parse(lint('many').toString()).summary;
    if (found.files < files) throw new Stop(`Of ${files} files, the command line read ${found.files}.`);
    say('\nThe command line, start of Node included, medians in ms');
    table([
      ['files of 100 lines', 'lint'],
      ['1', shown(median(repeats, () => lint('one')))],
      [String(files), shown(median(repeats, () => lint('many')))],
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {readonly number[]} counts
 * @param {number} runs
 */
async function benchFiles(counts, runs) {
  const folder = mkdtempSync(join(tmpdir(), 'personas-bench-'));
  try {
    const rows = await benchWorkspace(counts, runs, today, folder);
    say('\nA workspace, from the disk; medians of edits in ms, with the number of files judged for them');
    table(rows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (isMain(import.meta.url)) {
  runMain(async () => {
    const { values } = parseArgs({
      options: {
        runs: { type: 'string', default: '25' },
        files: { type: 'string', default: '1000,10000' },
        only: { type: 'string' },
      },
    });
    const runs = Math.max(1, Number(values.runs) || 25);
    const counts = values.files.split(',').map(Number);
    if (counts.some((count) => !(count >= 200))) throw new Stop('--files takes numbers from 200 on: 1000,10000');
    ensureDependencies();
    const wants = (/** @type {string} */ part) => values.only === undefined || values.only === part;
    if (wants('documents')) await benchDocuments(runs);
    if (wants('workspace')) await benchFiles(counts, runs);
    if (wants('lint')) benchLint(runs);
  });
}

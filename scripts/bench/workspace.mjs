/** How long the results of a whole workspace take, and those of one edit in it; each size in a process of its own. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../tools.mjs';
import { writeLibrary } from './library.mjs';

/** What runs in the process: it prints one line of JSON. */
const entry = `
import { readFileSync } from 'node:fs';
import { URI } from 'vscode-uri';
import { ClosedResults } from './server/src/closed-results.js';
import { nodeHost } from './server/src/host/node.js';
import { Workspace } from './server/src/workspace.js';

async function measure() {
  const [folder, today, runs] = process.argv.slice(2);
  const rootUri = URI.file(folder).toString();
  // As the server has it.
  const workspace = new Workspace(nodeHost, () => today, 1_000_000);
  workspace.setFolders([rootUri]);
  const results = new ClosedResults(() => workspace, () => {}, (error) => { throw error; });
  let longest = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const start = performance.now();
  await workspace.libraries();
  const read = performance.now() - start;
  await results.update();
  const full = performance.now() - start;
  clearInterval(watch);
  const judged = workspace.judgements;
  globalThis.gc?.();
  const memory = process.memoryUsage();
  const cpu = process.cpuUsage();
  const edit = async (path, change) => {
    const uri = rootUri + '/' + path;
    const text = readFileSync(URI.parse(uri).fsPath, 'utf8');
    workspace.change(uri, text, 1, 'persona');
    await workspace.check(uri);
    await results.update();
    const times = [];
    const own = [];
    let count = 0;
    for (let run = 0; run < Number(runs); run++) {
      const before = workspace.judgements;
      workspace.change(uri, change(text, run), run + 2, 'persona');
      const begin = performance.now();
      await workspace.check(uri);
      own.push(performance.now() - begin);
      await results.update();
      times.push(performance.now() - begin);
      count = workspace.judgements - before;
    }
    const median = (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
    return { own: median(own), all: median(times), judged: count };
  };
  // persona-10 has a child; nobody inherits from persona-11, and stories name both.
  const inherited = await edit('personas/persona-10.persona.yaml', (text, run) => text.replace(/goal: /, 'goal: again' + run + ' '));
  const alone = await edit('personas/persona-11.persona.yaml', (text, run) => text.replace(/goal: /, 'goal: again' + run + (run % 2 ? ' ' : ' anew' + run + ' ')));
  const renamed = await edit('personas/persona-12.persona.yaml', (text, run) => text.replace(/^id: .*$/m, 'id: renamed-' + run));
  console.log(JSON.stringify({ read, full, longest, judged, cpu: (cpu.user + cpu.system) / 1e6, heap: memory.heapUsed, rss: memory.rss, inherited, alone, renamed }));
}
measure();
`;

const mostAlike = 1000;

/**
 * @param {readonly number[]} sizes
 * @param {number} runs
 * @param {string} today
 * @param {string} folder a place for files
 * @returns {Promise<string[][]>} a table, its head first
 */
export async function benchWorkspace(sizes, runs, today, folder) {
  const { build } = await import('esbuild');
  const outfile = join(folder, 'workspace.cjs');
  const stdin = { contents: entry, resolveDir: root, loader: /** @type {const} */ ('ts') };
  await build({
    stdin,
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    minify: false,
  });
  const head = [
    'files',
    'read s',
    'all results s',
    'of which CPU s',
    'longest wait ms',
    'heap MB',
    'rss MB',
    'edit ms',
    'of a parent ms (judged)',
    'of an id ms (judged)',
    `where words are common, up to ${mostAlike} files, ms (judged)`,
  ];
  const rows = sizes.map((size) => {
    const library = join(folder, `library-${size}`);
    /** @param {number} count @param {boolean} common */
    const measured = (count, common) => {
      mkdirSync(library);
      writeLibrary(library, count, common);
      const out = execFileSync(process.execPath, ['--expose-gc', outfile, library, today, String(runs)]);
      rmSync(library, { recursive: true, force: true });
      return JSON.parse(out.toString());
    };
    const found = measured(size, false);
    // Every edit concerns all personas then; more of them nobody has who all say the same.
    const alike = measured(Math.min(size, mostAlike), true);
    /** @param {{ own: number; all: number; judged: number }} edit */
    const shown = ({ all, judged }) => `${all.toFixed(1)} (${judged})`;
    const mega = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(0);
    return [
      String(size),
      (found.read / 1000).toFixed(1),
      (found.full / 1000).toFixed(1),
      found.cpu.toFixed(1),
      found.longest.toFixed(0),
      mega(found.heap),
      mega(found.rss),
      `${found.alone.own.toFixed(1)} (${found.alone.judged})`,
      shown(found.inherited),
      shown(found.renamed),
      shown(alike.alone),
    ];
  });
  return [head, ...rows];
}

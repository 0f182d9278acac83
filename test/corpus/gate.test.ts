import { describe, expect, test } from 'vitest';
import type { FileReport, Report } from '../../server/src/cli/report.js';
import type { Folder } from '../cli/run.js';
import { report } from '../cli/run.js';
import { corpusHas, devrelFolder, wildFolder } from './corpus.js';

/** Above this, people turn a linter off. The mean is of findings that count: neither infos nor hints, and no gaps. */
const mostPerEntity = 3;

const counts = ({ severity, channel }: FileReport['findings'][number]) =>
  channel === 'finding' && (severity === 'error' || severity === 'warning');

/** What a file's findings are, without a word of the file: each rule with its severity and the lines that it names. */
function outline({ findings, entities }: FileReport): string[] {
  const lines = new Map<string, number[]>();
  for (const { rule, severity, channel, line } of findings) {
    const key = `${channel === 'gap' ? 'gap' : severity} ${rule}`;
    lines.set(key, [...(lines.get(key) ?? []), line]);
  }
  const counted = entities.length === 1 ? '1 entity' : `${entities.length} entities`;
  const loud = `${findings.filter(counts).length} warnings and errors`;
  return [`${counted}, ${loud}`, ...[...lines].map(([key, at]) => `${key}: ${at.join(' ')}`).sort()];
}

const entitiesOf = (files: Report['files']) =>
  files.flatMap(({ entities }) => entities).filter(({ kind }) => kind !== 'config').length;

const perEntity = (files: Report['files']) =>
  files.flatMap(({ findings }) => findings).filter(counts).length / entitiesOf(files);

/** What the whole of it comes to. */
function sum({ files, summary }: Report): string[] {
  const { errors, warnings, infos, hints, gaps } = summary;
  const shares = [
    ['errors', errors],
    ['warnings', warnings],
    ['infos', infos],
    ['hints', hints],
    ['gaps', gaps],
  ] as const;
  const entities = entitiesOf(files);
  return [
    `${entities} entities in ${files.length} files`,
    ...shares.map(([name, many]) => `${many} ${name}, ${(many / entities).toFixed(2)} an entity`),
    `${perEntity(files).toFixed(2)} warnings and errors an entity`,
  ];
}

const kept = new Map<string, Promise<Report>>();

/** The report of a folder, made once. */
function reportOf(name: string, make: () => Folder | string): Promise<Report> {
  const before = kept.get(name);
  if (before) return before;
  const made = (async () => {
    const folder = make();
    if (typeof folder === 'string') return report(folder);
    try {
      return await report(folder.path);
    } finally {
      folder.remove();
    }
  })();
  kept.set(name, made);
  return made;
}

/**
 * Every finding on real files and on the examples. A line that is new in the snapshot is either a true finding or noise
 * that users would get: read it with the file before it goes in (CONTRIBUTING.md, "The corpus gate").
 */
describe.each([
  { name: 'wild', here: corpusHas('wild', 'findings in files of other repositories'), make: wildFolder },
  { name: 'devrel-pls', here: corpusHas('devrel-pls', 'findings in the Persona Library System'), make: devrelFolder },
  { name: 'examples', here: true, make: () => 'examples' },
])('$name', ({ name, here, make }) => {
  test.runIf(here)('has these findings', async () => {
    const { files, summary } = await reportOf(name, make);
    const found = Object.fromEntries(files.map((file) => [file.path, outline(file)]));
    expect({ 'in all': sum({ files, summary }), ...found }).toMatchSnapshot();
  });

  test.runIf(here)('has at most three warnings and errors an entity', async () => {
    expect(perEntity((await reportOf(name, make)).files)).toBeLessThanOrEqual(mostPerEntity);
  });
});

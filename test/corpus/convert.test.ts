import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatOf } from '../../server/src/document/front-matter.js';
import { parse } from '../../server/src/document/parse.js';
import { kindOfName } from '../../server/src/kinds/registry.js';
import type { Finding } from '../../server/src/rules/types.js';
import { converted, findingsOf, lost } from '../convert/support.js';

/** Files of public repositories that follow no common schema; they lie beside the project, and only numbers of them here. */
const folder = '../shared/corpus';
const counted = ['unknown-key', 'synonym-key', 'mixed-key-case', 'wrong-type'];

interface WildFile {
  readonly file: string;
  readonly kind: string;
}

function wildFiles(): WildFile[] {
  const [, ...rows] = readFileSync(join(folder, 'SOURCES.tsv'), 'utf8').trim().split('\n');
  return rows.flatMap((row) => {
    const [repo = '', path = '', , , kind = '', , , note = ''] = row.split('\t');
    const file = join(folder, 'wild', `${repo}__${path}`.replaceAll('/', '__'));
    return existsSync(file) ? [{ file, kind: kind === 'other' ? (note.split(':')[0] ?? '') : kind }] : [];
  });
}

describe.runIf(existsSync(folder))(`real files, converted (they lie in ${folder})`, () => {
  const numbers: Record<string, string> = {};

  test('are there, each with a kind that we know', () => {
    expect(wildFiles().length).toBeGreaterThan(20);
    expect(wildFiles().filter(({ kind }) => !kindOfName(kind))).toEqual([]);
  });

  test.each(existsSync(folder) ? wildFiles() : [])('$file', ({ file, kind }) => {
    const text = readFileSync(file, 'utf8');
    const known = kindOfName(kind);
    const setting = { name: basename(file), ...(known ? { kind: known.name } : {}) };
    const after = converted(text, setting);
    const problems = (of: string) => parse(of, formatOf(file)).problems.length;
    expect(problems(after)).toBe(problems(text));
    expect(lost(text, after, file)).toEqual([]);
    expect(converted(after, setting)).toBe(after);

    const count = (of: string) => findingsOf(of, setting).filter(({ rule }) => counted.includes(rule)).length;
    const [old, now] = [count(text), count(after)];
    if (old > 0) expect(now).toBeLessThan(old);
    // A role becomes the id of a persona that may still have to be written.
    const isOld = ({ severity, rule }: Finding) => severity === 'error' && rule !== 'dangling-reference';
    const errors = (of: string) => findingsOf(of, setting).filter(isOld).length;
    expect(errors(after)).toBeLessThanOrEqual(errors(text));
    numbers[file.replace(`${folder}/wild/`, '')] = `${old} -> ${now}`;
  });

  test('have fewer findings about keys and shapes', () => {
    expect(numbers).toMatchSnapshot();
  });
});

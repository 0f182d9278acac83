import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shelf } from '../support/library.js';
import { corpus, corpusHas } from './corpus.js';

const source = `${corpus}/devrel-pls`;
const here = corpusHas('devrel-pls', 'what the personas of the Persona Library System say to each other');

const config = `include:
  - { glob: 'personas/*.json', dialect: pls }
  - { glob: 'sets/**/*.json', dialect: pls }
`;

/**
 * Every finding about what those files say to each other, as a person found it by reading them: rule, then file and
 * lines. No more and no less may be said.
 */
const reviewed: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  // Seven files declare `dev`.
  'duplicate-id': {
    'cloud-dev': [2],
    dev: [2],
    'dev-python': [2],
    'finance-dev': [2],
    'healthcare-dev': [2],
    'iot-dev': [2],
    'media-dev': [2],
  },
  // Five of them share a label, and three say the same from the first key to the last.
  'duplicate-name': { 'cloud-dev': [3], dev: [3], 'dev-python': [3], 'healthcare-dev': [3], 'iot-dev': [3] },
  'stale-copy': { 'cloud-dev': [2], 'iot-dev': [2], 'media-dev': [2] },
  // A copy of its parent that kept the parent's id.
  'inheritance-cycle': { 'dev-python': [4] },
  'dangling-reference': { 'drf-biz-sales': [4] },
  'reference-by-stem': { 'drf-mix-infl-early': [4], 'drf-mix-infl-pro': [4] },
  'id-filename-mismatch': {
    'cloud-dev': [2],
    'dev-python': [2],
    'drf-mix-infl': [2],
    'finance-dev': [2],
    'healthcare-dev': [2],
    'iot-dev': [2],
    'media-dev': [2],
    'security-biz': [2],
    'security-dev': [2],
  },
  // An executive whose level is lead, a developer whose field is mixed, a lead who is an influencer, a pro of any experience.
  'id-trait-disagree': { 'dev-exec': [2], 'drf-dev-infl': [3], 'drf-mix-infl-pro': [3], 'drf-mix-lead': [2] },
  // Lists that a parent fills and the child leaves empty. Of `dev` and `biz`, `biz` is named last.
  'override-with-empty': {
    'ai-dev': [41, 42, 43, 44, 45, 46],
    'dev-exec': [22, 48, 52, 56],
    'dev-lead': [63],
    'devops-dev': [41, 42, 43, 44, 45, 46],
    'drf-dev-infl': [61],
    'drf-mix-infl': [20, 33, 45],
    'drf-mix-lead': [21, 35, 48],
    'security-dev': [15],
  },
  'redundant-override': {
    'ai-dev': [11, 17],
    'dev-exec': [12],
    'dev-lead': [12],
    'devops-dev': [11, 17],
    'drf-mix-infl-pro': [12, 22, 25, 32],
    'security-dev': [11],
  },
  'seniority-in-title': {
    'cloud-dev': [17, 18, 19],
    dev: [17, 18, 19],
    'finance-dev': [17, 18, 19],
    'healthcare-dev': [17, 18, 19],
    'iot-dev': [17, 18, 19],
    'media-dev': [17, 18, 19],
    'security-dev': [18, 28],
  },
  // Nobody mixes `likes` and `x-likes`, uses `x-` without a parent, or leaves open what parents disagree about.
  'override-and-extend': {},
  'x-prefix-without-parent': {},
  'multi-parent-conflict': {},
  'label-drift': {},
};

describe.runIf(here)('the Persona Library System, as it lies there', () => {
  const names = here
    ? ['personas', 'sets'].flatMap((folder) =>
        readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
          .filter((path) => path.endsWith('.json'))
          .map((path) => join(folder, path).replaceAll('\\', '/')),
      )
    : [];
  const texts = Object.fromEntries(names.map((name) => [name, readFileSync(join(source, name), 'utf8')]));
  const library = shelf({ 'personas.config.yaml': config, ...texts });

  /** The lines on which a rule speaks, by file. */
  const linesOf = (rule: string) => {
    const lines: Record<string, number[]> = {};
    for (const [name, file] of library.files) {
      const stem = name.replace(/^.*\//, '').replace('.json', '');
      const found = library.findings(name).filter((finding) => finding.rule === rule);
      if (found.length > 0) lines[stem] = found.map(({ span }) => file.parsed.lines.lineAt(span.start) + 1);
    }
    return lines;
  };

  test.each(Object.keys(reviewed))('%s says what a reader found, and nothing else', (rule) => {
    expect(linesOf(rule)).toEqual(reviewed[rule]);
  });

  test('nothing else is an error: each file by itself is valid', () => {
    const errors = names.flatMap((name) =>
      library
        .findings(name)
        .filter(({ severity, rule }) => severity === 'error' && !Object.hasOwn(reviewed, rule))
        .map(({ rule }) => `${name} ${rule}`),
    );
    expect(errors).toEqual([]);
  });

  test('each finding about others names their places, in files that are there', () => {
    for (const name of names) {
      for (const { rule, related = [] } of library.findings(name)) {
        if (['duplicate-id', 'duplicate-name', 'stale-copy', 'reference-by-stem'].includes(rule))
          expect(related.length, `${rule} in ${name}`).toBeGreaterThan(0);
        for (const { uri } of related) expect(names).toContain(uri.replace('file:///library/', ''));
      }
    }
  });

  test('every fix mends its finding, keeps the file valid and the rest of the text as it was', () => {
    let tried = 0;
    for (const name of names) {
      const text = texts[name] ?? '';
      const before = library.findings(name);
      for (const { rule, fixes, span } of before) {
        for (const { title, edits } of fixes) {
          tried++;
          const mended = [...edits]
            .sort((a, b) => b.span.start - a.span.start)
            .reduce((all, { span: at, newText }) => all.slice(0, at.start) + newText + all.slice(at.end), text);
          expect(() => JSON.parse(mended) as unknown, `${rule} in ${name}: ${title}\n${mended}`).not.toThrow();
          const after = shelf({ 'personas.config.yaml': config, ...texts, [name]: mended }).findings(name);
          const count = (found: typeof after) => found.filter((one) => one.rule === rule).length;
          expect(count(after), `${rule} in ${name}: ${title}`).toBeLessThan(count(before));
          const errors = (found: typeof after) => found.filter(({ severity }) => severity === 'error').length;
          expect(errors(after)).toBeLessThanOrEqual(errors(before));
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }
    }
    expect(tried).toBeGreaterThan(50);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { docsDrift } from '../../scripts/docs.mjs';
import { diagnostics } from '../../server/src/features/diagnostics.js';
import { config } from '../../server/src/kinds/config.js';
import { rules } from '../../server/src/rules/registry.js';
import { findingsOf, shelf } from '../support/library.js';

const ids = [...rules.map(({ meta }) => meta.id), 'incomplete'];
const gaps = new Set(rules.filter(({ meta }) => meta.channel === 'gap').map(({ meta }) => meta.id));

function pageOf(id: string): string {
  const path = `docs/rules/${id}.md`;
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** The YAML examples of a section of a rule's page, by the name of the file that the first line gives. */
function examples(id: string, section: string): Record<string, string> {
  const page = pageOf(id);
  const [, text = ''] = new RegExp(`^## ${section}\\n(.*?)(?=^## )`, 'ms').exec(page) ?? [];
  const blocks = [...text.matchAll(/```(?:yaml|json)\n(.*?)```/gs)].map(([, block = '']) => block);
  return Object.fromEntries(blocks.map((block) => [/^# (\S+)\n/.exec(block)?.[1] ?? '', block]));
}

/** What a section's examples show: the rules that speak, and of the gaps only those that the page is about. */
function shown(id: string, section: string): string[] {
  const texts = examples(id, section);
  const made = shelf(texts);
  const found = new Set<string>();
  for (const name of Object.keys(texts)) {
    const file = made.files.get(name);
    expect(file?.claim.claimed, `${name} is a file of ours`).toBe(true);
    const findings = made.findings(name);
    for (const { rule, channel } of findings) if (channel === 'finding' || rule === id) found.add(rule);
    if (file && id === 'incomplete')
      for (const { code } of diagnostics(file, findings, made.library)) if (code === id) found.add(id);
  }
  return [...found].sort();
}

test('the pages, their index and the schema of the config file say what the rules say', async () => {
  expect(await docsDrift(), 'run "npm run generate"').toEqual([]);
});

describe.each(ids)('the page of %s', (id) => {
  const page = pageOf(id);

  test('has every section, in order', () => {
    expect(page.startsWith(`# ${id}\n`)).toBe(true);
    const sections = [...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
    const needed = ['What it finds', 'Why it matters', 'Wrong', 'Right', 'Options', 'How to silence it'];
    expect(sections.filter((title = '') => needed.includes(title))).toEqual(needed);
  });

  test('has an example that is wrong as it says, and in nothing else', () => {
    expect(shown(id, 'Wrong')).toEqual([id]);
  });

  test('has an example that is right', () => {
    expect(shown(id, 'Right')).toEqual([]);
  });

  test('silences it as it says', () => {
    const [, text = ''] = /^## How to silence it\n(.*)$/ms.exec(page) ?? [];
    const blocks = [...text.matchAll(/```yaml\n(.*?)```/gs)].map(([, block = '']) => block);
    const settings = blocks.find((block) => block.startsWith('rules:'));
    expect(settings, 'a block with `rules:`').toBeDefined();
    expect(findingsOf(settings ?? '', 'personas.config.yaml')).toEqual([]);
    if (id === 'incomplete') return;
    expect(settings).toContain(`${id}: off`);
    const texts = { ...examples(id, 'Wrong'), 'personas.config.yaml': settings ?? '' };
    const made = shelf(texts);
    const found = Object.keys(texts).flatMap((name) => made.findings(name));
    expect(found.filter(({ rule }) => rule === id)).toEqual([]);
  });

  test('is named in the config file', () => {
    const { rules: setting } = config.schema.$defs ?? {};
    expect(setting?.properties?.[id]?.description).toMatch(/\.$/);
  });
});

test('a rule that does not exist is told in the config file, with the one that was meant', () => {
  const found = findingsOf('rules:\n  opinion-basd: off\n  zzz: off\n', 'personas.config.yaml');
  expect(found.map(({ rule, severity, message }) => `${rule} ${severity} ${message}`)).toEqual([
    'unknown-key error `rules` has no key `opinion-basd`. Did you mean `opinion-based`?',
    'unknown-key error `rules` has no key `zzz`.',
  ]);
});

test('gaps have a page too', () => {
  expect(gaps.size).toBeGreaterThan(3);
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../server/src/rules/registry.js';
import { shelf } from '../support/library.js';

/** The files that a section of a page shows: each block begins with a comment that names its file. */
function filesIn(page: string, section: string): Record<string, string> {
  const text = new RegExp(`^## ${section}\\n(.*?)^## `, 'ms').exec(page)?.[1] ?? '';
  const blocks = [...text.matchAll(/```yaml\n# (\S+)\n(.*?)```/gs)];
  return Object.fromEntries(blocks.map(([, name = '', body = '']) => [name, body]));
}

describe.each(rules.map(({ meta }) => [meta.id, meta] as const))('the page of %s', (id) => {
  const page = readdirSync('docs/rules').includes(`${id}.md`) ? readFileSync(`docs/rules/${id}.md`, 'utf8') : '';

  const found = (section: string) => {
    const library = shelf(filesIn(page, section));
    return [...library.files.keys()].flatMap((name) => library.findings(name));
  };

  test('shows what is wrong and what is right', () => {
    expect(Object.keys(filesIn(page, 'Wrong')).length).toBeGreaterThan(0);
    expect(found('Wrong').map(({ rule }) => rule)).toContain(id);
    expect(found('Right').map(({ rule }) => rule)).not.toContain(id);
    expect(found('Right').filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

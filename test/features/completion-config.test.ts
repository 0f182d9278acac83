import { describe, expect, test } from 'vitest';
import { hover } from '../../server/src/features/hover.js';
import { doc, marked } from '../support/marked.js';
import { accepted, contextOf, labels, snippets, suggest } from './completion-support.js';

const uri = 'file:///team/personas.config.yaml';
const at = (source: string) => labels(source, uri);

function hoverAt(source: string): string {
  const { text, position } = marked(source);
  const contents = hover(contextOf(text, uri), position)?.contents;
  return contents && typeof contents === 'object' && 'value' in contents ? contents.value : '';
}

describe('in the config file', () => {
  test('rules are completed by their ids, at the top and in overrides, but for those that stand there', () => {
    expect(at('rules:\n  too|')).toContain('too-many-personas');
    const inOverride = at(
      doc('overrides:', '  - files: drafts/**', '    rules:', '      opinion-based: off', '      |'),
    );
    expect(inOverride).toContain('too-many-personas');
    expect(inOverride).not.toContain('opinion-based');
  });

  test('severities say what they mean and which of them is the default', () => {
    const items = suggest('rules:\n  too-many-personas: |', snippets, uri);
    const severities = items.filter(({ label }) => ['off', 'hint', 'info', 'warning', 'error'].includes(label));
    expect(severities.map(({ label, detail }) => (detail ? `${label} ${detail}` : label))).toEqual([
      'off',
      'hint',
      'info',
      'warning default',
      'error',
    ]);
    for (const { documentation } of severities) expect(documentation).toMatchObject({ kind: 'markdown' });
    expect(accepted('rules:\n  too-many-personas: |', 'off', snippets, uri)).toBe('rules:\n  too-many-personas: "off"');
  });

  test.each([
    ['rules: { too-many-personas: [|] }', ['off', 'hint', 'info', 'warning', 'error']],
    ['rules:\n  too-many-personas: [warning, { | }]', ['max', 'primary']],
    ['rules:\n  too-many-personas: [warning, { max: 3, | }]', ['primary']],
    ['rules:\n  too-many-personas: [warning, { max: | }]', ['7']],
    ['rules:\n  too-many-personas:\n    - warning\n    |', ['- max']],
    ['rules:\n  too-many-personas:\n    - warning\n    - max: |', ['7']],
    ['rules:\n  too-many-personas:\n    - warning\n    - max: 3\n    - |', []],
    ['rules:\n  no-goals: [warning, { | }]', []],
  ])('%s', (source, expected) => {
    expect(at(source)).toEqual(expected);
  });

  test('the words that rules read are completed by the ids of these rules', () => {
    expect(at('vocabulary:\n  |')).toContain('solution-in-goal');
    expect(at('vocabulary:\n  |')).not.toContain('no-goals');
  });

  test('hover tells what a rule finds, how loud it is without a word, and what an option means', () => {
    expect(hoverAt('rules:\n  too-many|-personas: error')).toContain('Without it: `warning`.');
    expect(hoverAt('rules:\n  no-go|als: error')).toContain('A gap');
    expect(hoverAt('rules:\n  too-many-personas: [warning, { ma|x: 4 }]')).toMatch(/How many active.*Without it: `7`/s);
    expect(hoverAt('rules:\n  too-many-personas: err|or')).toContain('Must be put right');
  });
});

import { describe, expect, it } from 'vitest';
import config from '../../language-configuration.json' with { type: 'json' };
import manifest from '../../package.json' with { type: 'json' };

interface EnterRule {
  readonly beforeText: string;
  readonly afterText?: string;
  readonly action: { readonly indent: string; readonly appendText?: string };
}

/** What the editor puts on the new line when Enter is pressed at the bar: the first rule that matches decides. */
function enter(text: string): string {
  const [before = '', after = ''] = text.split('¦');
  const indent = /^\s*/.exec(before)?.[0] ?? '';
  const rules: readonly EnterRule[] = config.onEnterRules;
  const rule = rules.find(
    (r) => new RegExp(r.beforeText).test(before) && (!r.afterText || new RegExp(r.afterText).test(after)),
  );
  return indent + (rule?.action.appendText ?? '') + after.trimStart();
}

describe('Enter', () => {
  it.each([
    ['goals:¦', '  '],
    ['  impact: # why¦', '    '],
    ['narrative: >-¦', '  '],
    ['review: &review¦', '  '],
    ['"quoted key":¦', '  '],
    ['  - impact:¦', '      '],
    ['  - note: |2-¦', '      '],
    ['  - goal: Ship faster¦', '    '],
    ['  - goal: Ship¦ faster', '      faster'],
    ['  - "goal": "Ship"¦', '    '],
    ['  - Reconcile invoices¦', '  - '],
    ["  - It's 12:30, and https://example.com is down¦", '  - '],
    ['  - "quoted"¦', '  - '],
    ['  - one¦ two', '  - two'],
    ['  - maya-chen¦', '  - '],
    ['  - |¦', '    '],
    // Nothing to add: the line keeps its blanks.
    ['name: Maya¦', ''],
    ['  rank: 1¦', '  '],
    ['name: Ma¦ya', 'ya'],
    ['time: 12:30¦', ''],
    ['# goals:¦', ''],
    ['  # - goal¦', '  '],
    ['  - ¦', '  '],
    ['  -¦', '  '],
    ['---¦', ''],
    ['tags: [a,¦', ''],
    ['  - [a, b]¦', '  '],
    ['  - - deep¦', '  '],
    ['  Just more text¦', '  '],
    ['¦', ''],
  ])('%j gives %j', (text, line) => {
    expect(enter(text)).toBe(line);
  });

  it('does not hang on long lines', () => {
    for (const text of [`- ${'a '.repeat(5000)}¦`, `- ${' '.repeat(5000)}x¦`, `${'a: '.repeat(3000)}¦`]) enter(text);
  });
});

describe('indentation of pasted lines', () => {
  const increase = new RegExp(config.indentationRules.increaseIndentPattern);
  it.each(['goals:', '  - impact:', 'a: |', 'a: &x', 'tags: [', 'key: # why'])('%s opens a level', (line) => {
    expect(increase.test(line)).toBe(true);
  });
  it.each(['name: Maya', '- x', '# goals:', 'url: https://x', '', 'tags: [a]', '---'])('%s does not', (line) => {
    expect(increase.test(line)).toBe(false);
  });
});

describe('words', () => {
  const { pattern, flags } = config.wordPattern;
  const words = (text: string) => text.match(new RegExp(pattern, `${flags}g`));
  it.each([
    ['id: maya-chen-2', ['id', 'maya-chen-2']],
    ['pain_points: x', ['pain_points', 'x']],
    ['- *maya', ['maya']],
    ["it's Größe, don’t", ["it's", 'Größe', 'don’t']],
    ['share: 0.25', ['share', '0.25']],
    ['date: 2026-03-31', ['date', '2026-03-31']],
    ['$schema: x', ['$schema', 'x']],
    ['[a,b-]', ['a', 'b']],
    ['', null],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe('the manifest', () => {
  const [language] = manifest.contributes.languages;
  it('makes one language of every suffix and of the config file', () => {
    expect(manifest.contributes.languages).toHaveLength(1);
    expect(language).toMatchObject({ id: 'persona', filenames: ['personas.config.yaml', 'personas.config.yml'] });
    expect(language?.aliases[0]).toBe('Persona YAML');
  });
  it('sets what YAML needs: blanks, not tabs, and suggestions inside text', () => {
    expect(manifest.contributes.configurationDefaults['[persona]']).toMatchObject({
      'editor.insertSpaces': true,
      'editor.tabSize': 2,
      'editor.quickSuggestions': { strings: 'on' },
      'editor.wordBasedSuggestions': 'off',
    });
  });
});

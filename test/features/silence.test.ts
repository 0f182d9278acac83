import { describe, expect, test } from 'vitest';
import type { CodeAction, Range, SnippetTextEdit, TextEdit } from 'vscode-languageserver-types';
import { parse } from '../../server/src/document/parse.js';
import { completion } from '../../server/src/features/completion.js';
import { hover } from '../../server/src/features/hover.js';
import { expandSnippet } from '../../server/src/features/pieces.js';
import { silenceActions } from '../../server/src/features/silence.js';
import type { ConfigTarget } from '../../server/src/features/silence-config.js';
import { readConfig } from '../../server/src/library/config.js';
import { rules } from '../../server/src/rules/registry.js';
import { applyEdits } from '../support/edits.js';
import { findingsOf, shelf } from '../support/library.js';
import { marked } from '../support/marked.js';
import { contextOf } from './completion-support.js';

const all = { snippets: false, creates: true, shows: true };
const head = 'kind: persona\nid: ana\nname: Ana\ntype: user\nbasis: proto\n';

/** What is offered for everything in a text. */
function offered(text: string, options = all, name = 'ana.persona.yaml', target?: ConfigTarget): CodeAction[] {
  const made = shelf({ [name]: text, ...(target ? { 'personas.config.yaml': `include: ['${name}']\n` } : {}) });
  const file = made.files.get(name);
  if (!file) return [];
  const { lines } = file.parsed;
  const range: Range = lines.range({ start: 0, end: text.length });
  return silenceActions(file, made.findings(name), range, [], target, options);
}

function editsOf({ edit }: CodeAction): TextEdit[] {
  const inSnippets = (edit?.documentChanges ?? []).flatMap((change) =>
    'edits' in change ? (change.edits as (TextEdit | SnippetTextEdit)[]) : [],
  );
  const plain = inSnippets.map((each) =>
    'snippet' in each ? { range: each.range, newText: expandSnippet(each.snippet.value) } : each,
  );
  return [...Object.values(edit?.changes ?? {}).flat(), ...plain];
}

function chosen(text: string, title: string, options = all): string {
  const action = offered(text, options).find((each) => each.title === title);
  if (!action) throw new Error(`Not offered: ${title}`);
  return applyEdits(text, editsOf(action));
}

/** The rules that speak, but for the one that wants a reason. */
const loud = (text: string) =>
  findingsOf(text, 'ana.persona.yaml').flatMap(({ rule, channel, message }) =>
    channel === 'finding' && !message.startsWith('Say why') ? [rule] : [],
  );

describe('quick fixes write comments', () => {
  const text = `${head}size:\n  people: 5\n  nick: A\nnock: B\n`;

  test('above the line, as far in as the line', () => {
    expect(chosen(text, 'Silence unknown-key for this line…')).toBe(
      text.replace('  nick', '  # personas-disable-next-line unknown-key -- \n  nick'),
    );
  });

  test('at the top of the file, below the comments that it begins with', () => {
    expect(chosen(text, 'Silence unknown-key for this file…')).toBe(`# personas-disable unknown-key -- \n${text}`);
    const noted = `# yaml-language-server: $schema=x\n# Ours.\n\n${text}`;
    expect(chosen(noted, 'Silence unknown-key for this file…')).toBe(
      `# yaml-language-server: $schema=x\n# Ours.\n# personas-disable unknown-key -- \n\n${text}`,
    );
  });

  test('with the line ends of the text, and behind its byte order mark', () => {
    const windows = `\uFEFF${text.replace(/\n/g, '\r\n')}`;
    expect(chosen(windows, 'Silence unknown-key for this file…')).toBe(
      `\uFEFF# personas-disable unknown-key -- \r\n${windows.slice(1)}`,
    );
    expect(chosen(windows, 'Silence unknown-key for this line…')).toContain(
      '  # personas-disable-next-line unknown-key -- \r\n  nick: A\r\n',
    );
  });

  test('that silence the finding, and ask for a reason until there is one', () => {
    for (const title of ['Silence unknown-key for this line…', 'Silence unknown-key for this file…']) {
      const silenced = chosen(`${head}nick: A\n`, title);
      expect(loud(silenced), title).toEqual([]);
      expect(findingsOf(silenced, 'ana.persona.yaml').map(({ message }) => message)).toContainEqual(
        expect.stringMatching(/^Say why/),
      );
      expect(
        findingsOf(silenced.replace(' -- ', ' -- the CRM'), 'ana.persona.yaml').filter(
          ({ channel }) => channel === 'finding',
        ),
      ).toEqual([]);
    }
  });

  test('with a place for the reason where the client knows such edits, else it is shown', () => {
    const [inSnippet] = offered(`${head}nick: A\n`, { ...all, snippets: true });
    expect(JSON.stringify(inSnippet?.edit)).toContain('-- $0\\n');
    expect(inSnippet?.command).toBeUndefined();
    const [plain] = offered(`${head}nick: A\n`);
    expect(plain?.command?.arguments).toEqual([
      'file:///library/ana.persona.yaml',
      { start: { line: 5, character: 44 }, end: { line: 5, character: 44 } },
    ]);
    expect(offered(`${head}nick: A\n`, { ...all, shows: false })[0]?.command).toBeUndefined();
  });

  test('are plain quick fixes, none of them preferred', () => {
    for (const action of offered(text)) {
      expect(action.kind).toBe('quickfix');
      expect(action.isPreferred).toBeUndefined();
    }
  });

  test('for all gaps of an entity at once', () => {
    const titles = offered(head).map(({ title }) => title);
    expect(titles).toEqual(['Silence incomplete for this line…', 'Silence incomplete for this file…']);
    const silenced = chosen(head, 'Silence incomplete for this line…');
    expect(silenced).toContain('# personas-disable-next-line incomplete -- \nid: ana');
    expect(findingsOf(silenced, 'ana.persona.yaml').filter(({ channel }) => channel === 'gap')).toEqual([]);
  });

  test('not for a broken text, and not for a comment', () => {
    const titles = offered(`${head}quote: "x\n# personas-disable-line bad-value -- x\n`).map(({ title }) => title);
    expect(titles.filter((title) => /yaml-syntax|unused-suppression/.test(title))).toEqual([]);
  });

  test('a line that begins within a text gets none above it', () => {
    const inside = `${head}tags: [a, "b\n  c", 5]\n`;
    const titles = offered(inside).map(({ title }) => title);
    expect(titles).toContain('Silence wrong-type for this file…');
    expect(titles).not.toContain('Silence wrong-type for this line…');
  });
});

describe('for JSON the config file is changed', () => {
  const json = '{ "kind": "persona", "id": "ana", "basis": "proto", "nick": "A" }\n';
  const uri = 'file:///library/personas.config.yaml';
  const name = 'personas.config.yaml';

  function configAfter(config: string | undefined, creates = true): string | undefined {
    const parsed = config === undefined ? {} : { parsed: parse(config) };
    const action = offered(json, { ...all, creates }, 'ana.json', { uri, name, glob: 'ana.json', ...parsed }).find(
      ({ title }) => title === 'Silence unknown-key for this file in personas.config.yaml',
    );
    return action && applyEdits(config ?? '', editsOf(action));
  }

  const silenced = (config: string | undefined) => {
    const read = readConfig(config === undefined ? undefined : toObject(config));
    return read.overrides.some(
      ({ matches, rules: set }) => matches('ana.json') && set.get('unknown-key')?.severity === 'off',
    );
  };
  const toObject = (text: string) => shelf({ 'personas.config.yaml': text }).files.get(name)?.entities[0]?.data;

  test.each([
    ['', 'an empty one'],
    ['# Ours.\n', 'one of comments'],
    ['include: [ana.json] # ours\n', 'one without overrides'],
    ['overrides:\n  - files: other/**\n    rules: { no-priority: off }\n', 'one with others'],
    ['overrides: [{ files: other/** }]\n', 'one in brackets'],
    ['overrides:\n  - files: ana.json\n', 'one that names the file'],
    [
      'overrides:\n  - files: [ana.json]\n    rules:\n      no-priority: off # keep\n',
      'one that sets other rules for it',
    ],
    ['overrides:\n  - files: ana.json\n    rules: { unknown-key: error }\n', 'one that says something else'],
    ['{ "include": ["ana.json"] }\n', 'one in braces'],
  ])('%j', (config) => {
    const text = configAfter(config);
    expect(silenced(text), text).toBe(true);
    for (const line of config.match(/#.*$/gm) ?? []) expect(text).toContain(line);
    expect(findingsOf(text ?? '', name)).toEqual([]);
  });

  test('or made, by a client that can', () => {
    expect(silenced(configAfter(undefined))).toBe(true);
    expect(configAfter(undefined, false)).toBeUndefined();
  });

  test('one that is no mapping is left alone', () => {
    expect(configAfter('- x\n')).toBeUndefined();
    expect(configAfter('overrides: x\n')).toBeUndefined();
  });
});

describe('inside such a comment', () => {
  const suggested = (source: string) => {
    const { text, position } = marked(source);
    return completion(contextOf(text), position, { snippets: true }).map((item) => {
      const edit = item.textEdit as TextEdit;
      return { label: item.label, text: applyEdits(text, [edit]), item };
    });
  };

  test('the ids of all rules are suggested, each with its summary', () => {
    const found = suggested(`${head}# personas-disable-line |\n`);
    expect(found.map(({ label }) => label).sort()).toEqual([...rules.map(({ meta }) => meta.id), 'incomplete'].sort());
    const key = found.find(({ label }) => label === 'unknown-key');
    expect(key?.text).toBe(`${head}# personas-disable-line unknown-key\n`);
    expect(JSON.stringify(key?.item.documentation)).toContain('A key that the format does not know.');
  });

  test('in place of the word there, and none twice', () => {
    const found = suggested(`${head}# personas-disable-line no-goals, unk|nown -- why\n`);
    expect(found.map(({ label }) => label)).not.toContain('no-goals');
    expect(found.find(({ label }) => label === 'unknown-key')?.text).toBe(
      `${head}# personas-disable-line no-goals, unknown-key -- why\n`,
    );
  });

  test('the words that it may begin with', () => {
    expect(suggested(`${head}# pers|\n`).map(({ label }) => label)).toEqual([
      'personas-disable-next-line',
      'personas-disable-line',
    ]);
    expect(suggested(`# pers|\n${head}`).map(({ label }) => label)).toContain('personas-disable');
  });

  test.each(['# personas-disable-line x -- |', '# persons |', '# a note |', 'summary: "# personas-disable-line |"'])(
    'nothing at %s',
    (line) => {
      expect(suggested(`${head}${line}\n`).filter(({ label }) => label === 'unknown-key')).toEqual([]);
    },
  );

  test('a hover tells what the rule finds, and what the first word does', () => {
    const at = (source: string) => {
      const { text, position } = marked(source);
      return JSON.stringify(hover(contextOf(text), position)?.contents ?? null);
    };
    expect(at(`${head}# personas-disable-line unkn|own-key -- x\n`)).toMatch(
      /format does not know.*rules\/unknown-key/,
    );
    expect(at(`${head}# personas-dis|able-line unknown-key -- x\n`)).toContain('on this line');
    expect(at(`${head}# personas-disable-line incom|plete -- x\n`)).toContain('lacks');
    expect(at(`${head}# personas-disable-line no-such-|rule -- x\n`)).toBe('null');
    expect(at(`${head}# personas-disable-line unknown-key -- re|ason\n`)).toBe('null');
  });
});

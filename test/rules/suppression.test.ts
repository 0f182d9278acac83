import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnostics } from '../../server/src/features/diagnostics.js';
import { rules } from '../../server/src/rules/registry.js';
import type { Finding } from '../../server/src/rules/types.js';
import { applyFix, findingsOf, shelf } from '../support/library.js';

const head = 'kind: persona\nid: ana\nname: Ana\ntype: user\nbasis: proto\n';

/** Findings as `line rule`, lines from 1; gaps only where asked for. */
function said(text: string, name = 'ana.persona.yaml', config?: string): string[] {
  return shownOf(findingsOf(text, name, config), text);
}

function shownOf(findings: readonly Finding[], text: string): string[] {
  return findings
    .filter(({ channel }) => channel === 'finding')
    .map(({ rule, span }) => `${text.slice(0, span.start).split(/\r\n|\n|\r/).length} ${rule}`);
}

describe('a comment silences', () => {
  test.each([
    ['the next line', '# personas-disable-next-line unknown-key -- why\nnick: A\n'],
    ['its own line', 'nick: A # personas-disable-line unknown-key -- why\n'],
    ['several rules', '# personas-disable-next-line unknown-key,wrong-type -- why\nsize: { people: [], nick: A }\n'],
    ['below another comment', '# personas-disable-next-line unknown-key -- why\n# a note\n\nnick: A\n'],
    ['with a dash of an editor', 'nick: A # personas-disable-line unknown-key — why\n'],
    [
      'a value of several lines where it begins',
      '# personas-disable-next-line wrong-type -- why\ngoals: |\n  one\n  two\n',
    ],
  ])('%s', (_, text) => {
    const all = said((head + text).replace(/personas-disable/g, 'nothing'));
    expect(all.some((each) => /unknown-key|wrong-type/.test(each))).toBe(true);
    const left = said(head + text);
    expect(left).toEqual([]);
  });

  test('the whole file, in all of its documents', () => {
    const text = `${head}nick: A\n---\nkind: persona\nid: bo\nbasis: proto\npriority: 1\nnick: B\n`;
    expect(said(text).filter((each) => each.endsWith('unknown-key'))).toEqual(['6 unknown-key', '12 unknown-key']);
    const silenced = `# yaml-language-server: x\n# personas-disable unknown-key, no-priority -- why\n${text}`;
    expect(said(silenced)).toEqual([]);
  });

  test('one line of one document of several', () => {
    const text = `${head}---\nkind: persona\nid: bo\nbasis: proto\npriority: 1\nnick: B # personas-disable-line unknown-key -- why\nnock: B\n`;
    expect(said(text).filter((each) => !each.endsWith('no-priority'))).toEqual(['12 unknown-key']);
  });

  test('whatever the line ends are', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = `${head}# personas-disable-next-line unknown-key -- why\nnick: A\nnock: B\n`.replace(/\n/g, end);
      expect(said(text), JSON.stringify(end)).toEqual(['8 unknown-key']);
    }
  });

  test('the front matter of a Markdown file, and nothing below it counts', () => {
    const config = 'include: ["*.md"]\n';
    const text = `---\n# personas-disable unknown-key -- why\n${head}nick: A\ngoals: 5 # personas-disable-line wrong-type -- why\n---\n# personas-disable-line bad-value -- prose\n`;
    expect(said(text, 'ana.md', config)).toEqual([]);
  });

  test('in a file that is broken elsewhere', () => {
    const text = `${head}nick: A # personas-disable-line unknown-key -- why\nquote: "never closed\nsummary: x\n`;
    expect(said(text)).toEqual(['7 yaml-syntax']);
  });
});

describe('what is no comment silences nothing', () => {
  test.each([
    ['in a block text', 'summary: |\n  # personas-disable-next-line unknown-key -- why\nnick: A\n'],
    ['in quotes', 'summary: "# personas-disable-next-line unknown-key -- why"\nnick: A\n'],
    ['in a plain text', 'summary: see#personas-disable-next-line unknown-key -- why\nnick: A\n'],
    ['over several lines', 'summary: "see\n  # personas-disable-next-line unknown-key -- why\n  "\nnick: A\n'],
  ])('%s', (_, text) => {
    expect(said(head + text).map((each) => each.replace(/^\d+ /, ''))).toEqual(['unknown-key']);
  });

  test('in JSON', () => {
    const text = `{\n  # personas-disable-next-line unknown-key -- why\n  "kind": "persona", "id": "ana", "nick": "A"\n}`;
    const found = said(text, 'ana.json', 'include: [ana.json]\n');
    expect(found).toContain('3 unknown-key');
    expect(found).not.toContain('2 unused-suppression');
  });
});

describe('gaps', () => {
  const gaps = (text: string) => {
    const made = shelf({ 'ana.persona.yaml': text });
    const file = made.files.get('ana.persona.yaml');
    const findings = made.findings('ana.persona.yaml');
    const shown = file ? diagnostics(file, findings, made.library) : [];
    return {
      rules: findings.filter(({ channel }) => channel === 'gap').map(({ rule }) => rule),
      notes: shown.filter(({ code }) => code === 'incomplete').map(({ message }) => message),
      wrong: shown.filter(({ code }) => code === 'unused-suppression'),
    };
  };

  test('one that is silenced is gone from `incomplete`, the others are not', () => {
    const before = gaps(head);
    const after = gaps(head.replace('id: ana', 'id: ana # personas-disable-line not-sized -- nobody counts them'));
    expect(before.rules).toContain('not-sized');
    expect(after.rules).toEqual(before.rules.filter((rule) => rule !== 'not-sized'));
    expect(before.notes.join()).toContain('`size`');
    expect(after.notes.join()).not.toContain('`size`');
    expect(after.notes).toHaveLength(1);
    expect(after.wrong).toEqual([]);
  });

  test('`incomplete` silences all of them, for the line and for the file', () => {
    for (const text of [
      head.replace('id: ana', '# personas-disable-next-line incomplete -- a sketch\nid: ana'),
      `# personas-disable incomplete -- a sketch\n${head}`,
    ])
      expect(gaps(text)).toEqual({ rules: [], notes: [], wrong: [] });
  });

  test('`incomplete` where nothing lacks is of no use', () => {
    const { wrong } = gaps(head.replace('basis: proto', 'basis: proto # personas-disable-line incomplete -- why'));
    expect(wrong.map(({ message }) => message)).toEqual([expect.stringContaining('`incomplete` finds nothing')]);
  });
});

describe('unused-suppression', () => {
  const messages = (text: string, config?: string) =>
    findingsOf(text, 'ana.persona.yaml', config)
      .filter(({ rule }) => rule === 'unused-suppression')
      .map(({ message }) => message);

  test.each([
    ['# personas-disable-line', /Name the rule/],
    ['# personas-disable-line -- why', /Name the rule/],
    ['# personas-disable-line unknown-kye -- why', /no rule `unknown-kye`. Did you mean `unknown-key`/],
    ['# personas-disable-line qqqqqqqqqq -- why', /no rule `qqqqqqqqqq`. Write its name/],
    ['# personas-disable-nextline unknown-key -- why', /Did you mean `personas-disable-next-line`/],
    ['# personas-disable-line unknown-key', /finds nothing on this line/],
    ['# personas-disable-next-line unknown-key -- why', /finds nothing on the next line/],
    ['# personas-disable unknown-key -- why', /above everything else/],
  ])('%s', (comment, message) => {
    expect(messages(`${head}${comment}\nquote: x\n`)).toEqual([expect.stringMatching(message)]);
  });

  test('a comment without a reason counts, and is told once', () => {
    const text = `${head}nick: A # personas-disable-line unknown-key\n`;
    expect(said(text)).toEqual(['6 unused-suppression']);
    expect(messages(text)).toEqual([expect.stringContaining('Say why `unknown-key`')]);
    expect(messages(`${head}nick: A # personas-disable-line unknown-key --  \n`)).toEqual([
      expect.stringContaining('Say why'),
    ]);
  });

  test('names without a comma between them are told', () => {
    expect(messages(`${head}nick: A # personas-disable-line unknown-key bad-value -- why\n`)).toEqual([
      expect.stringContaining('comma'),
    ]);
  });

  test('a rule that is switched off needs no comment', () => {
    const text = `${head}nick: A # personas-disable-line unknown-key -- why\n`;
    expect(messages(text, 'rules: { unknown-key: off }\n')).toEqual([expect.stringContaining('switched off')]);
    expect(messages(text, 'rules: { unused-suppression: off }\n')).toEqual([]);
  });

  test('of two comments for one finding the nearer one is of use', () => {
    const text = `# personas-disable unknown-key -- far\n${head}nick: A # personas-disable-line unknown-key -- near\n`;
    expect(said(text)).toEqual(['1 unused-suppression']);
  });

  test('nothing is said of comments before the library is known', () => {
    const text = `${head}nick: A # personas-disable-line duplicate-id, unknown-key -- why\n`;
    const found = (complete: boolean) =>
      shownOf(shelf({ 'ana.persona.yaml': text }, complete).findings('ana.persona.yaml'), text);
    expect(found(false)).toEqual([]);
    expect(found(true)).toEqual(['6 unused-suppression']);
  });

  test('a comment may silence what is said of a comment, unless it is of no use itself', () => {
    const old = '# personas-disable-next-line bad-value -- old\nquote: x\n';
    expect(said(`${head}# personas-disable-next-line unused-suppression -- why\n${old}`)).toEqual([]);
    expect(said(`${head}# personas-disable-next-line unused-suppression -- why\nquote: x\n`)).toEqual([
      '6 unused-suppression',
    ]);
  });

  test('the fix keeps all other text, its line ends among it', () => {
    const fixed = (text: string) => {
      const [finding] = findingsOf(text, 'ana.persona.yaml').filter(({ rule }) => rule === 'unused-suppression');
      const fix = finding?.fixes.at(-1);
      return fix ? applyFix(text, fix) : text;
    };
    const crlf = head.replace(/\n/g, '\r\n');
    expect(fixed(`${crlf}# personas-disable-line bad-value -- why\r\nquote: x\r\n`)).toBe(`${crlf}quote: x\r\n`);
    expect(fixed(`${crlf}quote: x  # personas-disable-line bad-value -- why  \r\n`)).toBe(`${crlf}quote: x\r\n`);
    expect(fixed(`${head}nick: x # personas-disable-line bad-value, unknown-key -- why`)).toBe(
      `${head}nick: x # personas-disable-line unknown-key -- why`,
    );
    expect(fixed(`${head}nick: x # personas-disable-line unknown-key , bad-value -- why`)).toBe(
      `${head}nick: x # personas-disable-line unknown-key -- why`,
    );
    expect(fixed(`\uFEFF# personas-disable bad-value -- why\n${head}`)).toBe(`\uFEFF${head}`);
  });

  test('a misspelt name is put right where that silences something', () => {
    const [finding] = findingsOf(`${head}nick: x # personas-disable-line unknown-kye -- why\n`).filter(
      ({ rule }) => rule === 'unused-suppression',
    );
    expect(finding?.fixes.map(({ title }) => title)).toEqual(['Write unknown-key', 'Remove this comment']);
  });
});

const ids = rules.map(({ meta: { id } }) => id);
const comment = fc
  .record({
    word: fc.constantFrom(
      'personas-disable',
      'personas-disable-line',
      'personas-disable-next-line',
      'personas-disabled',
    ),
    named: fc.array(fc.constantFrom('unknown-key', 'wrong-type', 'no-goals', 'incomplete', 'unknwn-key', 'x', ...ids), {
      maxLength: 3,
    }),
    between: fc.constantFrom(',', ', ', ' , ', ' '),
    reason: fc.constantFrom('', ' --', ' -- why', ' — why', ' because'),
  })
  .map(({ word, named, between, reason }) => `# ${word} ${named.join(between)}${reason}`);

test('properties: comments only ever take findings away, and removing what is of no use ends', () => {
  const body = ['nick: A', 'goals: 5', 'tags: [a, 5]', 'summary: >-', '  text', 'quote: "x"'];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(6), comment, fc.boolean()), { maxLength: 5 }), (comments) => {
      const lines = (head + body.join('\n')).split('\n');
      for (const [at, text, behind] of comments) {
        // Not in the midst of the text of the summary.
        const place = lines.findIndex((line) => line.startsWith(body[at] ?? 'kind') && !line.includes('#'));
        if (place < 0 || lines[place]?.startsWith('  ')) continue;
        if (behind) lines[place] += ` ${text}`;
        else lines.splice(place, 0, text);
      }
      let text = lines.join('\n');
      const plain = text.replace(/personas-disable/g, 'nothing');
      const kept = new Set(findingsOf(plain).map(({ rule, message }) => `${rule} ${message}`));
      for (let round = 0; ; round++) {
        expect(round).toBeLessThan(30);
        const found = findingsOf(text);
        const others = found.filter(({ rule }) => rule !== 'unused-suppression');
        expect(others.filter(({ rule, message }) => !kept.has(`${rule} ${message}`))).toEqual([]);
        const fix = found.find(({ rule }) => rule === 'unused-suppression' && rule)?.fixes.at(-1);
        const next = found.flatMap(({ rule, fixes }) => (rule === 'unused-suppression' ? fixes.slice(-1) : []))[0];
        if (!fix && !next) break;
        text = applyFix(text, (fix ?? next) as NonNullable<typeof fix>);
      }
    }),
    { numRuns: 60 },
  );
});

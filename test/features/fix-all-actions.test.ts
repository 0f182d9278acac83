import { describe, expect, test } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import { codeActions } from '../../server/src/features/code-actions.js';
import { diagnostics } from '../../server/src/features/diagnostics.js';
import { fixAllActions, fixAllKind, resolveFixAll, sourceFixAll } from '../../server/src/features/fix-all-actions.js';
import { applyEdits } from '../support/edits.js';
import { shelf, today } from '../support/library.js';
import { marked } from '../support/marked.js';

const uri = 'file:///library/a.persona.yaml';

/** What is offered at the marker. */
function at(source: string) {
  const { text, position } = marked(source, '§');
  const { files, findings, library } = shelf({ 'a.persona.yaml': text });
  const file = files.get('a.persona.yaml');
  if (!file) throw new Error('No file.');
  const judged = { file, findings: findings('a.persona.yaml'), library, today };
  const range = { start: position, end: position };
  const shown: Diagnostic[] = diagnostics(file, judged.findings, library);
  const textAfter = (action: CodeAction) => applyEdits(text, action.edit?.changes?.[uri] ?? []);
  return { judged, range, shown, text, textAfter };
}

function bulk(source: string) {
  const { judged, range, shown, textAfter } = at(source);
  return fixAllActions(judged, range, shown).map((action) => ({
    ...action,
    after: () => textAfter(resolveFixAll(action, judged)),
  }));
}

const typos = 'kind: persona\nid: a\nbasis: proto\ngoal§s: [x]\npain_pionts: [y]\nnarative: z\n'.replace(
  'goal§s: [x]',
  'behavoiurs§: [x]',
);

describe('fix all of a rule', () => {
  test('is offered on one of several, tied to all of them, and mends each', () => {
    const [action, ...others] = bulk(typos);
    expect(others).toEqual([]);
    expect(action).toMatchObject({ title: 'Fix all: unknown-key in this file', kind: 'quickfix' });
    expect(action?.diagnostics?.map(({ code }) => code)).toEqual(['unknown-key', 'unknown-key', 'unknown-key']);
    expect(action?.after()).toBe(
      'kind: persona\nid: a\nbasis: proto\nbehaviours: [x]\npain_points: [y]\nnarrative: z\n',
    );
  });

  test('is not offered elsewhere, nor on the only one', () => {
    expect(bulk(typos.replace('§', '').replace('basis', 'bas§is'))).toEqual([]);
    expect(bulk('kind: persona\nid: a\nbasis: proto\nnarative§: z\n')).toEqual([]);
  });
});

describe('add all that is missing', () => {
  const text = 'kind: persona\nid: §a\nname: Ana\nbasis: proto\n';

  test('stands behind the fixes of the single gaps, which come in the order of the note', () => {
    const { judged, range, shown } = at(text);
    const single = codeActions(judged.file, judged.findings, range, shown);
    expect(single.length).toBeGreaterThan(3);
    expect(single[0]?.diagnostics?.[0]?.code).toBe('incomplete');
    expect(single.some(({ isPreferred }) => isPreferred)).toBe(false);
    const [all] = bulk(text);
    expect(all).toMatchObject({ title: 'Add all that is missing', kind: 'quickfix' });
    expect(all?.diagnostics?.map(({ code }) => code)).toEqual(['incomplete']);
    for (const key of ['goals:', 'pain_points:', 'size:']) expect(all?.after()).toContain(`\n${key}`);
  });

  test('is not offered for a single gap, nor away from it', () => {
    expect(bulk(text.replace('§', '').replace('basis', 'bas§is'))).toEqual([]);
  });
});

describe('source.fixAll', () => {
  test('does what is safe, with its edits at hand', () => {
    const source = 'kind: persona\nid: a\nbasis: proto\npainPoints: [x]\nstatus: Draft\nnarative: z\n';
    const { judged, textAfter } = at(source);
    const [action] = sourceFixAll(judged);
    expect(action?.kind).toBe(fixAllKind);
    expect(fixAllKind).toBe('source.fixAll.personas');
    expect(action && textAfter(action)).toBe(
      'kind: persona\nid: a\nbasis: proto\npain_points: [x]\nstatus: draft\nnarative: z\n',
    );
  });

  test('is not there where nothing is safe to fix', () => {
    expect(sourceFixAll(at('kind: persona\nid: a\nbasis: proto\nnarative: z\n').judged)).toEqual([]);
  });
});

describe('the preferred fix', () => {
  const preferred = (source: string) => {
    const { judged, range, shown } = at(source);
    return codeActions(judged.file, judged.findings, range, shown).flatMap(({ title, isPreferred }) =>
      isPreferred ? [title] : [],
    );
  };

  test('is the one that nothing competes with, or that only changes the writing', () => {
    expect(preferred('kind: persona\nid: a\nbasis: prot§\n')).toEqual(['Change it to proto']);
    expect(preferred('kind: persona\nid: a\nbasis: proto\npain§Points: [x]\n')).toEqual([
      'Rename the key to pain_points',
    ]);
    expect(preferred('kind: persona\nid: a\nbasis: proto\nnarative§: z\n')).toEqual([]);
    expect(preferred('kind: persona\nid: a§\ngoals: [x]\n')).toEqual([]);
  });
});

describe('the note on what is missing', () => {
  const note = (text: string, config?: string) => {
    const made = shelf({ 'a.persona.yaml': text, ...(config ? { 'personas.config.yaml': config } : {}) });
    const file = made.files.get('a.persona.yaml');
    const all = file ? diagnostics(file, made.findings('a.persona.yaml'), made.library) : [];
    return all.filter(({ code }) => code === 'incomplete');
  };

  test('is one, tells the five that are worth most, and counts the rest', () => {
    const [only, ...more] = note('kind: persona\nid: a\nbasis: mixed\ntype: buyer\n');
    expect(more).toEqual([]);
    const lines = String(only?.message).split('\n');
    expect(lines[0]).toMatch(/^\d+ things are worth adding:$/);
    expect(lines).toHaveLength(7);
    expect(lines.at(-1)).toMatch(/^- and \d+ more$/);
    const gains = lines.slice(1, 6).map((line) => Number(/\(\+([\d.]+) readiness\)$/.exec(line)?.[1] ?? 0));
    expect(gains).toEqual([...gains].sort((a, b) => b - a));
    expect(gains[0]).toBeGreaterThan(0);
  });

  test('says a single one in one line', () => {
    const text = 'kind: icp\nid: a\n';
    const rules = ['never-reviewed'];
    const made = shelf({ 'a.icp.yaml': text });
    const file = made.files.get('a.icp.yaml');
    const one = made.findings('a.icp.yaml').filter(({ rule }) => rules.includes(rule));
    const [only] = file ? diagnostics(file, one, made.library) : [];
    expect(only?.message).toMatch(/^Worth adding: .*\.$/);
  });

  test('leaves out what the config names, and is gone where strict makes findings of all', () => {
    const text = 'kind: persona\nid: a\nbasis: mixed\n';
    expect(note(text, 'rules: { no-goals: info }\n')[0]?.message).not.toContain('`goals`');
    expect(note(text, 'rules: { incomplete: off }\n')).toEqual([]);
    expect(note(text, 'extends: strict\n')).toEqual([]);
    expect(note(text, 'extends: minimal\n')).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { diagnostics } from '../../server/src/features/diagnostics.js';
import { rules } from '../../server/src/rules/registry.js';
import { shelf } from '../support/library.js';

/** What is said of a persona under a config: rule, severity, and whether it is a gap. */
function said(persona: string, config = ''): string[] {
  const made = shelf({ 'a.persona.yaml': `kind: persona\nid: a\n${persona}`, 'personas.config.yaml': config });
  return made
    .findings('a.persona.yaml')
    .map(({ rule, severity, channel }) => `${rule} ${severity}${channel === 'gap' ? ' gap' : ''}`);
}

const sketches = ['status: draft\n', 'status: deprecated\n', 'status: retired\n', 'basis: proto\n'];

describe.each(sketches)('of a persona with %s', (line) => {
  test('gaps are hints, in reports as in the editor', () => {
    const gaps = said(line).filter((one) => one.endsWith('gap'));
    expect(gaps.length).toBeGreaterThan(2);
    expect(gaps.filter((one) => !one.endsWith('hint gap'))).toEqual([]);
    const { files, findings, library } = shelf({ 'a.persona.yaml': `kind: persona\nid: a\n${line}` });
    const file = files.get('a.persona.yaml');
    const notes = file ? diagnostics(file, findings('a.persona.yaml'), library) : [];
    expect(notes.find(({ code }) => code === 'incomplete')?.severity).toBe(4);
  });

  test('they stay hints where strict makes findings of them, until the config names them', () => {
    expect(said(line, 'extends: strict\n')).toContain('no-goals hint');
    expect(said(line, 'extends: strict\nrules: { no-goals: error }\n')).toContain('no-goals error');
  });

  test('what is wrong in itself is as loud as ever', () => {
    expect(said(`${line}goal: [x]\npriority: 9\n`)).toEqual(
      expect.arrayContaining(['unknown-key warning', 'enum-value error']),
    );
  });

  test('what asks for substance is a hint', () => {
    expect(said(`${line}demographics: { location: Leeds }\n`)).toContain('demographics-only hint');
  });
});

test('an active persona is judged in full', () => {
  expect(said('basis: mixed\n')).toEqual(expect.arrayContaining(['no-goals warning gap', 'opinion-based warning']));
  expect(said('status: draft\nbasis: mixed\n')).toContain('opinion-based hint');
});

test('what asks for care over time says nothing of what is not active', () => {
  const silent = rules.filter(({ meta }) => meta.inDrafts === 'silent').map(({ meta }) => meta.id);
  expect(silent).toEqual(expect.arrayContaining(['static-persona', 'never-reviewed', 'no-priority', 'not-validated']));
  const old = 'review: { last: 2020-01-01 }\n';
  expect(said(old)).toContain('static-persona warning');
  for (const status of ['draft', 'deprecated', 'retired'])
    expect(said(`status: ${status}\n${old}`).filter((one) => silent.includes(one.split(' ')[0] ?? ''))).toEqual([]);
  // A first sketch is in use: it has to be looked at again.
  expect(said(`basis: proto\n${old}`)).toContain('static-persona warning');
});

test('rules that are gaps say nothing of drafts themselves', () => {
  for (const { meta } of rules) if (meta.channel === 'gap') expect(meta.inDrafts, meta.id).not.toBe('hint');
});

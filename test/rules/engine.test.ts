import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { effective } from '../../server/src/rules/effective.js';
import { rules } from '../../server/src/rules/registry.js';
import type { Finding } from '../../server/src/rules/types.js';
import { findingsOf, shelf, today } from '../support/library.js';

const said = (findings: readonly Finding[]) =>
  findings.map(({ rule, severity, channel }) => `${rule} ${severity}${channel === 'gap' ? ' gap' : ''}`);

const sketch = 'kind: persona\nid: a\nbasis: proto\nreview: { last: 2026-06-01 }\nnick: A\n';
const config = (text: string) => ({ 'personas.config.yaml': text });
const underConfig = (text: string, source = sketch) =>
  said(shelf({ 'a.persona.yaml': source, ...config(text) }).findings('a.persona.yaml'));

describe('presets', () => {
  const asked = ['no-goals', 'not-sized', 'static-persona', 'unknown-key', 'enum-value'];
  const active = sketch.replace('basis: proto', 'basis: prot');
  const under = (text: string) => underConfig(text, active).filter((one) => asked.includes(one.split(' ')[0] ?? ''));

  test('recommended is what holds without a config file', () => {
    const expected = [
      'enum-value error',
      'no-goals warning gap',
      'not-sized info gap',
      'static-persona info',
      'unknown-key hint',
    ];
    expect(under('').sort()).toEqual(expected);
    expect(under('extends: recommended\n').sort()).toEqual(expected);
    expect(under('extends: nonsense\n').sort()).toEqual(expected);
  });

  test('strict makes findings of gaps, infos of hints and warnings of infos', () => {
    expect(under('extends: strict\n').sort()).toEqual([
      'enum-value error',
      'no-goals warning',
      'not-sized info',
      'static-persona warning',
      'unknown-key info',
    ]);
  });

  test.each(['recommended', 'strict', 'minimal'])('%s means the same for every rule', (preset) => {
    const { config: read } = shelf(config(`extends: ${preset}\n`)).library;
    const louder = { hint: 'info', info: 'warning', warning: 'warning', error: 'error' };
    for (const { meta } of rules) {
      const { severity, channel } = effective(meta, read, 'a') ?? {};
      const isKept = preset !== 'minimal' || meta.severity === 'error' || meta.antiPattern === true;
      const isLouder = preset === 'strict' && meta.channel === 'finding';
      expect(severity, meta.id).toBe(isKept ? (isLouder ? louder[meta.severity] : meta.severity) : undefined);
      expect(channel, meta.id).toBe(isKept ? (preset === 'strict' ? 'finding' : meta.channel) : undefined);
    }
  });

  test('minimal keeps errors and the six anti-patterns', () => {
    expect(underConfig('extends: minimal\n')).toEqual(['static-persona info']);
    expect(underConfig('extends: minimal\n', `${sketch}type: buyr\n`)).toEqual([
      'static-persona info',
      'enum-value error',
    ]);
    const kept = rules.filter(({ meta }) => effective(meta, shelf(config('extends: minimal\n')).library.config, 'a'));
    const antiPatterns = kept.filter(({ meta }) => meta.antiPattern).map(({ meta }) => meta.id);
    expect(antiPatterns).toEqual([
      'opinion-based',
      'too-many-personas',
      'demographics-only',
      'static-persona',
      'no-priority',
      'message-disconnect',
    ]);
    expect(kept.filter(({ meta }) => !meta.antiPattern).every(({ meta }) => meta.severity === 'error')).toBe(true);
  });
});

describe('the config names a rule', () => {
  test.each([
    ['synonym-key', 'pain_points:\n  - problem: Waits for cost centres every month\n'],
    ['mixed-key-case', 'painPoints:\n  - Waits for cost centres every month\n'],
    ['exact-age', 'demographics: { age: 34 }\n'],
    ['date-not-iso', 'evidence: [{ method: survey, date: 3 May 2026 }]\n'],
    ['range-inverted', 'demographics: { age_range: { min: 50, max: 30 } }\n'],
    ['sensitive-attribute', 'demographics: { gender: female }\n'],
  ])('off for %s does not make a general rule speak in its place', (rule, source) => {
    const under = (settings: string) => underConfig(settings, sketch + source);
    const before = under('').filter((one) => one.startsWith(`${rule} `));
    expect(before).toHaveLength(1);
    expect(under(`rules: { ${rule}: off }\n`)).toEqual(under('').filter((one) => !before.includes(one)));
  });

  test('off for the role that says nothing does not make of it a persona that is missing', () => {
    const story = 'kind: story\nid: a\nas_a: user\ni_want: to see where the numbers come from\n';
    const found = (text: string) =>
      said(shelf({ 'a.story.yaml': story, ...config(text) }).findings('a.story.yaml')).join();
    expect(found('')).toContain('story-generic-role');
    expect(found('rules: { story-generic-role: off }\n')).not.toMatch(/story-generic-role|dangling-reference/);
  });

  test('off for a number that leaves its scale does not make a wrong value of it', () => {
    const icp = 'kind: icp\nid: a\nbusiness: { pain_intensity: 9 }\n';
    const found = (text: string) => said(shelf({ 'a.icp.yaml': icp, ...config(text) }).findings('a.icp.yaml')).join();
    expect(found('')).toContain('score-out-of-range');
    expect(found('rules: { score-out-of-range: off }\n')).not.toMatch(/score-out-of-range|bad-value/);
  });

  test('off for the sign at the beginning of a text leaves it to the rule about broken text', () => {
    const broken = `${sketch}quote: @dana says so\n`;
    expect(underConfig('', broken).join()).toContain('plain-scalar-indicator');
    expect(underConfig('rules: { plain-scalar-indicator: off }\n', broken)).toContain('yaml-syntax error');
  });

  test('off silences it, whatever the preset', () => {
    for (const preset of ['minimal', 'recommended', 'strict'])
      expect(underConfig(`extends: ${preset}\nrules: { static-persona: off }\n`).join()).not.toContain('static');
  });

  test('a severity holds for every case of it, the preset and its own degrees notwithstanding', () => {
    for (const severity of ['hint', 'info', 'warning', 'error']) {
      const found = underConfig(`extends: strict\nrules: { static-persona: ${severity}, unknown-key: ${severity} }\n`);
      expect(found).toContain(`static-persona ${severity}`);
      expect(found).toContain(`unknown-key ${severity}`);
    }
  });

  test('a gap that is named becomes a finding', () => {
    expect(underConfig('rules: { not-sized: info }\n')).toContain('not-sized info');
    expect(underConfig('rules: { not-sized: off }\n').join()).not.toContain('not-sized');
    expect(underConfig('extends: minimal\nrules: { no-goals: error }\n')).toContain('no-goals error');
  });

  test('for some files only', () => {
    const { findings } = shelf({
      'a.persona.yaml': sketch,
      'drafts/b.persona.yaml': sketch,
      ...config('overrides: [{ files: drafts/**, rules: { unknown-key: off, static-persona: error } }]\n'),
    });
    expect(said(findings('a.persona.yaml'))).toContain('unknown-key hint');
    expect(said(findings('drafts/b.persona.yaml')).join()).not.toContain('unknown-key');
    expect(said(findings('drafts/b.persona.yaml'))).toContain('static-persona error');
  });

  test('wrong settings are ignored and the right ones beside them hold', () => {
    expect(underConfig('rules: { unknown-key: loud, static-persona: error, no-such-rule: error }\n')).toEqual(
      expect.arrayContaining(['unknown-key hint', 'static-persona error']),
    );
  });
});

describe('static-persona', () => {
  const on = (cadence: string, last: string, source = '') =>
    shelf({ 'a.persona.yaml': `kind: persona\nid: a\nreview: { last: ${last}${cadence} }\n${source}` })
      .findings('a.persona.yaml', today)
      .filter(({ rule }) => rule === 'static-persona');

  // Days before 2026-11-22.
  test.each([
    [', cadence: monthly', 31, '2026-10-22', '2026-10-21'],
    ['', 92, '2026-08-22', '2026-08-21'],
    [', cadence: quarterly', 92, '2026-08-22', '2026-08-21'],
    [', cadence: weekly', 92, '2026-08-22', '2026-08-21'],
    [', cadence: biannual', 183, '2026-05-23', '2026-05-22'],
    [', cadence: annual', 366, '2025-11-21', '2025-11-20'],
  ])('%s: %d days are in time, one more is not', (cadence, days, inTime, late) => {
    expect(on(cadence, inTime)).toEqual([]);
    const [finding] = on(cadence, late);
    expect(finding?.message).toContain(days < 366 ? `${days + 1} days ago` : 'more than a year ago');
    expect(finding?.severity).toBe(days < 366 ? 'info' : 'warning');
  });

  test('a year is long, whatever the cadence', () => {
    expect(on('', '2025-11-21')[0]).toMatchObject({ severity: 'info' });
    expect(on('', '2025-11-20')[0]).toMatchObject({ severity: 'warning' });
  });

  test('the cadence of the library counts where the persona has none', () => {
    const texts = { 'a.persona.yaml': 'kind: persona\nid: a\nreview: { last: 2026-06-01 }\n' };
    const rulesOf = (cadence: string) =>
      said(shelf({ ...texts, ...config(`review: { cadence: ${cadence} }\n`) }).findings('a.persona.yaml')).join();
    expect(rulesOf('quarterly')).toContain('static-persona');
    expect(rulesOf('biannual')).not.toContain('static-persona');
  });

  test.each(['tomorrow', '2026-02-30', '2026-11-23', '2027-01-01', '', '[2026-01-01]'])('%s is no age', (last) => {
    expect(on('', last)).toEqual([]);
  });

  test.each(['draft', 'deprecated', 'retired'])('a %s persona is left alone', (status) => {
    expect(on('', '2020-01-01', `status: ${status}\n`)).toEqual([]);
  });
});

describe('opinion-based', () => {
  const goal = (text: string, evidence = false) =>
    `  - goal: ${text}\n${evidence ? '    evidence: [{ source: Interviews in May }]\n' : ''}`;
  const persona = (supported: number, of: number, top = '') =>
    `kind: persona\nid: a\n${top}goals:\n${Array.from({ length: of }, (_, n) => goal(`g${n}`, n < supported)).join('')}`;
  const fires = (text: string) => findingsOf(text).some(({ rule }) => rule === 'opinion-based');

  test.each([
    [0, 1, true],
    [1, 1, false],
    [1, 2, false],
    [1, 3, false],
    [1, 4, true],
    [2, 5, false],
    [2, 6, false],
    [2, 7, true],
    [3, 9, false],
    [3, 10, true],
  ])('%d of %d claims with evidence: fires %s', (supported, of, expected) => {
    expect(fires(persona(supported, of))).toBe(expected);
  });

  test('evidence for the persona as a whole is enough, however many claims', () => {
    expect(fires(persona(0, 10, 'evidence: [{ source: Survey }]\n'))).toBe(false);
    expect(fires(persona(0, 10, 'evidence: [survey-2026]\n'))).toBe(false);
  });

  test.each(['[]', '[{}]', '[{ source: x, inferred: true }]', '[{ method: assumption }]', "['']"])(
    'evidence: %s is none',
    (evidence) => {
      expect(fires(persona(0, 2, `evidence: ${evidence}\n`))).toBe(true);
    },
  );

  test('a sketch, and whom not to serve, need none', () => {
    for (const line of ['basis: proto', 'type: negative', 'type: misuse'])
      expect(fires(persona(0, 3, `${line}\n`))).toBe(false);
    expect(fires(persona(0, 3, 'basis: synthetic\n'))).toBe(true);
  });
});

describe('too-many-personas', () => {
  const persona = (id: string, more = '') => `kind: persona\nid: ${id}\n${more}`;
  const library = (count: number, more = '') =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}.persona.yaml`, persona(`p${n}`, more)]));
  const found = (texts: Record<string, string>) => {
    const made = shelf(texts);
    return [...made.files.keys()].flatMap((name) =>
      made
        .findings(name)
        .filter(({ rule }) => rule === 'too-many-personas')
        .map(({ message }) => `${name}: ${message}`),
    );
  };

  test('seven are enough, eight too many, told once on the first of them', () => {
    expect(found(library(7))).toEqual([]);
    expect(found(library(8))).toEqual([
      'p0.persona.yaml: This library has 8 active personas; teams keep three to five in mind. Merge similar ones, or retire some.',
    ]);
  });

  test('five of first priority are enough, six too many', () => {
    expect(found(library(5, 'priority: 1\n'))).toEqual([]);
    expect(found(library(6, 'priority: { tier: 1 }\n'))).toEqual([
      expect.stringContaining('This library has 6 personas of priority 1;'),
    ]);
  });

  test('is told in the config file where there is one', () => {
    expect(found({ ...library(8), ...config('extends: recommended\n') })).toEqual([
      expect.stringContaining('personas.config.yaml: '),
    ]);
  });

  test('names the pairs that are closest', () => {
    const texts = {
      ...library(6),
      'x.persona.yaml': persona('x', 'goals: [Close monthly books fast]\n'),
      'y.persona.yaml': persona('y', 'goals: [Close monthly books]\n'),
    };
    expect(found(texts)[0]).toContain('Closest, so first to merge: x with y (75% of words shared).');
  });

  test('who is not served does not count', () => {
    const texts = {
      ...library(7),
      'n.persona.yaml': persona('n', 'type: negative\n'),
      'm.persona.yaml': persona('m', 'type: misuse\n'),
      'o.persona.yaml': persona('o', 'status: retired\n'),
      'd.persona.yaml': persona('d', 'status: draft\n'),
    };
    expect(found(texts)).toEqual([]);
  });

  test('nothing is said before the library is read', () => {
    const early = shelf(library(9), false);
    for (const name of early.files.keys())
      expect(said(early.findings(name)).join()).not.toMatch(/too-many-personas|no-priority/);
  });
});

describe('message-disconnect', () => {
  const fires = (goals: string[], messaging: string) =>
    findingsOf(
      stringify({ kind: 'persona', id: 'a', basis: 'proto', goals, messaging: { value_proposition: messaging } }),
    ).some(({ rule }) => rule === 'message-disconnect');

  test('English messaging that shares no word fires, and one that shares a stem does not', () => {
    const goals = ['She wants to close the monthly books without working on the weekend'];
    expect(fires(goals, 'This is the best platform for your dashboards and all of their colours')).toBe(true);
    expect(fires(goals, 'This is how you are closing months in an hour and not in a week')).toBe(false);
  });

  test.each([
    [
      'German',
      'Sie will die Bücher am Monatsende ohne Wochenendarbeit schließen',
      'Mit uns geht das alles ganz leicht und ist für jeden da',
    ],
    [
      'French',
      'Elle veut clôturer les comptes du mois sans travailler le samedi',
      'Avec nous tout est simple pour les équipes et pour vous',
    ],
    [
      'Spanish',
      'Ella quiere cerrar las cuentas del mes sin trabajar los sábados',
      'Con nosotros todo es fácil para los equipos y para usted',
    ],
    [
      'Dutch',
      'Zij wil de boeken van de maand sluiten zonder op zaterdag te werken',
      'Met ons is het voor iedereen gemakkelijk en ook niet duur',
    ],
    [
      'Italian',
      'Vuole chiudere i conti del mese senza lavorare il sabato',
      'Con noi tutto è semplice per le squadre e non costa di più',
    ],
    ['Polish', 'Chce zamknąć księgi miesiąca bez pracy w sobotę', 'Z nami wszystko jest proste dla każdego zespołu'],
    ['Japanese', '月末の締めを週末に働かずに終えたい', '私たちと一緒なら誰でも簡単です'],
    ['Russian', 'Она хочет закрыть месяц без работы в субботу', 'С нами всё просто для каждой команды'],
    ['Arabic', 'تريد إغلاق دفاتر الشهر دون العمل يوم السبت', 'معنا كل شيء بسيط لكل فريق'],
  ])('%s is left alone: the words cannot be compared', (_, goal, messaging) => {
    expect(fires([goal], messaging)).toBe(false);
  });
});

describe('one finding a fault', () => {
  test('what an alias shows twice is told once', () => {
    const text = 'kind: persona\nid: a\nbasis: proto\ngoals:\n  - &g { goal: x, rnk: 1 }\n  - *g\n';
    expect(findingsOf(text).filter(({ rule }) => rule === 'unknown-key')).toHaveLength(1);
  });

  test('a union is judged by the shape that is written', () => {
    const text = 'kind: persona\nid: a\nbasis: proto\npriority: { tier: 9 }\ngoals: [{ rank: 1 }, 5]\nquote: [x]\n';
    const found = findingsOf(text).filter(({ severity }) => severity === 'error');
    expect(found.map(({ rule, pointer }) => `${rule} ${pointer}`)).toEqual([
      'enum-value /priority/tier',
      'missing-key /goals/0',
      'wrong-type /goals/1',
      'wrong-type /quote',
    ]);
  });

  test('an unclaimed file has none', () => {
    expect(findingsOf('type: buyr\n', 'data.yaml')).toEqual([]);
  });
});

describe('text that is repeated with an alias', () => {
  const said = (text: string) =>
    findingsOf(text)
      .filter(({ channel, severity }) => channel === 'finding' && severity !== 'warning')
      .map(({ rule, span, fixes }) => `${rule} ${text.slice(span.start, span.end)} ${fixes.length}`);

  test('and is right at its own place is told at the alias, without a fix that would change both', () => {
    const text = 'kind: persona\nid: a\nbasis: proto\nmessaging: &m\n  proof_point: x\nbuying: *m\n';
    expect(said(text)).toEqual(['unknown-key *m 0']);
  });

  test('and is wrong at its own place is told once, there', () => {
    const text =
      'kind: persona\nid: a\nbasis: proto\nevidence: &e [{ source: x, date: 2026-02-30 }]\ngoals: [{ goal: x, evidence: *e }]\n';
    const found = findingsOf(text).filter(({ rule }) => rule === 'date-not-iso');
    expect(found.map(({ pointer }) => pointer)).toEqual(['/evidence/0/date']);
  });

  test('and is kept under a key of the team is told where it stands', () => {
    const text = 'kind: persona\nid: a\nbasis: proto\nx_dates: &d { last: 2026-02-30 }\nreview: *d\n';
    const found = findingsOf(text).filter(({ rule }) => rule === 'date-not-iso');
    expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual(['2026-02-30']);
  });
});

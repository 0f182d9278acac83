import { describe, expect, test } from 'vitest';
import { healthOf, peopleOf } from '../../../server/src/publish/people.js';
import { entitiesOf } from '../../../server/src/publish/snapshot.js';
import { titleOfFolder } from '../../../server/src/publish/title.js';
import { treeOf } from '../../../server/src/publish/tree.js';
import { viewNamed } from '../../../server/src/publish/views/index.js';
import { judged, rondelTexts, textOf } from './support.js';

const rondel = judged(rondelTexts());

function view(name: string, texts: Readonly<Record<string, string>> | typeof rondel, personas?: readonly string[]) {
  const snapshot = 'library' in texts ? (texts as typeof rondel) : judged(texts as Record<string, string>);
  const found = viewNamed(name, snapshot, personas);
  if (!found) throw new Error(`no view ${name}`);
  return { ...found, text: textOf(found.html) };
}

/** The places of texts one after the other. */
function inOrder(text: string, ...said: readonly string[]): void {
  const places = said.map((each) => text.indexOf(each));
  expect(places, said.join(' < ')).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
}

test('a name that no view has gives nothing, not even one that objects have', () => {
  expect(viewNamed('constructor', rondel)).toBeUndefined();
  expect(viewNamed('', rondel)).toBeUndefined();
});

test.each(['dashboard', 'map', 'coverage', 'comparison'])('%s of an empty library says what to do', (name) => {
  const { text, html } = view(name, {});
  expect(html).toContain('view-nothing');
  expect(text.length).toBeGreaterThan(40);
});

test.each(['dashboard', 'map', 'coverage', 'comparison'])('%s says what the library is called', (name) => {
  expect(view(name, rondel).html).toContain('<span dir="auto">Library</span>');
  const titled = viewNamed(name, rondel, [], { libraryTitle: 'Who <we> serve' });
  expect(titled?.html).toContain('<span dir="auto">Who &lt;we> serve</span>');
});

test.each([
  ['file:///home/me/our-persona_library', 'Our persona library'],
  ['file:///home/me/my%20people/', 'My people'],
  ['file:///home/me/100%', '100%'],
  ['file:///c%3A', 'Personas'],
  ['file:///', 'Personas'],
])('the library in %s is called %s', (root, title) => {
  expect(titleOfFolder(root)).toBe(title);
});

describe('the persona map', () => {
  const { html, text } = view('map', rondel);

  test('has the axes of the map, and everybody in the order of what counts', () => {
    for (const word of ['Time in Rondel', 'Never opens it', 'All day', 'Say in the purchase', 'Signs'])
      expect(text).toContain(word);
    const table = text.slice(text.indexOf('Counts as'));
    inOrder(table, 'Helen Prothero', 'Denise Okafor', 'Tomasz Wilk', 'Ruth Adeyemi', 'Marcus Fielding');
    expect(table).toContain('80% of revenue');
    expect(table).toContain('Not served');
  });

  test('draws the larger share of revenue larger, and dashes what nobody says', () => {
    const radius = (id: string) =>
      Number(new RegExp(`data-id="${id}"[^>]*><circle[^>]* r="([\\d.]+)"`).exec(html)?.[1] ?? Number.NaN);
    expect(radius('registered-manager')).toBeGreaterThan(radius('care-coordinator'));
    expect(radius('care-coordinator')).toBeGreaterThan(radius('care-worker'));
    expect(html).toMatch(/rank-3 unknown"[^>]*data-id="family-contact"|unknown[^>]*data-id="family-contact"/);
  });

  test('puts a persona where the map says', () => {
    const x = (id: string) => Number(new RegExp(`data-id="${id}"[^>]*><circle cx="([\\d.]+)"`).exec(html)?.[1]);
    const y = (id: string) =>
      Number(new RegExp(`data-id="${id}"[^>]*><circle cx="[\\d.]+" cy="([\\d.]+)"`).exec(html)?.[1]);
    expect(x('care-coordinator')).toBeGreaterThan(x('registered-manager'));
    expect(y('registered-manager')).toBeLessThan(y('care-worker'));
  });

  test('the picture is no tab stop and is not read: the table below says the same', () => {
    expect(html).toContain('<svg class="map-plot" viewBox="0 0 760 490" aria-hidden="true">');
    expect(html.match(/<a class="reference map-persona[^>]*tabindex="-1"/g)).toHaveLength(5);
  });

  test('without a map, personas stand by tier; without a tier, under a heading of their own', () => {
    const { text: said, html: drawn } = view('map', {
      'a.persona.yaml': 'id: a\nname: Ada\npriority: {tier: 2}\n',
      'b.persona.yaml': 'id: b\nname: Ben\npriority: 1\n',
      'c.persona.yaml': 'id: c\nname: Cy\n',
      'd.persona.yaml': 'id: d\nname: Dee\ntype: negative\npriority: {tier: 1}\n',
      'e.persona.yaml': 'id: e\nname: Eve\nstatus: retired\n',
    });
    inOrder(said, 'Primary', 'Ben', 'Secondary', 'Ada', 'No priority yet', 'Cy', 'Not served', 'Dee');
    expect(said).not.toContain('Eve');
    expect(drawn).not.toContain('map-plot');
  });

  test('who is in use and on no map is named', () => {
    const { text: said } = view('map', {
      'm.persona-map.yaml': 'id: m\nname: All\npersonas: [{persona: a, priority: primary}, {persona: gone}]\n',
      'a.persona.yaml': 'id: a\nname: Ada\n',
      'b.persona.yaml': 'id: b\nname: Ben\n',
    });
    inOrder(said, 'All', 'Ada', 'Not on the map (1)', 'Ben');
  });
});

describe('the coverage', () => {
  test('says who has what, and what is needed of whom is not served', () => {
    const { text } = view('coverage', rondel);
    expect(text).toContain('Of 3 personas to serve, 3 have jobs, 3 have stories, 1 has messages and 3 have evidence.');
    expect(text).toContain('1 persona that is a draft or retired is left out.');
    expect(text).toMatch(/Marcus Fielding.*Not needed Not needed Not needed Yes/);
    expect(text).toMatch(/Helen Prothero.*Know that a visit happened/);
    expect(text).toContain('Stories that nobody tells (1)');
  });

  test('says of drafts alone that they are left out, and nothing where all are in use', () => {
    const draft = (id: string) => `id: ${id}\nname: ${id}\nstatus: draft\n`;
    const drafts = view('coverage', { 'a.persona.yaml': draft('a'), 'b.persona.yaml': draft('b') });
    expect(drafts.text).toContain('2 personas that are drafts or retired are left out.');
    expect(view('coverage', { 'a.persona.yaml': 'id: a\nname: A\n' }).text).not.toContain('left out');
  });

  test('names the jobs that nobody performs', () => {
    const { text, html } = view('coverage', {
      'a.persona.yaml': 'id: a\nname: Ada\njobs: [pay]\n',
      'pay.jtbd.yaml': 'id: pay\nname: Pay\n',
      'rest.jtbd.yaml': 'id: rest\nname: Rest\n',
    });
    inOrder(text, 'Ada', '1 Pay', 'Jobs that nobody performs (1)', 'Rest');
    expect(html).toContain('<a class="reference" href="#jtbd/rest" data-kind="jtbd" data-id="rest"');
  });
});

describe('the dashboard', () => {
  test('says the health that everybody else says', () => {
    const health = healthOf(rondel, peopleOf(rondel, entitiesOf(rondel)));
    const { html, text } = view('dashboard', rondel);
    expect(html).toContain(`aria-label="Library health ${health?.score} of 100, grade ${health?.grade}"`);
    expect(text).toContain(health?.why);
    expect(text).toContain('Nothing was found wrong in this library.');
  });

  test('has the readiest persona first, the review that is due first, and evidence by method and age', () => {
    const { text } = view('dashboard', rondel);
    const ready = text.slice(text.indexOf('Readiness of the personas'), text.indexOf('Worth doing next'));
    inOrder(ready, 'Helen Prothero', 'Denise Okafor', 'Tomasz Wilk');
    const dates = [...text.matchAll(/\d{4}-\d{2}-\d{2} in \d+ days/g)].map(([date]) => date.slice(0, 10));
    expect(dates.length).toBeGreaterThan(5);
    expect(dates).toEqual(dates.toSorted());
    expect(text).toMatch(/Evidence by method Customer interviews 3 sources, \d+ uses/);
    expect(text).toMatch(/Evidence by age Up to half a year \d+ sources/);
  });

  const sick = {
    'a.persona.yaml':
      'id: a\nname: Ada\nreview: {last: 2024-01-01}\ngoals: [{goal: Eat, evidence: [{method: survey, date: 2020-01-01}, survey-1]}]\n',
    'b.persona.yaml': 'id: b\nname: Ben\nseverity: 3\npriority: {tier: 9}\n',
    's.study.yaml': 'id: survey-1\nname: Survey\nmethod: survey\ndate: 2026-11-01\n',
  };

  test('counts findings by rule, the worst first, and says where', () => {
    const { text, html } = view('dashboard', sick);
    const table = text.slice(text.indexOf('How often'));
    expect(table.indexOf('Error')).toBeLessThan(table.indexOf('Warning'));
    expect(table).toContain('Ben');
    expect(html).toMatch(/docs\/rules\/[a-z-]+\.md" rel="noopener noreferrer"/);
    expect(text).toContain('open error');
  });

  test('says what is overdue, what was never reviewed, and how old evidence is', () => {
    const { text } = view('dashboard', sick);
    expect(text).toMatch(/1 review overdue/);
    expect(text).toMatch(/Ada 2024-04-02 964 days overdue/);
    expect(text).toMatch(/Never reviewed: .*Ben/);
    expect(text).toMatch(/Survey 2 sources, 2 uses/);
    inOrder(text.slice(text.indexOf('Evidence by age')), 'Up to half a year', 'Older');
  });

  test('what helps most stands first', () => {
    const { html } = view('dashboard', sick);
    const worth = [...html.matchAll(/Library health <\/span>\+([\d.]+)/g)].map(([, gain]) => Number(gain));
    expect(worth.length).toBeGreaterThan(2);
    expect(worth).toEqual(worth.toSorted((a, b) => b - a));
  });
});

describe('the comparison', () => {
  const pair = {
    'a.persona.yaml':
      'id: a\nname: Ada\nrole: Clerk\nbasis: proto\ngoals: [Close the books early, Sleep]\nsize: {people: 12000}\n',
    'b.persona.yaml':
      'id: b\nname: Ben\nrole: Cook\nbasis: proto\ngoals: [{goal: close the BOOKS early, rank: 1}, Cook]\nnarrative: Cooks.\n',
  };
  const row = (html: string, label: string) =>
    new RegExp(`<tr class="likeness-([a-z]+)">(?:(?!</tr>).)*?<span>${label}<span.*?</tr>`, 's').exec(html);

  test('marks what is the same, partly the same, different, and not said of all', () => {
    const { html } = view('comparison', pair, ['a', 'b']);
    expect(row(html, 'Basis')?.[1]).toBe('same');
    expect(row(html, 'Goals')?.[1]).toBe('partly');
    expect(row(html, 'Role')?.[1]).toBe('differs');
    expect(row(html, 'Narrative')?.[1]).toBe('some');
    expect(textOf(row(html, 'People')?.[0] ?? '')).toContain('12,000');
  });

  test('marks the items that both say, in words too', () => {
    const { html } = view('comparison', pair, ['a', 'b']);
    const goals = row(html, 'Goals')?.[0] ?? '';
    expect(goals.match(/<li class="shared">/g)).toHaveLength(2);
    expect(textOf(goals)).toContain('Close the books early (also said by another)');
    expect(textOf(goals)).not.toContain('Sleep (also');
  });

  test('says the overlap that the rule says', () => {
    const same = 'goals: [Close the books early, Find each missing receipt]\npain_points:\n  - Receipts arrive late\n';
    const texts = {
      'a.persona.yaml': `id: a\nname: Ada\n${same}`,
      'b.persona.yaml': `id: b\nname: Ben\n${same}  - Nobody answers mail\n`,
      'c.persona.yaml': 'id: c\nname: Cy\ngoals: [Fly]\n',
    };
    const { text } = view('comparison', texts, ['c', 'b', 'a']);
    const [, percent] = /Ben and Ada (\d+%) mostly the same/.exec(text) ?? [];
    expect(text).toContain('Cy and Ada 0%');
    const finding = judged(texts)
      .files.flatMap(({ findings }) => findings)
      .find(({ rule }) => rule === 'undifferentiated');
    expect(finding?.message).toContain(`share ${percent} of their words`);
  });

  test('says mappings as the card does', () => {
    const about = (id: string, verdict: string) =>
      `id: ${id}\nname: ${id}\nprofessional_context: {budget_authority: {has: false, amount: 12000}}\n` +
      `validation:\n  sales: {date: 2026-10-06, by: Jana Weber${verdict}}\nx_desk: {seats_in_row: 4, light: low_light}\n`;
    const texts = { 'a.persona.yaml': about('a', ''), 'b.persona.yaml': about('b', ', verdict: disputed') };
    const { text } = view('comparison', texts, ['a', 'b']);
    expect(text).toContain('Confirmed · Jana Weber · 2026-10-06');
    expect(text).toContain('Disputed · Jana Weber · 2026-10-06');
    expect(text).toContain('No, 12,000 No, 12,000');
    expect(text).not.toMatch(/has: no|verdict:|by: /);
  });

  test('keeps the order that was chosen, at most four, each once', () => {
    const texts = Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e'].map((id) => [`${id}.persona.yaml`, `id: ${id}\nname: Name ${id}\n`]),
    );
    const { title } = view('comparison', texts, ['e', 'a', 'a', 'gone', 'c', 'b', 'd']);
    expect(title).toBe('Name e, Name a, Name c and Name b');
  });

  test('one persona is no comparison', () => {
    expect(view('comparison', pair, ['a']).text).toContain('Choose two to four personas');
  });

  test('compares what is inherited, and jobs and stories whoever names whom', () => {
    const { html } = view(
      'comparison',
      {
        'base.persona.yaml': 'id: base\nname: Base\nreports_to: Boss\n',
        'a.persona.yaml': 'id: a\nname: Ada\nparent: [base]\n',
        'b.persona.yaml': 'id: b\nname: Ben\nreports_to: Boss\n',
        'j.jtbd.yaml': 'id: j\nname: Pay\nperformers: [a, b]\n',
      },
      ['a', 'b'],
    );
    expect(row(html, 'Reports to')?.[1]).toBe('same');
    expect(row(html, 'Jobs')?.[0]).toContain('data-id="j"');
  });
});

describe('hostile values', () => {
  const bad = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
  const quoted = JSON.stringify(bad);
  const texts = {
    'a.persona.yaml': `id: ${quoted}\nname: ${quoted}\nrole: ${quoted}\nimage: "javascript:alert(1)"\ngoals: [${quoted}, 1, null, {}]\npriority: {tier: .nan, revenue_share: -1}\nsize: {people: 1e999}\n`,
    'b.persona.yaml': `id: b\nname: [1]\ngoals: {a: {b: ${quoted}}}\nsize: 3\npriority: []\nreview: {last: ${quoted}}\nevidence: [{method: ${quoted}, date: ${quoted}}]\n`,
    'm.persona-map.yaml': `id: m\nname: ${quoted}\naxes: {x: {label: ${quoted}}, y: {low: ${quoted}}}\npersonas: [{persona: b, x: .nan, y: .inf}, {persona: ${quoted}, x: 1e308, y: -5, why: ${quoted}}, 7, null]\n`,
    'j.jtbd.yaml': `id: ${quoted}\nname: ${quoted}\npersonas: 5\n`,
  };

  test.each(['dashboard', 'map', 'coverage', 'comparison'])('never get out of their place in %s', (name) => {
    const { html } = view(name, texts, [bad, 'b']);
    expect(html).not.toMatch(/<(?:script|img|iframe)| style=|NaN|Infinity|href="(?!#|https:)/);
    expect(html).toContain('&lt;script');
  });
});

test('many personas are drawn', () => {
  const texts = Object.fromEntries(
    Array.from({ length: 120 }, (_, index) => [
      `p${index}.persona.yaml`,
      `id: p${index}\nname: Persona ${index}\ngoals: [Do thing ${index}]\npriority: {tier: ${(index % 3) + 1}}\n`,
    ]),
  );
  const snapshot = judged(texts);
  for (const name of ['dashboard', 'map', 'coverage']) expect(view(name, snapshot).text).toContain('Persona 119');
});

describe('the tree', () => {
  test('has kinds in the order of the format, entities by name, with what was judged', () => {
    const tree = treeOf(rondel.library, rondel);
    expect(tree.kinds[0]?.kind).toBe('persona');
    expect(tree.kinds[0]?.entities.map(({ name }) => name)).toEqual([
      'Denise Okafor',
      'Helen Prothero',
      'Marcus Fielding',
      'Ruth Adeyemi',
      'Tomasz Wilk',
    ]);
    expect(tree.kinds[0]?.entities[0]).toMatchObject({
      id: 'care-coordinator',
      readiness: 96,
      grade: 'A',
      findings: 0,
    });
    expect(tree.kinds[0]?.entities[2]).toMatchObject({ negative: true });
    expect(tree.kinds[0]?.entities[3]).toMatchObject({ inactive: true });
  });

  test('without judgement says who there is, and where', () => {
    const [kind] = treeOf(rondel.library).kinds;
    expect(kind?.entities[0]).toEqual({
      kind: 'persona',
      id: 'care-coordinator',
      name: 'Denise Okafor',
      uri: 'file:///library/care-coordinator.persona.yaml',
      position: { line: 1, character: 4 },
    });
  });
});

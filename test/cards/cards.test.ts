import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hasCanvas, renderCard } from '../../server/src/cards/render.js';
import { ruleUrl } from '../../server/src/docs-url.js';
import { modelOf, modelsOf } from './model.js';

const library = new URL('../../examples/rondel/', import.meta.url);

function cardOf(name: string) {
  const source = readFileSync(new URL(name, library), 'utf8');
  const [model] = modelsOf(name, source);
  if (!model) throw new Error(`no entity in ${name}`);
  const html = renderCard(model);
  return { html, text: textOf(html), lines: source.split('\n'), model };
}

/** What a reader reads: tags become blanks. */
function textOf(html: string): string {
  const plain = html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
  return plain.replace(/\s+/g, ' ').trim();
}

function render(text: string, name = 'x.persona.yaml'): string {
  return modelsOf(name, text)
    .map((model) => renderCard(model))
    .join('\n');
}

describe('a persona', () => {
  const { html, text, lines, model } = cardOf('care-coordinator.persona.yaml');

  test.each([
    'User persona',
    'Denise Okafor',
    'Care coordinator',
    'Priority 1',
    'Qualitative and quantitative research',
    '21,000 people',
    'By seven I have moved twelve visits',
    'Denise was a carer for nine years',
    'Have a carer for every visit of the day',
    'Severity 5 of 5',
    'The family learns of the change from a stranger at the door',
    'Rank the open visits by what cannot wait',
    'Reads the plan at 150 % zoom',
    '32–55',
    'Individual contributor',
    'cover-an-open-visit',
    '9 of 11 claims have a source',
    'Sunita Rao, product · 2026-10-09',
    'coordinator-interviews-2026',
  ])('says "%s"', (said) => expect(text).toContain(said));

  test('has the dial and each part of its readiness', () => {
    const { score, grade, parts } = model.readiness ?? { score: -1, grade: 'none', parts: [] };
    expect(html).toContain(`aria-label="Readiness ${score} of 100, grade ${grade}"`);
    expect(text).toContain(`Readiness ${score}/100`);
    expect(parts).toHaveLength(8);
    for (const part of parts) {
      const page = `<a href="${ruleUrl(part.rule ?? '')}" rel="noopener noreferrer">${part.label}</a>`;
      expect(html).toContain(`<span class="part-name">${page}</span>`);
      expect(text).toContain(part.why);
    }
  });

  test('leads each block back to its line', () => {
    const goal = /<li class="statement backed" data-line="(\d+)">(?:(?!<\/li>).)*Get through an on-call weekend/s;
    expect(lines[Number(goal.exec(html)?.[1])]).toContain('Get through an on-call weekend');
    const section = /<section class="section" data-line="(\d+)"><h2>Pain points/.exec(html);
    expect(lines[Number(section?.[1])]).toBe('pain_points:');
    expect(lines[Number(/<h1 data-line="(\d+)"/.exec(html)?.[1])]).toBe('name: Denise Okafor');
  });
});

test('a statement without a source of its own is marked by shape and words, not by colour', () => {
  const html = render(
    'id: a\ngoals:\n  - Sleep\n  - goal: Eat\n    evidence: [{source: survey.md}]\n  - goal: Run\n    evidence: [{method: assumption}]\n',
  );
  expect(html).toMatch(
    /<li class="statement none"[^>]*><svg class="mark mark-none"[^>]*aria-label="No source of its own"/,
  );
  expect(html).toMatch(
    /<li class="statement backed"[^>]*><svg class="mark mark-backed"[^>]*aria-label="Backed by evidence"/,
  );
  expect(html).toMatch(/<li class="statement guess"[^>]*><svg class="mark mark-guess"[^>]*aria-label="A guess"/);
});

test('statements stand in order of their rank', () => {
  const text = textOf(render('id: a\ngoals:\n  - goal: Third\n    rank: 3\n  - Last\n  - goal: First\n    rank: 1\n'));
  expect(text.indexOf('First')).toBeLessThan(text.indexOf('Third'));
  expect(text.indexOf('Third')).toBeLessThan(text.indexOf('Last'));
});

test.each([
  ['negative', 'Not our audience'],
  ['misuse', 'we design against this persona'],
])('a %s persona says first whom we do not serve, and why', (type, said) => {
  const text = textOf(render(`id: a\ntype: ${type}\nwhy_not: Resells our seats\ngoals: [Sell]\n`));
  expect(text).toContain(said);
  expect(text.indexOf('Resells our seats')).toBeLessThan(text.indexOf('Goals'));
});

describe('the measure at the top', () => {
  test('counts the claims by what each rests on, as their marks do', () => {
    const text = textOf(
      render(
        'id: a\ngoals:\n  - Sleep\n  - {goal: Eat, evidence: [{source: survey.md}]}\npain_points: [{pain: Noise, evidence: [{method: assumption}]}]\ndemographics: {location: Rome, evidence: [{source: survey.md}]}\nmotivations: [Fun]\nbuying: {}\n',
      ),
    );
    expect(text).toContain('2 of 4 claims have a source');
    expect(text).toContain('2 with a source');
    expect(text).toContain('1 a guess');
    expect(text).toContain('1 without a source of its own');
    expect(text.indexOf('2 of 4 claims')).toBeLessThan(text.indexOf('Goals'));
  });

  test('is one for one, and not there without claims', () => {
    expect(textOf(render('id: a\ngoals: [{goal: Eat, evidence: [{source: s}]}]\n'))).toContain(
      '1 of 1 claim has a source',
    );
    expect(render('id: a\nname: Ada\n')).not.toContain('class="measure"');
  });
});

test('they buy along a path, in the order in which it is gone', () => {
  const html = render(
    'id: a\nbuying:\n  timeline: Six weeks\n  influencers: [Bookkeeper]\n  criteria: [{criterion: Price, rank: 2}, {criterion: Ease, rank: 1}]\n  trigger: An audit\n  budget: Small\n',
  );
  const path = /<ol class="path">.*?<\/ol><\/li>.*?<\/ol>/s.exec(html)?.[0] ?? '';
  expect(textOf(path)).toMatch(/^Trigger .* An audit Criteria .* Ease Price Timeline .* Six weeks$/);
  expect(textOf(html)).toContain('Who else has a say Bookkeeper');
  expect(textOf(html)).toContain('Budget Small');
});

test.each([
  ['draft', 'Draft. Still being written'],
  ['deprecated', 'Deprecated. On its way out'],
  ['retired', 'Retired. No longer used'],
])('what is %s says so at the top, in words and with a sign', (status, said) => {
  const html = render(`id: a\nstatus: ${status}\ngoals: [Sell]\n`);
  expect(textOf(html).indexOf(said)).toBeGreaterThan(0);
  expect(textOf(html).indexOf(said)).toBeLessThan(textOf(html).indexOf('Goals'));
  expect(html).toMatch(new RegExp(`<p class="standing standing-${status}"[^>]*><svg`));
  expect(render('id: a\nstatus: active\n')).not.toContain('standing');
});

describe('the portrait', () => {
  const [model] = modelsOf('x.persona.yaml', 'id: a\nname: Ada <i>\nimage: ada.png\n');
  if (!model) throw new Error('no entity');

  test('is the picture where it may be shown', () => {
    const html = renderCard({
      ...model,
      pictureOf: (source) => (source === 'ada.png' ? 'data:image/png;base64,AA==' : undefined),
    });
    expect(html).toContain('<img class="avatar picture picture-person" src="data:image/png;base64,AA=="');
    expect(html).toContain('alt="Portrait of Ada &lt;i>"');
  });

  test('is a drawing that stays with the id where there is none', () => {
    const drawn = (id: string) => /<g class="avatar-pattern">.*?<\/g>/.exec(render(`id: ${id}\nname: Ada\n`))?.[0];
    expect(renderCard({ ...model, pictureOf: () => undefined })).not.toContain('<img');
    expect(drawn('ada')).toBe(drawn('ada'));
    const others = ['bea', 'cai', 'dan', 'eve', 'flo'].map(drawn);
    expect(new Set([drawn('ada'), ...others]).size).toBe(6);
  });
});

test.each([
  [{ due: '2026-12-01', daysLeft: 40 }, 'Next review due by 2026-12-01', 'due-fresh'],
  [{ due: '2026-12-01', daysLeft: 3 }, 'Next review due by 2026-12-01', 'due-soon'],
  [{ due: '2026-12-01', daysLeft: 0 }, 'Review due today', 'due-soon'],
  [{ due: '2026-12-01', daysLeft: -1 }, 'Review overdue by 1 day', 'due-overdue'],
])('a review says when it is due: %j', (reviewDue, said, state) => {
  const [model] = modelsOf('x.persona.yaml', 'id: a\nreview: {last: 2026-09-01}\n');
  if (!model) throw new Error('no entity');
  const html = renderCard({ ...model, reviewDue });
  expect(textOf(html)).toContain(said);
  expect(html).toContain(state);
  expect(html.includes('Review overdue</span>')).toBe(reviewDue.daysLeft < 0);
});

test('a long list folds after twelve items, a shorter one does not', () => {
  const goals = (amount: number) =>
    render(`id: a\ngoals:\n${Array.from({ length: amount }, (_, index) => `  - Goal ${index + 1}.\n`).join('')}`);
  const long = goals(200);
  expect(textOf(long)).toContain('188 more');
  expect(long.indexOf('Goal 12.')).toBeLessThan(long.indexOf('<details class="more">'));
  expect(long.indexOf('Goal 13.')).toBeGreaterThan(long.indexOf('<details class="more">'));
  expect(long.match(/<li class="statement none"/g)).toHaveLength(200);
  expect(goals(15)).not.toContain('<details class="more">');
});

describe('the canvas', () => {
  const canvas = (text: string) => {
    const [model] = modelsOf('x.persona.yaml', text);
    if (!model) throw new Error('no entity');
    return renderCard(model, { layout: 'canvas' });
  };

  test('keeps the place of every box, and says which are empty', () => {
    const html = canvas('id: a\nname: Ada\ngoals: [Sleep]\n');
    const boxes = [...html.matchAll(/<section class="box box-([a-z]+)( bare)?"/g)].map(([, area, bare]) => [
      area,
      !bare,
    ]);
    expect(Object.fromEntries(boxes)).toEqual({
      who: false,
      goals: true,
      pains: false,
      behaviour: false,
      buying: false,
      objections: false,
      messaging: false,
      relations: false,
      ground: true,
    });
    expect(html).toMatch(/^<article class="card card-persona tint-\d canvas"/);
    expect(textOf(html)).toContain('0 of 1 claim has a source');
  });

  test('shows five statements of a list and how many more there are', () => {
    const text = textOf(canvas('id: a\ngoals: [A1, A2, A3, A4, A5, A6, A7]\n'));
    expect(text).toContain('A5 and 2 more');
    expect(text).not.toContain('A6');
  });

  test('is for personas of our own form only', () => {
    expect(hasCanvas({ kind: 'persona', dialect: 'native' })).toBe(true);
    const [job] = modelsOf('x.jtbd.yaml', 'id: a\n');
    if (!job) throw new Error('no entity');
    expect(renderCard(job, { layout: 'canvas' })).toBe(renderCard(job));
  });
});

test('objections show their cause and our answer; messaging what we say', () => {
  const text = textOf(
    render(
      'id: a\nobjections:\n  - objection: Too dear\n    root_cause: No budget line\n    response: Pays in a month\nmessaging:\n  value_proposition: Sleep again\n  call_to_action: Try it\n',
    ),
  );
  for (const said of ['Too dear', 'Because No budget line', 'We answer Pays in a month', 'Sleep again', 'Try it']) {
    expect(text).toContain(said);
  }
});

describe('an ideal customer profile', () => {
  const { html, text } = cardOf('independent-home-care-agency.icp.yaml');

  test('ranks its accounts, best first, with tier and range', () => {
    const names = [...html.matchAll(/account-name"><span dir="auto">([^<]+)/g)].map(([, name]) => name);
    expect(names).toEqual([
      'Brackenfield Care',
      'Kestrel Homecare',
      'Harbour and Vale Home Support',
      'Northmoor Hospital Trust',
    ]);
    expect(text).toContain('Brackenfield Care Tier 1 4.35 / 5');
    expect(text).toContain('Kestrel Homecare Tier open 3.40 to 4.20 / 5');
    expect(text).toContain('Not scored yet: Budget');
    expect(text).toContain('Northmoor Hospital Trust Disqualified 1.70 / 5');
    expect(text).not.toContain('Disqualify');
    expect(text).toContain('Tier 3 from 2, Tier 2 from 3, Tier 1 from 4');
  });

  test('sets those apart that are no fit, and tells every score by a number', () => {
    expect(text).toMatch(/Harbour and Vale.* Not a fit Northmoor Hospital Trust/);
    const kestrel = /Kestrel Homecare.*?<\/ul>/s.exec(html)?.[0] ?? '';
    expect(kestrel).toContain('<li class="heat-cell heat-open"><b>–</b>');
    expect(kestrel.match(/<li class="heat-cell heat-[1-5]"><b>[1-5]<\/b>/g)).toHaveLength(5);
  });

  test('shows the matrix with its weights', () => {
    expect(text).toContain('Attribute Weight Ideal (5) Good (3) Poor (1)');
    expect(text).toContain('Pain intensity 25 Looking for a way out of the spreadsheet now');
    expect(text).toContain('3,000–12,000');
  });
});

describe('a job to be done', () => {
  const { html, text } = cardOf('cover-an-open-visit.jtbd.yaml');

  test('tells the job as a sentence', () => {
    expect(text).toContain('When a carer cannot come');
    expect(text).toContain('I want to find someone');
    expect(text).toContain('so I can promise the family');
  });

  test('has eight steps, bare ones too', () => {
    expect(html.match(/<li class="path-step step/g)).toHaveLength(8);
    const bare = render('id: a\nmap:\n  define: [Plan]\n', 'x.jtbd.yaml');
    expect(bare.match(/<li class="path-step step bare/g)).toHaveLength(7);
    expect(textOf(bare)).toContain('2 Locate Nothing yet');
  });

  test('sorts outcomes by opportunity and names the zone, in a table whose numbers are those of the plot', () => {
    const rows = [...html.matchAll(/<tr class="outcome .*?<\/tr>/gs)].map(([row]) => textOf(row));
    expect(rows.map((row) => row.replace(/ Minimise.*?(?= \d)/, ''))).toEqual([
      '1 9.4 3.1 15.7 Extreme',
      '2 8.8 5.2 12.4 High',
      '3 7.9 5.5 10.3 Worth it',
      '4 4.2 6.8 4.2 Over-served',
    ]);
    const plot = textOf(/<svg class="plot".*?<\/svg>/s.exec(html)?.[0] ?? '');
    for (const zone of ['Over-served', 'Served', 'Worth it', 'High', 'Extreme']) expect(plot).toContain(zone);
    expect(plot).toMatch(/1 2 3 4$/);
  });

  test('points of the plot that would hide each other stand side by side', () => {
    const outcome = '  - {outcome: Less waiting, importance: 9, satisfaction: 3}\n';
    const drawn = render(`id: a\noutcomes:\n${outcome.repeat(8)}`, 'x.jtbd.yaml');
    const points = [...drawn.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="8.5"/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    expect(points).toHaveLength(8);
    points.forEach(([x = 0, y = 0], index) => {
      for (const [x2 = 0, y2 = 0] of points.slice(index + 1)) expect(Math.hypot(x - x2, y - y2)).toBeGreaterThan(14.5);
    });
  });

  test('sets what moves towards change against what holds back', () => {
    expect(text).toMatch(
      /Towards change 2 forces Push away from today .* Pull .* Against change 2 forces Habit .* Anxiety/,
    );
    expect(render('id: a\nforces: {push: [Noise]}\n', 'x.jtbd.yaml')).toMatch(/Against change.*0 forces/);
  });
});

test('a PLS persona gets its card; "*" stands for anything and is not repeated', () => {
  const data = {
    id: 'd',
    label: 'Dev',
    segment: '*',
    role: { titles: ['Engineer'], level: '*' },
    motivations: { likes: ['Docs'], 'x-goals': ['Ship'] },
  };
  const text = textOf(render(JSON.stringify(data), 'd.json'));
  for (const said of ['Persona (PLS)', 'Dev', 'Engineer', 'Likes Docs', 'Goals (added to the inherited ones) Ship']) {
    expect(text).toContain(said);
  }
  expect(text).not.toContain('*');
});

test('only web addresses become links', () => {
  const html = render(
    'id: a\nevidence:\n  - source: https://example.org/study\n  - source: javascript:alert(1)\n  - source: file:///etc/passwd\n  - source: command:workbench.action.quit\n',
  );
  const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);
  expect(hrefs.filter((href) => !href.startsWith(ruleUrl('').replace('.md', '')))).toEqual([
    'https://example.org/study',
  ]);
  expect(textOf(html)).toContain('javascript:alert(1)');
});

test('findings stand at the foot, open only when something is wrong', () => {
  const note = (severity: 'error' | 'hint') =>
    renderCard({
      ...modelOf({ kind: 'persona', id: 'a' }, {}),
      findings: [{ severity, message: 'No <goals>', line: 4 }],
    });
  expect(note('hint')).toContain(
    '<details class="findings"><summary><span dir="auto">1 thing to look at</span></summary>',
  );
  expect(note('error')).toMatch(/<details class="findings" open[^>]*>/);
  expect(note('hint')).toContain(
    '<li class="hint" data-line="4"><b class="severity">Hint</b> <span dir="auto">No &lt;goals></span>',
  );
});

test('the smallest card', () => {
  const [model] = modelsOf('x.persona.yaml', 'id: a\nname: Ada\n');
  if (!model) throw new Error('no entity');
  const { readiness: _, ...bare } = model;
  expect(renderCard(bare)).toMatchInlineSnapshot(
    `"<article class="card card-persona tint-1" data-entity="0#"><div class="card-body"><header class="head"><span class="portrait"><svg class="avatar" viewBox="0 0 72 72" width="72" height="72" aria-hidden="true"><circle cx="36" cy="36" r="36"></circle><g class="avatar-pattern"><path d="M9.7 60.6A36 36 0 0 1 47.7 2Z"></path><path d="M21.9 2.9A36 36 0 0 1 68.6 51.2Z"></path><path d="M70.4 46.5A36 36 0 0 1 16.9 66.5Z"></path></g><text x="36" y="45" text-anchor="middle">A</text></svg></span><div class="head-text"><p class="kicker">Persona</p><h1 data-line="1"><span dir="auto">Ada</span></h1></div></header><div class="flow"><div class="flow-aside"></div></div><div class="thirds"></div></div></article>"`,
  );
});

test('a date stays whole, and a text with a date in it is a text', () => {
  const html = render('id: a\nname: A\nreview: {last: "2026-10-06"}\nowner: since 2026-10-06\n');
  expect(html).toContain('<time dir="auto">2026-10-06</time>');
  expect(html).toContain('<span dir="auto">since 2026-10-06</span>');
});

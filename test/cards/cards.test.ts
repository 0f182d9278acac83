import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderCard } from '../../server/src/cards/render.js';
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
    expect(html.match(/<li class="step/g)).toHaveLength(8);
    const bare = render('id: a\nmap:\n  define: [Plan]\n', 'x.jtbd.yaml');
    expect(bare.match(/<li class="step bare/g)).toHaveLength(7);
    expect(textOf(bare)).toContain('2 Locate Nothing yet');
  });

  test('sorts outcomes by opportunity and names the zone', () => {
    const scores = [...html.matchAll(/outcome-score"><b>([\d.]+)<\/b> <span class="zone">([^<]+)/g)].map(
      ([, ...m]) => m,
    );
    expect(scores).toEqual([
      ['15.7', 'Extreme'],
      ['12.4', 'High'],
      ['10.3', 'Worth it'],
      ['4.2', 'Over-served'],
    ]);
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
    `"<article class="card card-persona tint-1" data-entity="0#"><div class="card-body"><header class="head"><svg class="avatar" viewBox="0 0 72 72" width="72" height="72" aria-hidden="true"><circle cx="36" cy="36" r="36"></circle><text x="36" y="45" text-anchor="middle">A</text></svg><div class="head-text"><p class="kicker">Persona</p><h1 data-line="1"><span dir="auto">Ada</span></h1></div></header><div class="columns"><div class="column main"></div><div class="column side"></div></div></div></article>"`,
  );
});

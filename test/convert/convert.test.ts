import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { doc } from '../support/marked.js';
import { converted, findingsOf } from './support.js';

const persona = (...lines: string[]) => doc('id: dana', ...lines, '');
const story = { name: 'a.story.yaml' };

/** A document before and after; each is complete. */
function becomes(before: string, after: string, setting = {}): void {
  expect(converted(before, setting)).toBe(after);
  expect(converted(after, setting)).toBe(after);
}

describe('keys', () => {
  test('take their canonical name where they stand; quotes and comments stay', () => {
    becomes(
      persona('# who', '"occupation": Head of Finance # since May', "'painPoints':", '- Late data'),
      persona('# who', '"role": Head of Finance # since May', "'pain_points':", '- Late data'),
    );
  });

  test('of two names for a text, the first that is free is meant, and none is overwritten', () => {
    becomes(persona('bio: Short.', 'background: Long.'), persona('summary: Short.', 'narrative: Long.'));
    becomes(persona('quote: One.', 'tagline: Two.'), persona('quote: One.', 'tagline: Two.'));
  });

  test('a slip in the plural is mended, another slip of the pen is not guessed at', () => {
    becomes(persona('goal: Close early', 'sumary: x'), persona('goals:', '  - Close early', 'sumary: x'));
  });

  test('without a place they become the team’s own, but for those that other rules speak of', () => {
    becomes(persona('hobbies: [chess]', 'gender: female'), persona('x_hobbies: [chess]', 'gender: female'));
  });

  test('in traits, in a PLS persona and in a config file they are left alone', () => {
    becomes(persona('traits:', '  segment:', '    zebra: x'), persona('traits:', '  segment:', '    zebra: x'));
    const pls = doc('id: dev', 'label: Developer', 'age: 34', '');
    becomes(pls, pls);
    becomes(doc('Extends: strict', 'zebra: x', ''), doc('extends: strict', 'zebra: x', ''), {
      name: 'personas.config.yaml',
    });
  });

  test('that do not fit what the canonical key takes stay', () => {
    becomes(
      persona('age: in her thirties', 'role: x', 'occupation: y'),
      persona('age: in her thirties', 'role: x', 'occupation: y'),
    );
    becomes(persona('jobs_to_be_done:', '  - Close the books'), persona('jobs_to_be_done:', '  - Close the books'));
  });

  test('that stand twice, or under a mark that others repeat, are not touched', () => {
    const twice = persona('bio: One', 'bio: Two');
    becomes(twice, twice);
    const repeated = doc('personas:', '  - id: a', '    goals: &g [Close early]', '  - id: b', '    goals: *g', '');
    becomes(repeated, repeated, { name: 'all.yaml', kind: 'persona' });
  });
});

describe('places', () => {
  test('facts about the person move into a block that is made where there is none', () => {
    becomes(
      persona('age: 34 # about', 'role: Lead', '# where', 'location: Berlin', 'tools:', '  # daily', '  - Excel'),
      persona(
        ...[
          'demographics:',
          '  age_range: { min: 34, max: 34 } # about',
          '  # where',
          '  location: Berlin',
          'role: Lead',
        ],
        ...['professional_context:', '  tools:', '    # daily', '    - Excel'],
      ),
    );
  });

  test('a block that is there takes them in, braces or not', () => {
    becomes(
      persona('demographics:', '    education: Law', '', '# not there', 'age: 25 to 34', 'role: Lead'),
      persona(
        'demographics:',
        '    education: Law',
        '    # not there',
        '    age_range: { min: 25, max: 34 }',
        '',
        'role: Lead',
      ),
    );
    becomes(
      persona('demographics: { education: Law }', 'age: 30+'),
      persona('demographics: { education: Law, age_range: 30+ }'),
    );
  });

  test('a role among the demographics moves up', () => {
    becomes(
      persona('demographics:', '  job_title: Lead # since May', '  education: Law'),
      persona('demographics:', '  education: Law', 'role: Lead # since May'),
    );
  });

  test('the first key of an item moves without its dash', () => {
    becomes(
      doc('personas:', '- age: 34', '  id: a', '  demographics:', '    education: Law', ''),
      doc('personas:', '- id: a', '  demographics:', '    education: Law', '    age_range: { min: 34, max: 34 }', ''),
    );
  });

  test('lists of one meaning become one, with their comments', () => {
    becomes(
      persona(
        'pain_points:',
        '- Late data',
        '# these too',
        'challenges: # hard',
        '    # first',
        '    - Old tools # ten years',
        'role: Lead',
      ),
      persona(
        'pain_points:',
        '- Late data',
        '# these too',
        '# hard',
        '# first',
        '- Old tools # ten years',
        'role: Lead',
      ),
    );
    becomes(persona('goals: [One]', 'objectives: [Two, Three]'), persona('goals: [One, Two, Three]'));
    becomes(persona('goals:', '  - One', 'objectives: [Two]'), persona('goals:', '  - One', '  - Two'));
  });
});

describe('shapes', () => {
  test('one text becomes a list, however it is written', () => {
    becomes(persona('goals: Close early # now'), persona('goals:', '  - Close early # now'));
    becomes(persona('goals: >', '  Close', '  early'), persona('goals:', '  - >', '    Close', '    early'));
    becomes(persona('goals:', '  Close early'), persona('goals:', '  - Close early'));
    becomes(persona('motivations: [x]', 'tags: 2026'), persona('motivations: [x]', 'tags:', '  - "2026"'));
  });

  test('names between commas and lines with bullets become items; sentences do not', () => {
    becomes(persona('tags: a, b c; d'), persona('tags:', '  - a, b c; d'));
    becomes(persona('tags: a, b c, d'), persona('tags:', '  - a', '  - b c', '  - d'));
    becomes(persona('goals: Close early, and well'), persona('goals:', '  - Close early, and well'));
    becomes(persona('goals: |', '  - Close early', '  - Go home'), persona('goals:', '  - Close early', '  - Go home'));
  });

  test('wrappers become the noun of the list, or fall away where the list takes texts', () => {
    becomes(
      persona('goals:', '  - item: One # 1', '  - {title: Two, rank: 2}', 'tags:', '  - name: emea'),
      persona('goals:', '  - goal: One # 1', '  - {goal: Two, rank: 2}', 'tags:', '  - emea'),
    );
  });

  test('a sentence that a colon has torn apart is one again', () => {
    becomes(
      persona('goals:', '  - Close early: before the board meets'),
      persona('goals:', '  - "Close early: before the board meets"'),
    );
  });

  test('texts under keys become items that keep their key', () => {
    becomes(
      persona('goals:', '  # at work', '  career: Become CFO # soon', '  first: Close early'),
      persona(
        'goals:',
        '  # at work',
        '  - goal: Become CFO # soon',
        '    type: career',
        '  - goal: Close early',
        '    x_key: first',
      ),
    );
    becomes(
      persona('goals:', '  personal: # hers', '    - Sleep', '    - goal: Travel', '      rank: 1'),
      persona(
        'goals:',
        '  # hers',
        '  - goal: Sleep',
        '    type: personal',
        '  - goal: Travel',
        '    rank: 1',
        '    type: personal',
      ),
    );
    becomes(persona('goals: { goal: One }'), persona('goals: [{ goal: One }]'));
    becomes(
      doc('id: words', 'terms:', '  KPI: A number', '  close:', '    meaning: The end # of it', ''),
      doc(
        'id: words',
        'terms:',
        '  - term: KPI',
        '    definition: A number',
        '  - term: close',
        '    definition: The end # of it',
        '',
      ),
      { name: 'a.glossary.yaml' },
    );
  });

  test.each([
    ['25-34', '{ min: 25, max: 34 }'],
    ['"25 to 34"', '{ min: 25, max: 34 }'],
    ['{from: 25, to: 34}', '{min: 25, max: 34}'],
    ['{ minimum: "25", maximum: 34 }', '{ min: 25, max: 34 }'],
    ['[25, 34]', '{ min: 25, max: 34 }'],
    ['34', '{ min: 34, max: 34 }'],
    ['under 30', '<30'],
    ['over 50', '">50"'],
    ['50+', '50+'],
    ['34-25', '34-25'],
  ])('the range %s', (before, after) => {
    becomes(
      persona('demographics:', `  age_range: ${before} # c`),
      persona('demographics:', `  age_range: ${after} # c`),
    );
  });

  test('values of the right words take the right type', () => {
    becomes(
      persona('role: 42', 'quote: [Well.]', 'size: 1200', 'pain_points:', '  - pain: x', '    severity: "4"'),
      persona('role: "42"', 'quote: Well.', 'size: { people: 1200 }', 'pain_points:', '  - pain: x', '    severity: 4'),
    );
    becomes(persona('demographics:', '  seniority: C-Level'), persona('demographics:', '  career_stage: c_level'));
  });

  test('where evidence is a text, it is a source; where it is an id, a study', () => {
    becomes(
      persona('source: Twelve interviews', 'last_updated: 2026-03-31'),
      persona('evidence:', '  - source: Twelve interviews', 'review:', '  last: 2026-03-31'),
    );
    const study = { beside: { 'march.study.yaml': 'id: march-study\n' } };
    becomes(persona('sources: march-study'), persona('evidence:', '  - march-study'), study);
    becomes(
      persona('sources: [march, One call]'),
      persona('evidence: [{ source: march }, { source: One call }]'),
      study,
    );
    becomes(persona('evidence: march'), persona('evidence:', '  - march'), study);
  });

  test('JSON stays JSON', () => {
    becomes(
      '{"kind": "persona", "id": "dana", "age": 34, "frustrations": "Late data", "tools": ["Excel"], "city": "Berlin"}',
      '{"kind": "persona", "id": "dana", "demographics": { "age_range": { "min": 34, "max": 34 }, "location": "Berlin" }, ' +
        '"pain_points": ["Late data"], "professional_context": { "tools": ["Excel"] }}',
      { name: 'a.json' },
    );
  });
});

describe('user stories in prose', () => {
  const nurse = { ...story, beside: { 'n.persona.yaml': 'id: night-nurse\nname: Nurse\n' } };

  test('come apart; the role is the id of the persona of that name', () => {
    becomes(
      doc('id: a', 'name: See it', 'description: As a Nurse, I want it all so that I can sleep. # hm', ''),
      doc('id: a', 'name: See it', 'as_a: night-nurse', 'i_want: it all', 'so_that: I can sleep # hm', ''),
      nurse,
    );
    becomes(doc('id: a', 'role: Nurse', ''), doc('id: a', 'as_a: night-nurse', ''), nurse);
  });

  test('else an id made of its words; more text becomes the summary, and comments stay', () => {
    becomes(
      doc(
        'id: a',
        'story: > # c',
        '  As an Account Manager,',
        '  I want it all.',
        '',
        '  More to say.',
        'points: 3',
        '',
      ),
      doc('id: a', '# c', 'as_a: account-manager', 'i_want: it all', 'summary: More to say.', 'points: 3', ''),
      story,
    );
  });

  test('a name is kept beside its parts', () => {
    becomes(
      doc('id: a', 'title: As a nurse, I want it all', ''),
      doc('id: a', 'name: As a nurse, I want it all', 'as_a: nurse', 'i_want: it all', ''),
      story,
    );
  });

  test('parts that are there already are not overwritten', () => {
    const both = doc('id: a', 'as_a: nurse', 'summary: As a doctor, I want it all', '');
    becomes(both, both, story);
  });

  test('a job story comes apart too', () => {
    becomes(
      doc('id: a', 'job_story: When it ends, I want it all, so I can rest.', ''),
      doc('id: a', 'statement:', '  when: it ends', '  want: it all', '  so: I can rest', ''),
      { name: 'a.jtbd.yaml' },
    );
  });
});

describe('files', () => {
  test('broken text is left alone', () => {
    const broken = persona('bio: "One', 'goals: Two');
    becomes(broken, broken);
  });

  test('but what stands beside it is converted', () => {
    becomes(
      doc('personas:', '  - id: a', '    bio: One', '    quote: "x" y', '  - id: b', '    bio: Two', ''),
      doc('personas:', '  - id: a', '    bio: One', '    quote: "x" y', '  - id: b', '    summary: Two', ''),
    );
    const outside = doc('y: "x" z', 'personas:', '  - id: a', '    bio: One', '');
    becomes(outside, outside);
  });

  test('several documents, several entities, an id as key, Windows line ends', () => {
    becomes(
      doc(
        'personas:',
        '  a:',
        '    bio: One',
        '  b: { bio: Two }',
        '---',
        'kind: persona',
        'id: c',
        'bio: Three',
        '',
      ).replaceAll('\n', '\r\n'),
      doc(
        'personas:',
        '  a:',
        '    summary: One',
        '  b: { summary: Two }',
        '---',
        'kind: persona',
        'id: c',
        'summary: Three',
        '',
      ).replaceAll('\n', '\r\n'),
    );
  });

  test('front matter is converted, and the text below it is not', () => {
    becomes(
      doc('---', 'id: a', 'bio: One', '---', 'bio: Two', ''),
      doc('---', 'id: a', 'summary: One', '---', 'bio: Two', ''),
      { name: 'a.md', kind: 'persona' },
    );
  });

  test('no line break at the end is no trouble', () => {
    becomes('id: a\npain_points:\n  - x\nfears:\n  - y', 'id: a\npain_points:\n  - x\n  - y\n');
    becomes('id: a\nfears:\n  - y\npain_points:\n  - x', 'id: a\npain_points:\n  - x\n  - y');
    becomes('id: a\nage: 34', 'id: a\ndemographics:\n  age_range: { min: 34, max: 34 }');
  });

  test('the examples of the docs are as it does them', () => {
    const page = readFileSync('docs/conversion.md', 'utf8');
    const blocks = [...page.matchAll(/```yaml\n# (before|after)\.(\w+)\.yaml\n(.*?)```/gs)];
    expect(blocks.length).toBeGreaterThanOrEqual(4);
    for (let i = 0; i < blocks.length; i += 2) {
      const [, , kind, before = ''] = blocks[i] ?? [];
      const setting = {
        name: `a.${kind}.yaml`,
        beside: kind === 'story' ? { 'c.persona.yaml': 'id: care-coordinator\nname: Care coordinator\n' } : {},
      };
      expect(converted(before, setting)).toBe(blocks[i + 1]?.[3]);
      expect(findingsOf(blocks[i + 1]?.[3] ?? '', setting).filter(({ rule }) => /-key$|type/.test(rule))).toEqual([]);
    }
  });
});

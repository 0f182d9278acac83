import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scopesOf, tokenize } from './tokens.js';

const reference = 'entity.name.function.reference.persona';
const placeholder = 'keyword.control.placeholder.persona';
const choice = 'variable.other.enummember.persona';
const score = 'constant.numeric.score.persona';
const plain = 'string.unquoted.plain.out.yaml';

const kinds = [
  'persona',
  'icp',
  'jtbd',
  'story',
  'segment',
  'persona-map',
  'empathy-map',
  'value-proposition',
  'experience-map',
  'swot',
  'pestel',
  'maturity-model',
  'study',
  'interview-guide',
  'glossary',
];

describe('kind and id', () => {
  it.each(kinds)('kind: %s', (kind) => {
    expect(scopesOf(`kind: ${kind}`, kind)).toBe('entity.name.type.kind.persona');
    expect(scopesOf(`"kind": "${kind}" # why`, kind)).toBe('entity.name.type.kind.persona');
    expect(scopesOf(`- { kind: ${kind}, id: x }`, kind)).toBe('meta.flow-mapping.yaml entity.name.type.kind.persona');
  });

  it('leaves the kinds of others alone', () => {
    expect(scopesOf('kind: Deployment', 'Deployment')).toBe(plain);
    expect(scopesOf('kind: persona like', 'persona like')).toBe(plain);
    expect(scopesOf('name: persona', 'persona')).toBe(plain);
  });

  it('knows every kind that has a suffix of its own, and the other way round', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    const extensions: string[] = manifest.contributes.languages[0].extensions;
    expect(extensions.sort()).toEqual(kinds.flatMap((kind) => [`.${kind}.yaml`, `.${kind}.yml`]).sort());
  });

  it('marks the id where it is declared', () => {
    expect(scopesOf('id: maya-chen', 'maya-chen')).toBe('entity.name.function.id.persona');
    expect(scopesOf("personas:\n  - id: 'maya'", 'maya')).toBe('entity.name.function.id.persona');
    expect(scopesOf('id: Maya Chen', 'Maya Chen')).toBe(plain);
  });
});

describe('references', () => {
  it.each(['persona', 'parent', 'as_a', 'job', 'study'])('%s holds one id', (key) => {
    expect(scopesOf(`${key}: maya-chen # why`, 'maya-chen')).toBe(reference);
    expect(scopesOf(`${key}: "maya-chen"`, 'maya-chen')).toBe(reference);
    expect(scopesOf(`- {${key}: maya-chen, x: 1}`, 'maya-chen')).toBe(`meta.flow-mapping.yaml ${reference}`);
  });

  it.each([
    'personas',
    'parent',
    'performers',
    'jobs',
    'segments',
    'icps',
    'buyers',
    'users',
    'depends_on',
    'evidence',
  ])('%s holds a list of ids, however it is written', (key) => {
    for (const list of ['\n  - raj\n  - maya-chen', '\n- raj\n- maya-chen # why', ' # why\n\n  # why\n  - maya-chen']) {
      expect(scopesOf(`${key}:${list}\nnext: 1`, 'maya-chen'), list).toBe(reference);
    }
    expect(scopesOf(`${key}: [raj, maya-chen]`, 'maya-chen')).toBe(`meta.flow-sequence.yaml ${reference}`);
    expect(scopesOf(`${key}: [\n  raj,\n  maya-chen,\n]`, 'maya-chen')).toBe(`meta.flow-sequence.yaml ${reference}`);
  });

  it('does not take statements, numbers or what is deeper for ids', () => {
    expect(scopesOf('job: Pay the bills', 'Pay the bills')).toBe(plain);
    expect(scopesOf('jobs:\n  - Pay the bills', 'Pay the bills')).toBe(plain);
    expect(scopesOf('points: 3\njob: 12', '12')).toBe('constant.numeric.integer.yaml');
    expect(scopesOf('personas:\n  - name: maya', 'maya')).toBe(plain);
    expect(scopesOf('personas:\n  - id: x\n    tags: [maya]', 'maya')).toContain('string.unquoted.plain.in.yaml');
    expect(scopesOf('personas: {buyers: [raj]}', 'raj')).toContain(reference);
  });
});

describe('scores and choices', () => {
  it.each(['importance', 'satisfaction', 'weight', 'severity', 'rank', 'priority', 'share', 'tier'])('%s', (key) => {
    expect(scopesOf(`${key}: 4`, '4')).toBe(score);
    expect(scopesOf(`- ${key}: 0.25 # why`, '0.25')).toBe(score);
    expect(scopesOf(`x: {${key}: 4}`, '4')).toBe(`meta.flow-mapping.yaml ${score}`);
    expect(scopesOf(`${key}: 4 of 5`, '4 of 5')).toBe(plain);
  });

  it('marks the scores of an account under any name', () => {
    expect(scopesOf('scores:\n  tech_fit: 4', '4')).toBe(score);
    expect(scopesOf('  scores: { "own": 4.5, kind: 3 }', '4.5')).toBe(`meta.flow-mapping.yaml ${score}`);
    expect(scopesOf('scores:\n  x: 1\nother: 7', '7')).toBe('constant.numeric.integer.yaml');
  });

  it.each([
    'type: buyer',
    'basis: proto',
    'status: draft',
    'cadence: quarterly',
    'method: win_loss',
    'confidence: high',
    'verdict: disputed',
    'priority: primary',
    'extends: strict',
    'rules:\n  too-many-personas: warning',
    'rules:\n  too-many-personas: [warning, {max: 4}]',
  ])('marks the fixed word in %s', (text) => {
    const word = /(\w+)(?:, .*)?\]?$/.exec(text)?.[1] ?? '';
    expect(scopesOf(text, word)).toMatch(new RegExp(`${choice}$`.replaceAll('.', '\\.')));
  });

  it('leaves other words as text', () => {
    expect(scopesOf('type: buyers', 'buyers')).toBe(plain);
    expect(scopesOf('name: buyer', 'buyer')).toBe(plain);
  });
});

describe('placeholders of templates', () => {
  it.each([
    ['name: {{name}}', '{{name}}'],
    ['name: Dear {{ first name }}!', '{{ first name }}'],
    ['name: "Dear {{name}}"', '{{name}}'],
    ["name: 'Dear [your customer]'", '[your customer]'],
    ['name: [Your company]', '[Your company]'],
    ['job: [Insert the job]', '[Insert the job]'],
    ['goals:\n  - I want [capability] so that', '[capability]'],
    ['text: |\n  Dear [name],', '[name]'],
    ['name: TODO', 'TODO'],
    ['name: Ask sales (TBD)', 'TBD'],
    ['tags: [x, {{y}}]', '{{y}}'],
  ])('marks %j', (text, piece) => {
    expect(scopesOf(text, piece)).toMatch(/keyword\.control\.placeholder\.persona$/);
  });

  it.each([
    'tags: [billing, onboarding]',
    'tags: [Visual Studio]',
    'note: see [the page](https://example.com)',
    'note: as in [1]',
    'note: todo lists',
    'performers: [maya-chen]',
    'tags: [what, when]',
  ])('leaves %j alone', (text) => {
    expect(tokenize(text).filter((token) => token.scopes.includes(placeholder))).toEqual([]);
  });
});

describe('comments that speak to the tools', () => {
  it.each(['personas-disable-next-line', 'personas-disable-line', 'personas-disable'])('%s', (directive) => {
    const text = `name: x # ${directive} opinion-based, no-priority -- agreed with sales`;
    const comment = 'comment.line.number-sign.yaml';
    expect(scopesOf(text, directive)).toBe(`${comment} keyword.control.suppression.persona`);
    expect(scopesOf(text, 'opinion-based')).toBe(`${comment} variable.other.constant.rule.persona`);
    expect(scopesOf(text, 'no-priority')).toBe(`${comment} variable.other.constant.rule.persona`);
    expect(scopesOf(text, '--')).toBe(`${comment} punctuation.separator.reason.persona`);
    expect(scopesOf(text, ' agreed with sales')).toBe(comment);
  });

  it('works without a reason, and only for the real words', () => {
    expect(scopesOf('# personas-disable no-priority', 'no-priority')).toContain('rule.persona');
    expect(scopesOf('# personas-disabled no-priority', 'personas-disabled no-priority')).not.toContain('suppression');
    expect(scopesOf('name: "# personas-disable x"', 'personas-disable x')).toBe('string.quoted.double.yaml');
  });

  it('marks the modeline', () => {
    const text = '# yaml-language-server: $schema=../schemas/persona.schema.json';
    expect(scopesOf(text, '$schema')).toContain('variable.parameter.modeline.persona');
    expect(scopesOf(text, '../schemas/persona.schema.json')).toContain('string.unquoted.schema.persona');
  });
});

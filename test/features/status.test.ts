import { describe, expect, test } from 'vitest';
import { formatOf } from '../../server/src/document/front-matter.js';
import { parse } from '../../server/src/document/parse.js';
import { status } from '../../server/src/features/status.js';
import type { ClaimHint } from '../../server/src/kinds/claim.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import { emptyLibrary } from '../../server/src/library/library.js';
import type { Scores } from '../../server/src/scores/index.js';

const scores: Scores = { summary: {} };
const ready: Scores = { readiness: { score: 64, grade: 'C', parts: [] }, summary: {} };
const root = 'file:///library';

interface Given {
  readonly scores?: Scores;
  readonly line?: number;
  readonly hint?: ClaimHint;
  readonly config?: boolean;
}

function statusOf(name: string, text: string, { scores: given = scores, line = 0, hint = {}, config }: Given = {}) {
  const uri = `${root}/${name}`;
  const file = readEntities(uri, parse(text, formatOf(uri)), hint);
  const library = emptyLibrary(root);
  if (config) library.configUri = `${root}/personas.config.yaml`;
  return status(file, library, (entity) => (entity.id === 'b' ? ready : given), { line, character: 0 });
}

describe('a file that is ours', () => {
  test('shows the readiness of a persona, and why it is checked', () => {
    expect(statusOf('a.persona.yaml', 'id: a\nname: Ada\n', { scores: ready })).toEqual({
      claimed: true,
      text: 'Readiness 64/100',
      detail: 'Ada, grade C',
      why: 'Checked: its name ends in .persona.yaml.',
    });
  });

  test('shows the entity at the position', () => {
    const text = 'id: a\n---\nid: b\n';
    expect(statusOf('a.persona.yaml', text).text).toBe('Persona');
    expect(statusOf('a.persona.yaml', text, { line: 2 }).text).toBe('Readiness 64/100');
  });

  test('shows the kind where there is no readiness', () => {
    expect(statusOf('x.icp.yaml', 'id: x\n')).toEqual({
      claimed: true,
      text: 'Ideal customer profile',
      detail: 'x',
      why: 'Checked: its name ends in .icp.yaml.',
    });
  });

  test('says why it is checked even while it is empty', () => {
    expect(statusOf('a.persona.yaml', '')).toEqual({
      claimed: true,
      text: 'Nothing to show yet',
      why: 'Checked: its name ends in .persona.yaml.',
    });
  });

  const included = { included: { kind: 'persona', glob: 'people/*.yaml' } } as const;
  test.each([
    ['x.yaml', 'kind: persona\nid: a\n', {}, 'kind and id stand at its top'],
    ['x.yaml', 'id: a\n', included, 'personas.config.yaml includes people/*.yaml'],
    ['x.yaml', '# yaml-language-server: $schema=persona.schema.json\nid: a\n', {}, 'a comment in it names a schema'],
    ['x.json', '{ "$schema": "persona.schema.json", "id": "a" }', {}, 'its $schema names a schema'],
    ['x.yaml', 'kind: persona\n', { language: true }, 'its language is set to Persona YAML'],
    ['personas.config.yaml', 'rules: {}\n', {}, 'it holds the settings'],
  ])('%s with %j tells its evidence', (name, text, hint, evidence) => {
    const { why } = statusOf(name, text, { hint });
    expect(why).toContain(`Checked: ${evidence}`);
    expect(why.length).toBeLessThan(80);
  });
});

describe('a file that is not ours', () => {
  test.each([
    ['notes.yaml', 'kind: persona\n', {}, 'It has kind: persona but no id beside it.'],
    ['x.yaml', 'personas:\n  - goals: [b]\n', {}, 'include it in personas.config.yaml'],
    ['x.yaml', 'id: a\n', { excluded: true }, 'exclude'],
    ['x.yaml', 'id: a\n', {}, 'no known ending such as .persona.yaml'],
    ['x.md', '---\na: b\n---\n', {}, 'Markdown files'],
  ])('says in one line why: %s with %j', (name, text, hint, expected) => {
    const { claimed, text: what, why } = statusOf(name, text, { hint });
    expect({ claimed, what }).toEqual({ claimed: false, what: 'Not a persona file' });
    expect(why).toContain(expected);
    expect(why.length).toBeLessThan(85);
  });

  test.each([
    ['a list of our entities', 'x.yaml', 'personas:\n  - id: a\n    pain_points: [b]\n', false],
    ['a map of our entities', 'x.json', '{ "jobs": { "pay": { "statement": { "when": "x" } } } }', false],
    ['a kind of ours without an id', 'x.yaml', 'kind: icp\nname: a\n', false],
    ['data in a library', 'x.yaml', 'frustrations: [a]\n', true],
    ['a list in a library', 'x.yaml', '- name: a\n', true],
    ['front matter in a library', 'x.md', '---\nname: a\n---\n# A\n', true],
  ])('is spoken of when it holds %s', (_, name, text, config) => {
    expect(statusOf(name, text, { config }).silent).toBeUndefined();
  });

  test.each([
    ['a Kubernetes object', 'x.yaml', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\n', false],
    [
      'a Kubernetes object of a kind of ours',
      'x.yaml',
      'apiVersion: a/v1\nkind: persona\nmetadata: { name: a }\n',
      false,
    ],
    ['a compose file', 'compose.yaml', 'services:\n  web:\n    image: nginx\n', false],
    [
      'a workflow',
      'ci.yaml',
      'on: push\njobs:\n  build:\n    runs-on: ubuntu\n    strategy: {}\n    steps: []\n',
      false,
    ],
    ['an Internet Computer manifest', 'icp.yaml', 'canisters:\n  - name: a\n    type: rust\n', false],
    [
      'chat-bot characters',
      'personas.yaml',
      'personas:\n  - name: Bob\n    role: system\n    prompt: Be nice.\n',
      false,
    ],
    ['nothing yet', 'x.yaml', '', true],
    ['text without front matter', 'README.md', '# Hello\n', true],
    ['a bare word in a library', 'x.yaml', 'hello\n', true],
    ['front matter of others', 'post.md', '---\nkind: persona\ntitle: A\n---\n', false],
  ])('is not spoken of when it holds %s', (_, name, text, config) => {
    expect(statusOf(name, text, { config })).toMatchObject({ claimed: false, silent: true });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MemoryHost } from '../server/src/host/memory.js';
import { leastSimilar } from '../server/src/library/neighbours.js';
import { Workspace } from '../server/src/workspace.js';

const root = 'file:///w';
const at = (path: string) => `${root}/${path}`;

/** Words that only one file has, so that nobody is like anybody else. */
const own = (of: number, what: string) => `${what}${of}a ${what}${of}b ${what}${of}c`;

/** A library in which files depend on each other, beside many that have nothing to do with them. */
function texts(unrelated: number): Record<string, string> {
  const files: Record<string, string> = {
    'base.persona.yaml': 'id: base\nname: Base\nrole: Clerk\npriority: 1\ngoals: [close the ledgers early]\n',
    'child.persona.yaml': 'id: child\nname: Child\nparent: [base]\npriority: 2\nrole: Cook\ngoals: [sleep at night]\n',
    'close.jtbd.yaml': 'kind: jtbd\nid: close\nname: Close\nperformers: [base]\n',
    'late.story.yaml': 'id: late\nas_a: base\npersona_label: Base\njob: close\ni_want: see late entries\n',
    'who.persona-map.yaml': 'id: who\npersonas: [{ persona: other-0, priority: secondary }]\n',
    'words.glossary.yaml':
      'id: words\nterms:\n  - { term: ledger, definition: A book, see_also: [account] }\n  - { term: account, definition: A page }\n',
    'talks.study.yaml': 'id: talks\nname: Talks\nmethod: survey\nsample_size: 3\n',
  };
  for (let of = 0; of < unrelated; of++)
    files[`other-${of}.persona.yaml`] =
      `id: other-${of}\nname: Other ${of}\nquote: I ${own(of, 'say')}\npriority: 3\ngoals: [${own(of, 'goal')}]\nevidence: [talks]\n`;
  return files;
}

/** A workspace whose files have all been judged, and how many are judged after a change. */
async function judged(files: Record<string, string>) {
  const host = new MemoryHost(Object.fromEntries(Object.entries(files).map(([path, text]) => [at(path), text])));
  const workspace = new Workspace(host, () => '2026-11-22');
  workspace.setFolders([root]);
  const bringUpToDate = async () => {
    const names: string[] = [];
    for (const uri of await workspace.due()) {
      const before = workspace.judgements;
      workspace.judged.take(uri);
      await workspace.check(uri);
      if (workspace.judgements > before) names.push(uri.slice(root.length + 1));
    }
    return names.sort();
  };
  const all = await bringUpToDate();
  return {
    workspace,
    all,
    /** Writes a file, and says which files are judged for it. */
    async write(path: string, text: string | undefined): Promise<string[]> {
      host.set(at(path), text);
      await workspace.changedOnDisk([at(path)]);
      return bringUpToDate();
    },
  };
}

describe.each([30, 300])('of a library with %d files that have nothing to do with it, an edit judges again', (many) => {
  const files = texts(many);
  let living: ReturnType<typeof judged> | undefined;
  /** Makes a change, says which files are judged for it, and takes it back. */
  const edit = async (path: string, from: string, to: string) => {
    living ??= judged(files);
    const { all, write } = await living;
    expect(all).toHaveLength(Object.keys(files).length);
    const text = files[path] ?? '';
    expect(text).toContain(from);
    const names = await write(path, text.replace(from, to));
    await write(path, text);
    return names;
  };

  test.each([
    ['a comment', 'other-3.persona.yaml', 'priority: 3', 'priority: 3 # yes', []],
    ['a comment above all that others point at', 'base.persona.yaml', 'id: base', '# new\nid: base', []],
    ['a goal', 'other-3.persona.yaml', 'goal3a', 'new', []],
    ['a goal that somebody inherits', 'base.persona.yaml', 'early', 'late', ['child.persona.yaml']],
    ['a name', 'other-3.persona.yaml', 'name: Other 3', 'name: Somebody', []],
    [
      'a name that is copied and inherited from',
      'base.persona.yaml',
      'name: Base',
      'name: Ground',
      ['child.persona.yaml', 'late.story.yaml'],
    ],
    [
      'a name that somebody has already',
      'other-3.persona.yaml',
      'name: Other 3',
      'name: Other 4',
      ['other-4.persona.yaml'],
    ],
    ['the tier of a persona', 'other-3.persona.yaml', 'priority: 3', 'priority: 2', []],
    ['what a glossary explains', 'words.glossary.yaml', 'A book', 'A thick book', []],
    ['what a study is called', 'talks.study.yaml', 'name: Talks', 'name: Long talks', []],
  ])('besides the file, for %s', async (_, path, from, to, dependents) => {
    expect(await edit(path, from, to)).toEqual([path, ...dependents].sort());
  });

  test('those that name an id which changes', async () => {
    expect(await edit('base.persona.yaml', 'id: base', 'id: ground')).toEqual(
      ['base.persona.yaml', 'child.persona.yaml', 'close.jtbd.yaml', 'late.story.yaml'].sort(),
    );
  });

  test('those whose place in a persona-map comes or goes, if it matters to them', async () => {
    const made = await judged({ ...files, 'unranked.persona.yaml': 'id: unranked\nname: Unranked\n' });
    const map = files['who.persona-map.yaml'] ?? '';
    expect(await made.write('who.persona-map.yaml', map.replace('other-0', 'other-1'))).toEqual(
      // The two personas have a priority of their own; who refers to a persona counts for being an orphan.
      ['other-0.persona.yaml', 'other-1.persona.yaml', 'who.persona-map.yaml'],
    );
    expect(await made.write('who.persona-map.yaml', map.replace('other-0', 'unranked'))).toContain(
      'unranked.persona.yaml',
    );
  });

  test('the one that was like it, and the one that is like it now', async () => {
    const [a, b] = ['alpha beta gamma delta epsilon', 'zeta eta theta iota kappa'];
    const made = await judged({
      ...files,
      'a.persona.yaml': `id: a\nname: A\npriority: 2\ngoals: [${a}]\n`,
      'b.persona.yaml': `id: b\nname: B\npriority: 2\ngoals: [${b}]\n`,
      'c.persona.yaml': `id: c\nname: C\npriority: 2\ngoals: [${a} lambda]\n`,
    });
    const names = await made.write('c.persona.yaml', `id: c\nname: C\npriority: 2\ngoals: [${b} lambda]\n`);
    // Up to two hundred personas, the map says which are to be merged first.
    const besides = names.filter((name) => name !== 'who.persona-map.yaml');
    expect(besides).toEqual(['a.persona.yaml', 'b.persona.yaml', 'c.persona.yaml']);
  });

  test('no other where all have most of their words in common', async () => {
    const alike = (of: number, word = 'report') =>
      `id: p-${of}\nname: N${of}\npriority: 2\ngoals: [finish the ${word} of team${of} before friday${of}]\npain_points: [vendor${of} never answers mail${of}]\n`;
    const all = Object.fromEntries(Array.from({ length: many }, (_, of) => [`p-${of}.persona.yaml`, alike(of)]));
    const made = await judged(all);
    const [library] = await made.workspace.libraries();
    const stems = (of: number) => library?.entities[of]?.persona?.stems ?? new Set<string>();
    const shared = [...stems(0)].filter((stem) => stems(1).has(stem)).length;
    // Enough for their files to be told of each other, and not enough for a finding.
    expect(shared / (stems(0).size + stems(1).size - shared)).toBeGreaterThan(leastSimilar);
    // The first file says that there are too many, and who is most alike.
    const others = (names: readonly string[]) => names.filter((name) => name !== 'p-0.persona.yaml');
    expect(others(await made.write('p-1.persona.yaml', alike(1, 'summary')))).toEqual(['p-1.persona.yaml']);
    expect(others(await made.write('p-1.persona.yaml', alike(1)))).toEqual(['p-1.persona.yaml']);
  });

  test('the one that is like it, when they have other words in common', async () => {
    const made = await judged({
      'a.persona.yaml': 'id: a\nname: A\npriority: 2\ngoals: [alpha beta gamma delta epsilon zeta]\n',
      'b.persona.yaml': 'id: b\nname: B\npriority: 2\ngoals: [alpha beta gamma delta epsilon eta]\n',
    });
    const other = 'id: b\nname: B\npriority: 2\ngoals: [zeta beta gamma delta epsilon eta]\n';
    expect(await made.write('b.persona.yaml', other)).toEqual(['a.persona.yaml', 'b.persona.yaml']);
  });

  test('no other when a file comes or goes that nobody names', async () => {
    const made = await judged(files);
    const text = 'id: new\nname: New\npriority: 3\ngoals: [nothing else says so]\n';
    const [anchor] = ['who.persona-map.yaml'];
    // The map says how many personas there are.
    expect(await made.write('new.persona.yaml', text)).toEqual(['new.persona.yaml', anchor].sort());
    expect(await made.write('new.persona.yaml', undefined)).toEqual([anchor]);
  });

  test('all of them when the settings change', async () => {
    const made = await judged({ ...files, 'personas.config.yaml': 'extends: minimal\n' });
    const count = Object.keys(files).length + 1;
    expect(await made.write('personas.config.yaml', 'extends: strict\n')).toHaveLength(count);
  });

  test('nobody asked about everything', async () => {
    const { workspace } = await judged(files);
    const [library] = await workspace.libraries();
    expect([...(library?.asks.topics() ?? [])].filter((topic) => ['everything', 'links'].includes(topic))).toEqual([]);
  });
});

const paths = [
  'a.persona.yaml',
  'b.persona.yaml',
  'c.persona.yaml',
  'd.story.yaml',
  'e.persona-map.yaml',
  'f.yaml',
  'g.glossary.yaml',
];
const id = fc.constantFrom('a', 'b', 'c', 'd', 'B b');
const goal = fc.constantFrom('Ship weekly reports', 'Ship reports', 'Sleep at night', 'Close the books');
const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 3 });
const line = (key: string, value: unknown) => (value === undefined ? '' : `${key}: ${JSON.stringify(value)}\n`);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

const entities = fc.oneof(
  fc
    .record({
      id,
      name: maybe(id),
      status: maybe(fc.constantFrom('draft', 'active')),
      type: maybe(fc.constantFrom('negative', 'buyer')),
      parent: maybe(list(id)),
      priority: maybe(fc.constantFrom(1, 2)),
      goals: maybe(list(goal)),
      role: maybe(id),
      evidence: maybe(list(id)),
    })
    .map(
      (said) =>
        `kind: persona\n${Object.entries(said)
          .map(([key, value]) => line(key, value))
          .join('')}`,
    ),
  fc.record({ id, as_a: maybe(id), persona_label: maybe(id), i_want: maybe(goal), job: maybe(id) }).map(
    (said) =>
      `kind: story\n${Object.entries(said)
        .map(([key, value]) => line(key, value))
        .join('')}`,
  ),
  fc
    .record({ id, personas: list(fc.record({ persona: id, priority: fc.constantFrom('primary', 'negative') })) })
    .map((said) => `kind: persona-map\n${line('id', said.id)}${line('personas', said.personas)}`),
  fc
    .record({ id, terms: list(fc.record({ term: goal, definition: goal, see_also: list(goal) })) })
    .map((said) => `kind: glossary\n${line('id', said.id)}${line('terms', said.terms)}`),
  fc.record({ id, name: maybe(id), method: fc.constant('survey'), sample_size: fc.constantFrom(1, 500) }).map(
    (said) =>
      `kind: study\n${Object.entries(said)
        .map(([key, value]) => line(key, value))
        .join('')}`,
  ),
  fc.constantFrom('kind: persona\nid: "broken\n', '', '# only a comment\n'),
);

const edits = fc.array(
  fc.record({
    path: fc.constantFrom(...paths),
    text: maybe(fc.array(entities, { minLength: 1, maxLength: 2 }).map((all) => all.join('---\n'))),
  }),
  { minLength: 1, maxLength: 12 },
);

test('after any edits, the findings of all files are those of a workspace that has seen no other state', async () => {
  await fc.assert(
    fc.asyncProperty(edits, async (sequence) => {
      const host = new MemoryHost();
      const living = new Workspace(host, () => '2026-11-22');
      living.setFolders([root]);
      const shown = new Map<string, string>();
      const show = async (workspace: Workspace, uri: string) => {
        const checked = await workspace.check(uri);
        return JSON.stringify(checked?.findings.map(({ entity: _, ...finding }) => finding) ?? []);
      };
      for (const { path, text } of sequence) {
        host.set(at(path), text);
        await living.changedOnDisk([at(path)]);
        for (const uri of await living.due()) {
          living.judged.take(uri);
          shown.set(uri, await show(living, uri));
          if (shown.get(uri) === '[]') shown.delete(uri);
        }
      }
      const fresh = new Workspace(host, () => '2026-11-22');
      fresh.setFolders([root]);
      for (const path of paths) expect(shown.get(at(path)) ?? '[]', path).toBe(await show(fresh, at(path)));
    }),
    { numRuns: 40 },
  );
});

import { describe, expect, test } from 'vitest';
import { ClosedResults } from '../server/src/closed-results.js';
import { MemoryHost } from '../server/src/host/memory.js';
import { Workspace } from '../server/src/workspace.js';

const root = 'file:///w';
const at = (path: string) => `${root}/${path}`;
const [a, b, c] = [at('a.persona.yaml'), at('b.persona.yaml'), at('c.persona.yaml')];
const persona = (id: string, more = '') => `id: ${id}\nname: ${id}\nbasis: proto\npriority: 2\n${more}`;

async function results() {
  const host = new MemoryHost({
    [a]: persona('a', 'parent: [nobody]\n'),
    [b]: persona('b'),
    [c]: persona('c', 'parent: [nobody]\n'),
    [at('other.yaml')]: 'x: 1\n',
  });
  const workspace = new Workspace(host, () => '2026-11-22');
  workspace.setFolders([root]);
  const failed: unknown[] = [];
  const made = new ClosedResults(
    () => workspace,
    () => {},
    (error) => failed.push(error),
  );
  const dangles = (uri: string) => made.of(uri).items.some(({ code }) => code === 'dangling-reference');
  const write = async (uri: string, text: string | undefined) => {
    host.set(uri, text);
    await workspace.changedOnDisk([uri]);
  };
  return { workspace, made, failed, dangles, write };
}

describe('the results of closed files', () => {
  test('follow a change although somebody else had the file judged before', async () => {
    const { workspace, made, dangles, write } = await results();
    await made.update();
    expect([a, b].map(dangles)).toEqual([true, false]);
    await write(b, persona('b', 'parent: [nobody]\n'));
    await write(a, persona('a'));
    // As views do, which show all files.
    for (const uri of [a, b]) await workspace.check(uri);
    await made.update();
    expect([a, b].map(dangles)).toEqual([false, true]);
  });

  test('are there although one of them cannot be made, which is tried again', async () => {
    const { workspace, made, failed, dangles } = await results();
    const check = workspace.check.bind(workspace);
    workspace.check = async (uri) => {
      if (uri === a) throw new Error('broken');
      return check(uri);
    };
    await made.update();
    expect([a, c].map(dangles)).toEqual([false, true]);
    expect(failed).toEqual([new Error('broken')]);
    workspace.check = check;
    await made.update();
    expect(dangles(a)).toBe(true);
  });

  test('are not waited for of a file that is none of ours', async () => {
    const { workspace, made } = await results();
    await made.update();
    workspace.change(at('other.yaml'), 'x: 2\n', 1);
    await workspace.check(at('other.yaml'));
    await workspace.close(at('other.yaml'));
    expect(await workspace.due()).toEqual([]);
  });

  test('are those of the disk again once an editor lets go of the file', async () => {
    const { workspace, made, dangles } = await results();
    await made.update();
    workspace.change(a, persona('a'), 1, 'persona');
    await made.update();
    expect(dangles(a)).toBe(false);
    await workspace.close(a);
    await made.update();
    expect(dangles(a)).toBe(true);
  });
});

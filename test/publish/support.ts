import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { exported, type TextFormat, wholeJob } from '../../server/src/publish/exports.js';
import type { ExportJob } from '../../server/src/publish/job.js';
import type { Snapshot } from '../../server/src/publish/snapshot.js';
import { shelf, today } from '../support/library.js';

const rondel = new URL('../../examples/rondel/', import.meta.url);

/** The texts of the example library by their paths. */
export function rondelTexts(): Record<string, string> {
  const names = globSync('**/*.yaml', { cwd: rondel.pathname });
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(new URL(name, rondel), 'utf8')]));
}

/** A library of texts, as exports see it. */
export function snapshotOf(texts: Readonly<Record<string, string>>): Snapshot {
  const { library, files } = shelf(texts);
  return { library, files: [...files.values()].map((file) => ({ file, findings: [] })), today };
}

type Look = Partial<Pick<ExportJob, 'theme' | 'layout' | 'effective'>>;

/** Everything in a library, to be exported. */
export function jobOf(snapshot: Snapshot, look: Look = {}): ExportJob {
  return wholeJob(snapshot, { ...look, pathOf: (uri) => uri.replace(`${snapshot.library.root}/`, '') });
}

/** An export of texts. */
export function exportOf(format: TextFormat, texts: Readonly<Record<string, string>>, look: Look = {}): string {
  return exported(format, jobOf(snapshotOf(texts), look));
}

/** The same library with something else in place of each text in it; kinds and ids of schemas stay. */
export function replaced(snapshot: Snapshot, text: (before: string) => unknown): Snapshot {
  const data = (value: unknown, key?: string): unknown => {
    if (typeof value === 'string') return key === 'kind' ? value : text(value);
    if (Array.isArray(value)) return value.map((item: unknown) => data(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, data(inner, name)]));
  };
  const said = (before: string | undefined) => {
    const after = before === undefined ? undefined : text(before);
    return typeof after === 'string' ? after : undefined;
  };
  const files = snapshot.files.map(({ file, findings }) => {
    const entities = file.entities.map(({ id, name, ...entity }) => {
      const [newId, newName] = [said(id), said(name)];
      return {
        ...entity,
        data: data(entity.data) as typeof entity.data,
        ...(newId === undefined ? {} : { id: newId }),
        ...(newName === undefined ? {} : { name: newName }),
      };
    });
    return { file: { ...file, entities }, findings };
  });
  return { ...snapshot, files };
}

/** One entity of each kind and dialect in a library, to keep tests short. */
export function oneOfEach(snapshot: Snapshot): ExportJob {
  const seen = new Set<string>();
  const job = jobOf(snapshot);
  const entities = job.entities.filter(({ entity: { kind, dialect } }) => {
    const key = `${kind} ${dialect}`;
    return seen.has(key) ? false : seen.add(key);
  });
  return { ...job, entities };
}

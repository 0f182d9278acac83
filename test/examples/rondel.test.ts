import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { URI } from 'vscode-uri';
import { checkPaths } from '../../server/src/cli/check-files.js';
import { formatOf } from '../../server/src/document/front-matter.js';
import { parse } from '../../server/src/document/parse.js';
import { nodeHost } from '../../server/src/host/node.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import { field, isRecord, list, record, statements, text } from '../../server/src/kinds/read.js';
import { schemaFor } from '../../server/src/kinds/registry.js';
import { type Entity, type KindName, kindNames } from '../../server/src/kinds/types.js';
import { hintFor, readConfig } from '../../server/src/library/config.js';
import { evidenceItems, reachesPractice, samplePractice } from '../../server/src/library/evidence.js';

/** The example library is what people copy from: it has to keep its own promises. */
const root = new URL('../../examples/rondel/', import.meta.url);
const today = '2026-11-22';

const configText = readFileSync(new URL('personas.config.yaml', root), 'utf8');
const config = readConfig(readEntities('personas.config.yaml', parse(configText)).entities[0]?.data);
const uris = await nodeHost.findFiles(URI.parse(root.href).toString().replace(/\/$/, ''));
const files = uris.map((uri) => {
  const path = uri.slice(root.href.length);
  const content = readFileSync(new URL(uri), 'utf8');
  return { path, content, ...readEntities(uri, parse(content, formatOf(uri)), hintFor(config, path)) };
});
const entities = files.flatMap((file) => file.entities);
const of = (kind: KindName) => entities.filter((entity) => entity.kind === kind);
const idsOf = (kind: KindName) => of(kind).map(({ id = '' }) => id);

/** The texts at a path of keys, `*` for any item. */
function at(value: unknown, [key, ...rest]: readonly string[]): string[] {
  if (key === undefined) return typeof value === 'string' ? [value] : [];
  const inner = key === '*' ? Object.values(isRecord(value) || Array.isArray(value) ? value : {}) : [field(value, key)];
  return inner.flatMap((item) => at(item, rest));
}

/** Every `evidence` of an entity, wherever it stands. */
function evidenceIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(evidenceIn);
  return Object.entries(record(value)).flatMap(([key, inner]) =>
    key === 'evidence' ? list(inner) : evidenceIn(inner),
  );
}

const named = (items: readonly Entity[]) => items.map((entity) => [entity.id ?? '', entity] as const);

test('it holds every kind, in as many files as people can overlook', () => {
  for (const kind of kindNames) expect(of(kind).length, kind).toBeGreaterThan(0);
  expect([of('persona').length, of('icp').length, of('jtbd').length, of('story').length]).toEqual([5, 2, 4, 6]);
  expect(files.length).toBeLessThan(35);
});

test('every layout that the format knows is there once', () => {
  const pointers = entities.map(({ pointer }) => pointer);
  expect(pointers).toEqual(expect.arrayContaining(['', '/stories/0', '/segments/first-six-weeks']));
  expect(files.some(({ path, entities: found }) => path.endsWith('.md') && found.length > 0)).toBe(true);
});

test('it lints clean, without a gap', async () => {
  const { report } = await checkPaths(['examples/rondel'], process.cwd(), today);
  expect(report.files.length).toBe(files.filter(({ claim }) => claim.claimed).length);
  expect(report.files.flatMap(({ path, findings }) => findings.map(({ rule }) => `${path} ${rule}`))).toEqual([]);
});

test('every reference points at something', () => {
  const dangling = entities.flatMap((entity) =>
    schemaFor(entity.kind, entity.dialect).references.flatMap(({ path, kind }) =>
      at(entity.data, path)
        .filter((id) => !idsOf(kind).includes(id))
        .map((id) => `${entity.id} ${path.join('.')}: no ${kind} ${id}`),
    ),
  );
  expect(dangling).toEqual([]);
});

test('ids are unique in their kind, and the only entity of a file is named as the file', () => {
  for (const kind of kindNames) expect(new Set(idsOf(kind)).size, kind).toBe(of(kind).length);
  for (const { path, entities: found } of files) {
    const [only, other] = found;
    if (only?.id && !other && only.pointer === '') expect(path.replace(/^.*\//, '').split('.')[0]).toBe(only.id);
  }
});

describe('evidence', () => {
  const claims = entities.flatMap((entity) =>
    evidenceItems(evidenceIn(entity.data)).map((item) => ({ owner: entity.id, item })),
  );

  test('points at a study, or says that it is a guess', () => {
    expect(claims.length).toBeGreaterThan(80);
    const others = claims.filter(({ item }) => isRecord(item) && item.study === undefined);
    expect(others.map(({ owner }) => owner)).toEqual(['family-contact']);
    expect(others.every(({ item }) => isRecord(item) && item.inferred === true)).toBe(true);
  });

  test('no study goes unused', () => {
    const used = new Set(claims.map(({ item }) => (typeof item === 'string' ? item : text(item.study))));
    expect(idsOf('study').filter((id) => !used.has(id))).toEqual([]);
  });

  test.each(named(of('study')))('the sample of %s is what practice asks, or its file says why not', (id, { data }) => {
    const file = files.find(({ entities: found }) =>
      found.some((entity) => entity.kind === 'study' && entity.id === id),
    );
    if (samplePractice.has(text(data.method) ?? '')) expect(reachesPractice(data)).toBe(true);
    else expect(file?.content).toMatch(/^# .*no sample size/);
    expect(text(data.date)).toMatch(/^2026-\d\d-\d\d$/);
    expect(list(data.findings).length).toBeGreaterThan(1);
  });
});

test.each(named(of('value-proposition')))('%s answers its profile in the very words', (_, { data }) => {
  const said = (block: unknown, key: string, noun: string) => statements(field(block, key), noun);
  const answered = (key: string, noun: string, verb: string) =>
    said(data.value_map, key, noun).flatMap(({ item }) => list(field(item, verb)));
  const wanted = (key: string, noun: string) => said(data.profile, key, noun).map((statement) => statement.text);
  expect([...answered('pain_relievers', 'reliever', 'relieves')].sort()).toEqual(wanted('pains', 'pain').sort());
  expect([...answered('gain_creators', 'creator', 'creates')].sort()).toEqual(wanted('gains', 'gain').sort());
});

test.each(named(of('maturity-model')))('%s is assessed by its own dimensions and levels', (_, { data }) => {
  const levels = list(data.levels).map((item) => field(item, 'level'));
  const dimensions = list(data.dimensions).map((item) => field(item, 'dimension'));
  for (const item of list(data.dimensions)) {
    expect(Object.keys(record(field(item, 'descriptions'))).map(Number)).toEqual(levels);
  }
  for (const item of list(data.assessments)) {
    const reached = record(field(item, 'levels'));
    expect(Object.keys(reached)).toEqual(dimensions);
    for (const level of Object.values(reached)) expect(levels).toContain(level);
  }
});

test('the glossary knows every term that it mentions', () => {
  for (const { data } of of('glossary')) {
    const terms = list(data.terms).map((item) => field(item, 'term'));
    for (const item of list(data.terms))
      expect(terms).toEqual(expect.arrayContaining([...list(field(item, 'see_also'))]));
  }
});

test('an account is scored by the attributes of its profile', () => {
  for (const { data } of of('icp')) {
    const attributes = list(field(data.scoring, 'attributes')).map((item) => field(item, 'attribute'));
    for (const account of list(data.accounts)) {
      for (const attribute of Object.keys(record(field(account, 'scores')))) expect(attributes).toContain(attribute);
    }
  }
});

test('personas and jobs, and personas and profiles, agree about each other', () => {
  for (const job of of('jtbd')) {
    const performers = list(job.data.performers);
    const doers = of('persona').filter(({ data, id }) => list(data.jobs).includes(job.id) && performers.includes(id));
    expect(doers.map(({ id }) => id).sort(), job.id).toEqual([...performers].sort());
  }
  for (const icp of of('icp')) {
    const people = ['buyers', 'users'].flatMap((key) => list(field(icp.data.personas, key)));
    const back = of('persona').filter(({ data }) => list(data.icps).includes(icp.id));
    expect(back.map(({ id }) => id).sort(), icp.id).toEqual([...people].sort());
  }
  for (const segment of of('segment')) {
    const back = of('persona').filter(({ data }) => list(data.segments).includes(segment.id));
    expect(back.map(({ id }) => id).sort(), segment.id).toEqual([...list(segment.data.personas)].sort());
  }
});

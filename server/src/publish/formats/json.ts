import { isRecord } from '../../kinds/read.js';
import { schemaFor } from '../../kinds/registry.js';
import type { Entity, KindName } from '../../kinds/types.js';
import { effectiveEntity, originsOf } from '../../library/effective.js';
import type { Library } from '../../library/library.js';
import type { ExportJob } from '../job.js';
import type { Shown } from '../snapshot.js';

/** Rises when a field goes or changes what it means; new fields do not raise it. */
const schemaVersion = 1;

/** What docs/export.md describes. */
interface EntityJson {
  readonly kind: KindName;
  readonly id: string | null;
  readonly name: string | null;
  readonly dialect: Entity['dialect'];
  readonly source: {
    readonly path: string;
    readonly document: number;
    readonly pointer: string;
    readonly line: number;
  };
  readonly data: Readonly<Record<string, unknown>>;
  /** From whom each inherited field comes, by its pointer within `data`. */
  readonly inherited?: Readonly<Record<string, string>>;
  readonly references: readonly ReferenceJson[];
  readonly scores: Readonly<Record<string, number>>;
  readonly grade?: string;
  readonly ranges?: Shown['scores']['ranges'];
}

interface ReferenceJson {
  /** Within `data`. */
  readonly pointer: string;
  readonly kind: KindName;
  readonly id: string;
  /** Nothing where nobody in the library has the id. */
  readonly name: string | null;
  readonly found: boolean;
}

/**
 * A library for programs: each entity with what it inherits, what it refers to and its scores, in an order that stays.
 * Nothing depends on where the library lies.
 */
export function json(job: ExportJob): string {
  const { snapshot, title, entities } = job;
  const whole = {
    schemaVersion,
    generated: snapshot.today,
    title,
    entities: entities.map((shown) => entityJson(job, shown)),
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

function entityJson({ snapshot, pathOf }: ExportJob, { file, entity, scores }: Shown): EntityJson {
  const { library } = snapshot;
  const { data } = effectiveEntity(library, file.uri, entity);
  const origin = originsOf(library, file.uri, entity);
  const inherited = Object.keys(data).flatMap((key) => {
    const pointer = `/${escaped(key)}`;
    const from = origin(pointer);
    return from === undefined ? [] : [[pointer, from] as const];
  });
  const line = file.parsed.lines.lineAt(entity.node.span.start) + 1;
  const { readiness, summary, ranges } = scores;
  return {
    kind: entity.kind,
    id: entity.id ?? null,
    name: entity.name ?? null,
    dialect: entity.dialect,
    source: { path: pathOf(file.uri), document: entity.document, pointer: entity.pointer, line },
    data,
    ...(inherited.length > 0 ? { inherited: Object.fromEntries(inherited) } : {}),
    references: referencesIn({ ...entity, data }, library),
    scores: summary,
    ...(readiness ? { grade: readiness.grade } : {}),
    ...(ranges ? { ranges } : {}),
  };
}

/** Every id in the data that means another entity. */
function referencesIn(entity: Entity, library: Library): ReferenceJson[] {
  return schemaFor(entity.kind, entity.dialect).references.flatMap(({ path, kind }) =>
    valuesAt(entity.data, path, '').flatMap(({ pointer, value }) => {
      if (typeof value !== 'string' || value === '') return [];
      const found = library.entity(kind, value);
      // Evidence may be a text that is no id: what nobody has is a reference only where ids alone can stand.
      if (!found && kind === 'study') return [];
      return [{ pointer, kind, id: value, name: found?.name ?? null, found: found !== undefined }];
    }),
  );
}

function valuesAt(value: unknown, path: readonly string[], pointer: string): { pointer: string; value: unknown }[] {
  const [step, ...rest] = path;
  if (step === undefined) return [{ pointer, value }];
  if (step === '*') {
    if (Array.isArray(value)) return value.flatMap((item, index) => valuesAt(item, rest, `${pointer}/${index}`));
    const entries = isRecord(value) ? Object.entries(value) : [];
    return entries.flatMap(([key, item]) => valuesAt(item, rest, `${pointer}/${escaped(key)}`));
  }
  if (!isRecord(value) || !Object.hasOwn(value, step)) return [];
  return valuesAt(value[step], rest, `${pointer}/${escaped(step)}`);
}

function escaped(key: string): string {
  return key.replace(/~/g, '~0').replace(/\//g, '~1');
}

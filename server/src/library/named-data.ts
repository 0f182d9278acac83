import { isRecord } from '../kinds/read.js';
import { schemaFor } from '../kinds/registry.js';
import type { Entity, KindName } from '../kinds/types.js';
import type { EntityFacts, Library } from './library.js';

type Lookup = (kind: KindName, id: string) => EntityFacts | undefined;

/**
 * The data of an entity as a reader wants it: in place of an id the name of whom it refers to, and of a study also what
 * makes it credible. The shape stays, so that pointers still lead to the text. Ids that nobody declares stay as they are.
 */
export function namedData(entity: Entity, library: Library): Readonly<Record<string, unknown>> {
  const lookup: Lookup = (kind, id) => library.entity(kind, id);
  const paths = schemaFor(entity.kind, entity.dialect).references;
  return paths.reduce<Readonly<Record<string, unknown>>>((data, { path, kind }) => {
    const named = replaceAt(data, path, (value) => nameOf(value, kind, path.at(-1) === '*', lookup));
    return isRecord(named) ? named : data;
  }, entity.data);
}

/** A copy of the data with the values at a path replaced; `*` is every item of a list, or the lone value that stands for one. What does not fit stays. */
function replaceAt(data: unknown, path: readonly string[], replace: (value: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return replace(data);
  if (step === '*') {
    if (Array.isArray(data)) return data.map((item) => replaceAt(item, rest, replace));
    return typeof data === 'string' && rest.length === 0 ? replace(data) : data;
  }
  if (!isRecord(data) || !Object.hasOwn(data, step)) return data;
  const before = data[step];
  const after = replaceAt(before, rest, replace);
  return after === before ? data : { ...data, [step]: after };
}

/** A study that is an item of evidence itself becomes an item that says what the study says. */
function nameOf(value: unknown, kind: KindName, isItem: boolean, lookup: Lookup): unknown {
  const facts = typeof value === 'string' ? lookup(kind, value) : undefined;
  if (!facts) return value;
  const name = facts.name ?? value;
  return isItem && facts.study ? { source: name, ...facts.study.credentials } : name;
}

import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parseDocument } from 'yaml';
import { kinds } from '../../server/src/kinds/registry.js';
import { allParts, insertAt, type Part, parseSnippet } from './expand.js';

export interface Snippet {
  readonly name: string;
  /** The file of the package that it stands in. */
  readonly file: string;
  readonly prefixes: readonly string[];
  readonly description: string;
  readonly isFile: boolean;
  readonly parts: readonly Part[];
}

interface Written {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly isFileTemplate?: boolean;
  readonly body: readonly string[];
}

const root = new URL('../../', import.meta.url);
const read = (path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

/** Every snippet that the package contributes. */
export const all: readonly Snippet[] = (
  read('package.json').contributes.snippets as readonly { language: string; path: string }[]
).flatMap(({ path }) =>
  Object.entries(read(path) as Record<string, Written>).map(([name, snippet]) => ({
    name,
    file: path,
    prefixes: snippet.prefix,
    description: snippet.description,
    isFile: snippet.isFileTemplate === true,
    parts: parseSnippet(snippet.body),
  })),
);

export const files = all.filter((snippet) => snippet.isFile);

export const named = (name: string): Snippet => {
  const found = all.find((snippet) => snippet.prefixes.includes(name));
  if (!found) throw new Error(`There is no snippet "${name}".`);
  return found;
};

export const variables = { CURRENT_YEAR: '2026', CURRENT_MONTH: '03', CURRENT_DATE: '31' };

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv, ['date']);
const validators = new Map<string, ValidateFunction>(
  [...kinds.map(({ name }) => name), 'pls-persona'].map((kind) => [
    kind,
    ajv.compile(read(`schemas/${kind}.schema.json`)),
  ]),
);

export interface Checked {
  /** The document. */
  readonly data: Record<string, unknown>;
  /** The entities in it: the document itself, or those of the collection that it is. */
  readonly entities: readonly Record<string, unknown>[];
  readonly faults: readonly string[];
}

/** Parses and validates; gives back the data and everything that is wrong with it. */
export function check(text: string): Checked {
  const document = parseDocument(text);
  const broken = [...document.errors, ...document.warnings].map((error) => error.message);
  const data: Record<string, unknown> = broken.length > 0 ? {} : document.toJS();
  if (broken.length > 0) return { data, entities: [], faults: broken };
  const found = entitiesIn(data);
  const faults = found.flatMap(({ kind, entity }) => {
    const validate = validators.get(kind);
    if (!validate) return [`No schema for kind ${kind}.`];
    if (validate(entity)) return [];
    return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  });
  return { data, entities: found.map(({ entity }) => entity), faults };
}

function entitiesIn(data: Record<string, unknown>): { kind: string; entity: Record<string, unknown> }[] {
  const held = kinds.find(({ collectionKey }) => collectionKey !== undefined && collectionKey in data);
  if (held?.collectionKey && data.kind === undefined && data.id === undefined) {
    const list = data[held.collectionKey] as Record<string, unknown>[];
    return list.map((entity) => ({ kind: held.name, entity }));
  }
  const isPls = data.kind === undefined && data.label !== undefined;
  return [{ kind: isPls ? 'pls-persona' : String(data.kind), entity: data }];
}

/** The text with every choice of the snippet tried in turn. */
export function variants(host: string, line: string, parts: readonly Part[]): string[] {
  const typed = allParts(parts).flatMap((part) =>
    part.type === 'choice' ? part.options.map((option) => new Map([[part.index, option]])) : [],
  );
  return [new Map<number, string>(), ...typed].map((t) => host + insertAt(line, parts, { variables, typed: t }));
}

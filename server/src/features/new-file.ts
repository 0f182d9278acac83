import { kindOf, writableKinds } from '../kinds/registry.js';
import { slugOf } from '../kinds/slug.js';
import type { JsonSchema } from '../kinds/types.js';
import type { Library } from '../library/library.js';
import type { NewFileParams, NewFileResult, TemplateKind } from '../protocol.js';
import { filledTemplate, type Template, templates } from './templates.js';

/** What can be made: the kinds in the order of menus, each with its templates. */
export function templateKinds(): TemplateKind[] {
  return writableKinds().flatMap((kind): TemplateKind[] => {
    const { label, schema } = kindOf(kind);
    const own = templates.filter((template) => template.kind === kind);
    const list = own.map(({ id, label, description }) => ({ id, label, description }));
    return list.length > 0 ? [{ kind, label, description: firstSentence(schema), templates: list }] : [];
  });
}

function firstSentence({ description = '' }: JsonSchema): string {
  return /^.*?[.:](?=\s|$)/s.exec(description)?.[0].replace(/[.:]$/, '') ?? description;
}

/** What is known of the place where a file is to be made. */
export interface NewFilePlace {
  readonly library: Library;
  readonly exists: (uri: string) => Promise<boolean>;
}

/**
 * Where a new file goes and what is in it. Its id and its name are made of the name that was given; the next free one is
 * taken where a file or an entity of that id is there already, so that nothing is ever written over.
 */
export async function newFile(
  { template: wanted, name, folder, beside }: NewFileParams,
  { library, exists }: NewFilePlace,
): Promise<NewFileResult> {
  const template = templates.find(({ id }) => id === wanted);
  if (!template) return { problem: `There is no template "${wanted}".` };
  const title = name.replace(/\s+/g, ' ').trim();
  if (title === '') return { problem: 'Give it a name.' };
  const home = folder === undefined ? undefined : beside ? folderBeside(template, folder, library) : trimmed(folder);
  const first = slugOf(title) || template.kind;
  const isTaken = async (slug: string) => {
    if (library.entity(template.kind, slug)) return true;
    return home !== undefined && (await exists(`${home}/${fileName(template, slug)}`));
  };
  let slug = first;
  for (let count = 2; await isTaken(slug); count++) slug = `${first}-${count}`;
  return {
    uri: home === undefined ? `untitled:${fileName(template, slug)}` : `${home}/${fileName(template, slug)}`,
    fileName: fileName(template, slug),
    snippet: filledTemplate(template, { id: slug, name: title }),
    ...(slug === first ? {} : { taken: fileName(template, first) }),
  };
}

function fileName({ kind }: Template, slug: string): string {
  return `${slug}.${kindOf(kind).suffix ?? kind}.yaml`;
}

/** The folder where the library keeps files of this kind: the given one if it has some, else the one with the most. */
export function folderBeside({ kind }: Pick<Template, 'kind'>, folder: string, library: Library): string {
  const counts = new Map<string, number>();
  const files = new Set(library.entities.filter((facts) => facts.kind === kind).map(({ uri }) => uri));
  for (const uri of files) {
    const home = uri.slice(0, uri.lastIndexOf('/'));
    counts.set(home, (counts.get(home) ?? 0) + 1);
  }
  const own = trimmed(folder);
  if (counts.has(own)) return own;
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? own;
}

function trimmed(folder: string): string {
  return folder.replace(/\/+$/, '');
}

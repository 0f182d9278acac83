import { CompletionItemKind } from 'vscode-languageserver-types';
import templates from '../../../snippets/persona.json' with { type: 'json' };
import type { PersonaFile } from '../kinds/types.js';
import type { Draft } from './completion-item.js';
import { slugsFor } from './slug.js';

interface Template {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
  readonly isFileTemplate?: boolean;
}

/** Whole templates for an empty file, of the kind that its name says; all of them where it says none. */
export function skeletonDrafts(file: PersonaFile, today: string): Draft[] {
  const { claim, uri } = file;
  if (!claim.claimed || claim.dialect === 'pls' || claim.kind === 'config') return [];
  const slug = slugsFor(undefined, uri)[0];
  const all: readonly (readonly [string, Template])[] = Object.entries(templates);
  return all.flatMap(([label, { prefix, description, body, isFileTemplate }]): Draft[] => {
    const [first = ''] = body;
    if (!isFileTemplate || (claim.kind && first !== `kind: ${claim.kind}`)) return [];
    const snippet = fitted(body, slug, today);
    const filter = prefix.at(-1) ?? label;
    return [{ label, pieces: [], snippet, kind: CompletionItemKind.Snippet, detail: description, filter }];
  });
}

/** The id comes from the file's name and dates from the caller, so that nothing depends on the client's variables. */
function fitted(body: readonly string[], slug: string | undefined, today: string): string {
  return body
    .map((line) => (slug ? line.replace(/^id: \$\{1\/.*$/, `id: ${slug}`) : line))
    .join('\n')
    .replaceAll('$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE', today);
}

import { CompletionItemKind } from 'vscode-languageserver-types';
import type { PersonaFile } from '../kinds/types.js';
import type { Draft } from './completion-item.js';
import { slugsFor } from './slug.js';
import { filledTemplate, templates } from './templates.js';

/**
 * Whole templates for an empty file, of the kind that its name says; all of them where it says none. The id comes from
 * the file's name and dates from the caller, so that nothing depends on the client's variables.
 */
export function skeletonDrafts(file: PersonaFile, today: string): Draft[] {
  const { claim, uri } = file;
  if (!claim.claimed || claim.kind === 'config') return [];
  const fitting = templates.filter(
    ({ kind, dialect }) => (claim.kind ?? kind) === kind && (claim.dialect ?? dialect) === dialect,
  );
  const [id] = slugsFor(undefined, uri);
  return fitting.map((template): Draft => {
    const filter = template.prefixes.at(-1) ?? template.id;
    const snippet = filledTemplate(template, { id, today });
    const { label, description } = template;
    return { label, pieces: [], snippet, kind: CompletionItemKind.Snippet, detail: description, filter };
  });
}

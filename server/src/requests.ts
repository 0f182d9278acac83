import type { Connection } from 'vscode-languageserver';
import { claimOptions } from './features/claim.js';
import { claimEdit, globOf, includesGlob, newConfig } from './features/claim-edit.js';
import { newFile, templateKinds } from './features/new-file.js';
import { configFileNames } from './kinds/claim.js';
import { kindOfName } from './kinds/registry.js';
import { pathIn } from './library/library.js';
import {
  type ClaimOption,
  type ClaimOptionsParams,
  type ClaimParams,
  type ClaimResult,
  claimOptionsRequest,
  claimRequest,
  type NewFileParams,
  type NewFileResult,
  newFileRequest,
  type TemplateKind,
  templatesRequest,
} from './protocol.js';
import type { Workspace } from './workspace.js';

/** Answers the requests behind the commands that make files and claim them. */
export function answerCommands(connection: Connection, workspace: () => Workspace): void {
  connection.onRequest(templatesRequest, (): TemplateKind[] => templateKinds());
  connection.onRequest<NewFileResult, void>(newFileRequest, async (params: NewFileParams) => {
    const folder = params.folder ?? 'untitled:';
    const library = await workspace().library(`${folder.replace(/\/+$/, '')}/new.yaml`);
    return newFile(params, { library, exists: (uri) => workspace().exists(uri) });
  });
  connection.onRequest(claimOptionsRequest, async ({ uri }: ClaimOptionsParams): Promise<ClaimOption[]> => {
    const found = await workspace().file(uri);
    return found ? claimOptions(found.file) : [];
  });
  connection.onRequest<ClaimResult, void>(claimRequest, (params: ClaimParams) => claim(workspace(), params));
}

async function claim(workspace: Workspace, { uri, kind, dialect }: ClaimParams): Promise<ClaimResult> {
  const library = await workspace.library(uri);
  const path = pathIn(library, uri);
  if (path === uri) return { problem: 'Save the file in a folder first, so that the settings can name it.' };
  const known = kind === undefined ? undefined : kindOfName(kind)?.name;
  if (kind !== undefined && !known) return { problem: `There is no kind "${kind}".` };
  const entry = { glob: globOf(path), kind: known, dialect };
  const config = library.configUri ?? `${library.root}/${configFileNames[0]}`;
  if (library.config.exclude(path)) return { problem: 'The settings leave this file out (exclude).', config };
  const found = library.configUri === undefined ? undefined : await workspace.file(config);
  if (!found) {
    const start = { line: 0, character: 0 };
    return { config, exists: false, range: { start, end: start }, newText: newConfig(entry) };
  }
  const { parsed } = found.file;
  if (includesGlob(parsed, entry.glob)) return { problem: 'The settings include this file already.', config };
  const edit = claimEdit(parsed, entry);
  if ('problem' in edit) return { ...edit, config };
  return { config, exists: true, range: parsed.lines.range(edit.span), newText: edit.newText };
}

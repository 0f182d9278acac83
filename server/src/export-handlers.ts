import type { Connection } from 'vscode-languageserver';
import { entityUnder, titleOf } from './features/card.js';
import { pathIn } from './library/library.js';
import { Pictures } from './pictures.js';
import { type ExportParams, type ExportResult, exportRequest } from './protocol.js';
import { exported, fileNameOf, oneEach, wholeJob, wholeOnly } from './publish/exports.js';
import type { ExportJob } from './publish/job.js';
import type { Snapshot } from './publish/snapshot.js';
import { takeSnapshot, withPictures } from './snapshot.js';
import type { Workspace } from './workspace.js';

/** Answers the request behind the commands that export and copy cards. It writes nothing. */
export function answerExports(connection: Connection, workspace: () => Workspace): void {
  connection.onRequest<ExportResult, void>(exportRequest, (params: ExportParams, token) =>
    exportOf(workspace(), params, () => token.isCancellationRequested),
  );
}

async function exportOf(workspace: Workspace, params: ExportParams, isCancelled: () => boolean): Promise<ExportResult> {
  const { format } = params;
  const isWhole = (params.whole === true && !oneEach.includes(format)) || wholeOnly.includes(format);
  const found = isWhole ? await wholeLibrary(workspace, params, isCancelled) : await oneEntity(workspace, params);
  if ('problem' in found) return found;
  const fileName = fileNameOf(format, found);
  return format === 'png' ? { fileName, svg: exported('svg', found) } : { fileName, text: exported(format, found) };
}

async function wholeLibrary(
  workspace: Workspace,
  params: ExportParams,
  isCancelled: () => boolean,
): Promise<ExportJob | { readonly problem: string }> {
  const snapshot = await takeSnapshot(workspace, params.uri, isCancelled);
  const job = wholeJob(await withPictures(snapshot, new Pictures(workspace.host)), lookOf(params, snapshot));
  if (params.format === 'csv' && !job.entities.some(({ scores }) => scores.accounts?.length)) {
    return { problem: 'No ideal customer profile of this library has accounts.' };
  }
  return job.entities.length > 0 ? job : { problem: 'There is nothing in this library yet.' };
}

/** Only the file is judged: the others are heard of through the library. */
async function oneEntity(
  workspace: Workspace,
  params: ExportParams,
): Promise<ExportJob | { readonly problem: string }> {
  const checked = await workspace.check(params.uri);
  const nothing = { problem: 'There is no card here: open a persona, a job or another file of your library.' };
  if (!checked) return nothing;
  const { file, findings, library } = checked;
  const offset = params.position ? file.parsed.lines.offsetAt(params.position) : 0;
  const entity = entityUnder(file, offset);
  if (!entity || entity.kind === 'config') return nothing;
  const snapshot: Snapshot = { library, files: [{ file, findings }], today: workspace.today() };
  const job = wholeJob(await withPictures(snapshot, new Pictures(workspace.host)), lookOf(params, snapshot));
  const entities = job.entities.filter((shown) => shown.entity === entity);
  return { ...job, entities, title: titleOf(entity, file.uri) };
}

function lookOf({ theme, layout, effective }: ExportParams, { library }: Snapshot) {
  return {
    theme: theme ?? ('auto' as const),
    layout: layout ?? ('page' as const),
    effective: effective === true,
    pathOf: (uri: string) => pathIn(library, uri),
  };
}

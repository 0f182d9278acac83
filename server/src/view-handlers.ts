import type { Connection } from 'vscode-languageserver';
import type { Library } from './library/library.js';
import type { Pictures } from './pictures.js';
import {
  type TreeParams,
  type TreeResult,
  treeRequest,
  type ViewParams,
  type ViewResult,
  viewRequest,
} from './protocol.js';
import { treeOf } from './publish/tree.js';
import { viewNamed } from './publish/views/index.js';
import { takeSnapshot, withPictures } from './snapshot.js';
import type { Workspace } from './workspace.js';

/** A library with more entities is listed without scores: nobody wants to wait for its tree at every change. */
const mostJudged = 500;

/**
 * Answers the requests behind the views over a library and the tree of all libraries.
 *
 * @param pictures those that are kept for cards too: a view is drawn again while somebody types
 */
export function answerViews(connection: Connection, workspace: () => Workspace, pictures: () => Pictures): void {
  connection.onRequest(viewRequest, async ({ view, uri, personas }: ViewParams, token): Promise<ViewResult> => {
    const snapshot = await takeSnapshot(workspace(), uri, () => token.isCancellationRequested);
    return viewNamed(view, await withPictures(snapshot, pictures()), personas) ?? null;
  });
  connection.onRequest(treeRequest, async ({ judged }: TreeParams, token): Promise<TreeResult> => {
    const trees: TreeResult[number][] = [];
    for (const library of await workspace().libraries()) {
      if (token.isCancellationRequested) break;
      if (library.entities.length > 0) trees.push(await treeIn(workspace(), library, judged === true));
    }
    return trees.sort((a, b) => (a.root < b.root ? -1 : 1));
  });
}

async function treeIn(workspace: Workspace, library: Library, judged: boolean): Promise<TreeResult[number]> {
  if (!judged || library.entities.length > mostJudged) return treeOf(library);
  const snapshot = await takeSnapshot(workspace, `${library.root}/.`);
  return treeOf(snapshot.library, snapshot);
}

import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { renderCard } from '../../server/src/cards/render.js';
import type { CardLayout } from '../../server/src/cards/types.js';
import { cardModel } from '../../server/src/features/card.js';
import { nodeHost } from '../../server/src/host/node.js';
import { Pictures } from '../../server/src/pictures.js';
import { entitiesOf } from '../../server/src/publish/snapshot.js';
import { takeSnapshot } from '../../server/src/snapshot.js';
import { Workspace } from '../../server/src/workspace.js';
import { today } from '../support/library.js';

/**
 * The cards of files, for scripts/cards.mjs: each file in its library, so that names stand in place of ids.
 *
 * @param root the folder of the library; nothing for files that are no library's
 * @returns the HTML of each file's cards, in the order of the files
 */
export async function draw(
  files: readonly string[],
  root: string | undefined,
  layout: CardLayout,
  effective: boolean,
): Promise<string[]> {
  const drawn: string[] = [];
  const workspace = new Workspace(nodeHost, () => today);
  workspace.setFolders([URI.file(resolve(root ?? '.')).toString()]);
  for (const file of files) drawn.push(await cardsOf(workspace, resolve(file), layout, effective));
  return drawn;
}

async function cardsOf(workspace: Workspace, path: string, layout: CardLayout, effective: boolean): Promise<string> {
  const uri = URI.file(path).toString();
  const snapshot = await takeSnapshot(workspace, uri);
  const files = snapshot.files.map(({ file }) => file);
  const picture = await new Pictures(nodeHost).of(snapshot.library.root, files);
  return entitiesOf(snapshot)
    .filter(({ file }) => file.uri === uri)
    .map(({ file, findings, entity, scores }) =>
      renderCard(
        cardModel({
          file,
          findings,
          library: snapshot.library,
          entity,
          scores,
          effective,
          today,
          hrefOf: (kind, id) => `#${kind}/${id}`,
          pictureOf: (source) => picture(file.uri, source),
        }),
        { layout },
      ),
    )
    .join('\n');
}

/** The nearest folder above a file that holds a config file. */
export function libraryAbove(file: string): string | undefined {
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    try {
      readFileSync(join(folder, 'personas.config.yaml'));
      return folder;
    } catch {
      if (dirname(folder) === folder) return undefined;
    }
  }
}

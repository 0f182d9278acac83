import type { Connection } from 'vscode-languageserver';
import { card } from './features/card.js';
import { Pictures } from './pictures.js';
import {
  type CardParams,
  type CardResult,
  cardRequest,
  type LocateParams,
  type LocateResult,
  locateRequest,
  picturesChangedNotification,
} from './protocol.js';
import { readinessContext } from './scores/in-library.js';
import { scoresOf } from './scores/index.js';
import type { Workspace } from './workspace.js';

/** The requests behind the preview: cards, their pictures, and where an entity stands that a card names. */
export class Cards {
  #pictures: Pictures | undefined;
  #hearsOfPictures = false;

  constructor(
    readonly connection: Connection,
    readonly workspace: () => Workspace,
    readonly versionOf: (uri: string) => number | undefined,
  ) {}

  /** @param hearsOfPictures whether the client tells of pictures that change on disk */
  initialize(hearsOfPictures: boolean): void {
    this.#hearsOfPictures = hearsOfPictures;
  }

  listen(): void {
    this.connection.onRequest(cardRequest, (params: CardParams) => this.#card(params));
    this.connection.onRequest(locateRequest, (params: LocateParams) => this.#locate(params));
  }

  /** Files have changed, come or gone on disk: pictures among them are read again. */
  changedOnDisk(uris: readonly string[]): void {
    if (this.#pictures?.changed(uris))
      void this.connection.sendNotification(picturesChangedNotification).catch(() => {});
  }

  async #card({ uri, position, effective, layout, remoteImages }: CardParams): Promise<CardResult | null> {
    const version = this.versionOf(uri) ?? 0;
    const checked = await this.workspace().check(uri);
    if (!checked) return null;
    const { file, findings, library, today } = checked;
    const pictureOf = await this.pictures().of(library.root, [file], remoteImages);
    const scores = (entity: Parameters<typeof scoresOf>[0]) =>
      scoresOf(entity, readinessContext(library, file.uri, entity));
    const found = card(file, findings, library, scores, position, effective, {
      today,
      pictureOf,
      ...(layout ? { layout } : {}),
    });
    return found ? { version, ...found } : null;
  }

  /** What has been read stays known where the client says when it changes; else it is read each time. */
  pictures(): Pictures {
    const { host } = this.workspace();
    if (!this.#pictures || !this.#hearsOfPictures || this.#pictures.host !== host) this.#pictures = new Pictures(host);
    return this.#pictures;
  }

  async #locate({ uri, kind, id }: LocateParams): Promise<LocateResult> {
    const { links } = await this.workspace().library(uri);
    const declarations = links.declarations(kind, id);
    const found = declarations.find((declaration) => declaration.uri === uri) ?? declarations[0];
    return found ? { uri: found.uri, range: found.range } : null;
  }
}

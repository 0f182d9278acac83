import { URI, Utils } from 'vscode-uri';
import type { Host } from './host/host.js';
import { text } from './kinds/read.js';
import type { PersonaFile } from './kinds/types.js';
import { isBelow, plainUri } from './library/paths.js';

/** A larger picture is not shown: it would be sent anew with every card. */
export const largestPicture = 2_000_000;

/** So many characters of pictures are kept at once; those that were asked for longest ago go first. */
export const keptPictures = 24_000_000;

/** How the names of pictures end that a change on disk is listened to for. */
export const pictureEndings = ['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg'] as const;

/** The signs at the start of each format that may be shown; their names are those of MIME. */
const formats: readonly { readonly type: string; readonly starts: (bytes: Uint8Array) => boolean }[] = [
  { type: 'image/png', starts: (bytes) => latin1(bytes, 0, 8) === '\x89PNG\r\n\x1a\n' },
  { type: 'image/jpeg', starts: (bytes) => latin1(bytes, 0, 3) === '\xff\xd8\xff' },
  { type: 'image/gif', starts: (bytes) => /^GIF8[79]a$/.test(latin1(bytes, 0, 6)) },
  { type: 'image/webp', starts: (bytes) => latin1(bytes, 0, 4) === 'RIFF' && latin1(bytes, 8, 12) === 'WEBP' },
  { type: 'image/avif', starts: (bytes) => /^ftypavi[fs]$/.test(latin1(bytes, 4, 12)) },
  // In an `img` an SVG runs no script and loads nothing.
  {
    type: 'image/svg+xml',
    starts: (bytes) => /^(?:\xef\xbb\xbf)?\s*<(?:svg[\s>]|\?xml\s)/.test(latin1(bytes, 0, 200)),
  },
];

const dataUri = /^data:image\/(?:png|jpeg|gif|webp|avif|svg\+xml);base64,[a-z0-9+/=\s]+$/i;

/** Gives what an `img` may show for a picture that a file names; nothing where it must not or cannot be shown. */
export type PictureOf = (uri: string, source: string) => string | undefined;

/** What pictures need of a host. */
export type PictureHost = Pick<Host, 'readFile' | 'size' | 'realUri'>;

/**
 * The pictures that files name, as `data:` URIs: from the library's folder only, of the formats above, told by their
 * first bytes and not by their names. What is on the web is shown where `remote` says so, and never fetched here.
 */
export class Pictures {
  /** By URI, those asked for last at the end; nothing for files that hold no picture. */
  readonly #read = new Map<string, string | undefined>();
  #kept = 0;
  /** How often something has changed: what was read meanwhile may be old, and is not kept. */
  #changes = 0;

  constructor(readonly host: PictureHost) {}

  /**
   * Reads the pictures of some files.
   *
   * @param root of the library; nothing outside of it is read
   * @param remote whether `https` addresses may be shown
   */
  async of(root: string, files: readonly PersonaFile[], remote = false): Promise<PictureOf> {
    const found = new Map<string, string>();
    for (const { uri, source } of files.flatMap(namedIn)) {
      const picture = await this.#picture(root, uri, source, remote);
      if (picture !== undefined) found.set(`${uri} ${source}`, picture);
    }
    return (uri, source) => found.get(`${uri} ${source.trim()}`);
  }

  /** Forgets what has changed on disk, and folders with all that is in them. @returns whether a picture may have changed */
  changed(uris: readonly string[]): boolean {
    let isConcerned = false;
    this.#changes++;
    for (const uri of uris.map(plainUri)) {
      for (const known of [...this.#read.keys()]) {
        if (known !== uri && !known.startsWith(`${uri}/`)) continue;
        this.#forget(known);
        isConcerned = true;
      }
    }
    return isConcerned;
  }

  async #picture(root: string, uri: string, source: string, remote: boolean): Promise<string | undefined> {
    if (/^https:\/\/[^\s/?#\\]+\/\S*$/i.test(source)) return remote ? source : undefined;
    if (source.length <= largestPicture * 1.4 && dataUri.test(source)) return source.replace(/\s+/g, '');
    const target = pictureUri(root, uri, source);
    if (target === undefined) return undefined;
    const changes = this.#changes;
    const picture = this.#read.has(target) ? this.#read.get(target) : await this.#fromDisk(root, target);
    this.#forget(target);
    if (changes === this.#changes) this.#keep(target, picture);
    return picture;
  }

  async #fromDisk(root: string, target: string): Promise<string | undefined> {
    const { host } = this;
    if (host.realUri) {
      // A link in the library may lead out of it.
      const [real, realRoot] = [await host.realUri(target), await host.realUri(root)];
      if (real === undefined || realRoot === undefined || !isBelow(real, realRoot)) return undefined;
    }
    const size = await host.size(target);
    if (size === undefined || size > largestPicture) return undefined;
    const bytes = await host.readFile(target);
    return bytes && shown(bytes);
  }

  #keep(uri: string, picture: string | undefined): void {
    this.#read.set(uri, picture);
    this.#kept += weight(picture);
    for (const oldest of this.#read.keys()) {
      if (this.#kept <= keptPictures || oldest === uri) return;
      this.#forget(oldest);
    }
  }

  #forget(uri: string): void {
    this.#kept -= this.#read.has(uri) ? weight(this.#read.get(uri)) : 0;
    this.#read.delete(uri);
  }
}

/** A name costs something too, of a picture that is not there as well. */
function weight(picture: string | undefined): number {
  return (picture?.length ?? 0) + 200;
}

/** The pictures that the entities of a file name. */
function namedIn({ uri, entities }: PersonaFile): { uri: string; source: string }[] {
  return entities.flatMap(({ data }) => {
    const source = text(data.image)?.trim();
    return source ? [{ uri, source }] : [];
  });
}

/**
 * The file that a relative path means, if it lies in the library. Escapes are read before the path is followed, so that
 * `%2e%2e` leads no further than `..`.
 */
function pictureUri(root: string, uri: string, source: string): string | undefined {
  const path = source.replace(/\\/g, '/');
  if (/^[a-z][a-z0-9+.-]*:|^\/|\0/i.test(path)) return undefined;
  const target = Utils.resolvePath(Utils.dirname(URI.parse(uri)), path).toString();
  return isBelow(target, root) ? target : undefined;
}

function shown(bytes: Uint8Array): string | undefined {
  if (bytes.length > largestPicture) return undefined;
  const format = formats.find(({ starts }) => starts(bytes));
  return format && `data:${format.type};base64,${base64(bytes)}`;
}

function base64(bytes: Uint8Array): string {
  const chunks: string[] = [];
  // A call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8190) chunks.push(btoa(latin1(bytes, at, at + 8190)));
  return chunks.join('');
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}

import { list, text } from '../../kinds/read.js';
import { hash } from '../../library/hash.js';
import type { Snapshot } from '../snapshot.js';
import type { SiteLibrary } from './library.js';

const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
};

/** The pictures of a site: its files, and how pages get at them. */
export interface SitePictures {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly pictureOf: SiteLibrary['pictureOf'];
}

/**
 * Makes a file of each picture, named by what it holds, so that the same picture is there once. An SVG stays in its
 * page: a file of its own could be opened, and would then run what script it has on the site's behalf.
 */
export function picturesOf({ files, pictureOf }: Snapshot): SitePictures {
  const made = new Map<string, Uint8Array>();
  const shown = new Map<string, string>();
  for (const { file } of files) {
    for (const source of file.entities.flatMap(({ data }) => list(data.image).flatMap((image) => text(image) ?? []))) {
      const picture = pictureOf?.(file.uri, source);
      const [, type = '', body = ''] = /^data:([a-z/+]+);base64,(.*)$/is.exec(picture ?? '') ?? [];
      const ending = endings[type.toLowerCase()];
      if (picture === undefined || !picture.startsWith('data:')) continue;
      const bytes = ending === undefined ? undefined : bytesOf(body);
      if (bytes === undefined) {
        shown.set(`${file.uri} ${source}`, picture);
        continue;
      }
      const path = `assets/${hash(body)}.${ending}`;
      made.set(path, bytes);
      shown.set(`${file.uri} ${source}`, path);
    }
  }
  return { files: made, pictureOf: (uri, source) => shown.get(`${uri} ${source.trim()}`) };
}

function bytesOf(base64: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}

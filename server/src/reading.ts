import { decode, type Host } from './host/host.js';

/** So many files are asked for at once. */
const readAhead = 16;
/** So many characters are read at a stretch, about 20 ms: then others have their turn. Any file costs as much as some. */
const stretch = 40_000;
const leastCost = 1500;

/** The text of a file, or nothing when there is no such file or it cannot be read. */
export async function readText(host: Host, uri: string): Promise<string | undefined> {
  const bytes = await host.readFile(uri);
  return bytes && decode(bytes);
}

/** Reading that is done piece by piece, in the order in which it was asked for. */
export class InTurn {
  #last: Promise<void> = Promise.resolve();
  /** How many pieces have been asked for. */
  count = 0;

  /** Done when all has ended that has been asked for so far, whether it went well or not. */
  get done(): Promise<void> {
    return this.#last;
  }

  /** Takes a piece; it counts at once, and begins when those before it have ended. */
  take(work: () => Promise<void>): Promise<void> {
    this.count++;
    const result = this.#last.then(work);
    this.#last = result.catch(() => {});
    return result;
  }
}

/**
 * Reads files in stretches, so that others have their turn.
 *
 * @param take returns how many characters it took in
 * @param isOver whether nobody waits for it any more
 * @returns whether it came to the end
 */
export async function readInStretches(
  host: Host,
  uris: readonly string[],
  read: (uri: string) => Promise<string | undefined>,
  take: (uri: string, text: string | undefined) => number,
  isOver: () => boolean,
): Promise<boolean> {
  let since = 0;
  for (let at = 0; at < uris.length; at += readAhead) {
    const some = uris.slice(at, at + readAhead);
    const texts = await Promise.all(some.map(read));
    if (isOver()) return false;
    for (const [place, uri] of some.entries()) since += Math.max(leastCost, take(uri, texts[place]));
    if (since < stretch) continue;
    since = 0;
    await host.pause();
    if (isOver()) return false;
  }
  return true;
}

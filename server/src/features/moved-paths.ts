import type { PersonaFile } from '../kinds/types.js';
import type { LinkIndex } from '../library/link-index.js';
import { isBelow, type PathLink, pathsOf, plainUri, relativePath, targetsOf } from '../library/paths.js';
import type { EditSet } from './edit-set.js';
import { replaceText } from './replace-text.js';

/** A file or folder that gets another place. */
export interface Move {
  readonly oldUri: string;
  readonly newUri: string;
}

/** What a feature that moves files asks of the world. */
export interface Moving {
  /** The root of the library. */
  readonly root: string;
  readonly file: (uri: string) => Promise<PersonaFile | undefined>;
  readonly exists: (uri: string) => Promise<boolean>;
  /** Whether the client can rename files itself. */
  readonly renameFiles: boolean;
}

/** Where a file is after the moves. */
export function movedTo(uri: string, moves: readonly Move[]): string {
  const plain = plainUri(uri);
  for (const { oldUri, newUri } of moves) {
    const old = plainUri(oldUri);
    if (plain === old) return plainUri(newUri);
    if (isBelow(plain, old)) return plainUri(newUri) + plain.slice(old.length);
  }
  return plain;
}

/** Mends the paths of a library that lead to files which move, and those that stand in such files. */
export async function addMovedPaths(
  edits: EditSet,
  links: LinkIndex,
  moves: readonly Move[],
  moving: Moving,
): Promise<void> {
  const touched = links.paths().filter((path) => isTouched(path, moves, moving.root));
  for (const uri of new Set(touched.map((path) => path.uri))) {
    const file = await moving.file(uri);
    if (!file) continue;
    for (const path of pathsOf(file)) {
      const text = await newPath(path, moves, moving);
      if (text !== undefined) edits.add(uri, replaceText(file, path.range, path.text, text));
    }
  }
}

function isTouched(path: PathLink, moves: readonly Move[], root: string): boolean {
  if (path.web) return false;
  const places = [path.uri, ...targetsOf(path, root)];
  return places.some((uri) => movedTo(uri, moves) !== plainUri(uri));
}

/** What a path has to say after the moves; nothing where it can stay, or leads nowhere as it is. */
async function newPath(path: PathLink, moves: readonly Move[], { root, exists }: Moving): Promise<string | undefined> {
  for (const target of targetsOf(path, root)) {
    const moved = movedTo(target, moves);
    if (moved === target && !(await exists(target))) continue;
    const counted = plainUri(target) === targetsOf({ ...path, fromRoot: false }, root)[0];
    const from = counted ? path.uri : `${root}/-`;
    const before = relativePath(from, target);
    const after = relativePath(movedTo(from, moves), moved);
    if (before === after) return undefined;
    const dot = path.text.startsWith('./') && !after.startsWith('.') ? './' : '';
    return dot + after + (/#.*$/.exec(path.text)?.[0] ?? '');
  }
  return undefined;
}

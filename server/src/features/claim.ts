import { formatOf } from '../document/front-matter.js';
import { asMapping, asSequence } from '../document/syntax.js';
import { guess } from '../kinds/guess.js';
import { kindOf, writableKinds } from '../kinds/registry.js';
import type { PersonaFile } from '../kinds/types.js';
import { type Library, pathIn } from '../library/library.js';
import type { ClaimOption } from '../protocol.js';

/**
 * The ways in which a file can be claimed, the likeliest first: as its own keys say, where they do, then as one of the
 * kinds.
 */
export function claimOptions(file: PersonaFile): ClaimOption[] {
  const { collections, saysKind, kinds } = guess(file.parsed);
  const own: ClaimOption[] = [];
  if (collections.length > 0) own.push({ label: 'As its keys say', description: collections.join(', '), likely: true });
  else if (saysKind) own.push({ label: 'As its kind says', likely: true });
  const guessed = (own.length > 0 ? [] : kinds.slice(0, 3)).map(({ kind, dialect, keys }): ClaimOption => {
    const label = dialect === 'pls' ? 'Persona in the PLS format' : kindOf(kind).label;
    const description = `it has ${keys.slice(0, 4).join(', ')}`;
    return { label, description, kind, ...(dialect ? { dialect } : {}), likely: true };
  });
  const names = new Set(guessed.filter(({ dialect }) => !dialect).map(({ kind }) => kind));
  const others = writableKinds()
    .filter((kind) => !names.has(kind))
    .map((kind): ClaimOption => ({ label: kindOf(kind).label, kind }));
  return [...own, ...guessed, ...others];
}

/**
 * Whether a file that is not claimed may hold entities at all: it names a kind of ours, has a list with entities of ours,
 * or stands in a library. Nobody wants to hear about any other file.
 */
export function mayBeClaimed(file: PersonaFile, library: Library): boolean {
  const { parsed, uri } = file;
  const holdsData = parsed.documents.some(({ root }) => asMapping(root) ?? asSequence(root));
  if (!holdsData) return false;
  if (library.configUri !== undefined && pathIn(library, uri) !== uri) return true;
  if (formatOf(uri) === 'markdown') return false;
  const { saysKind, ours } = guess(parsed);
  return saysKind || ours;
}

import type { CodeLens, Command } from 'vscode-languageserver-types';
import type { Entity, PersonaFile } from '../kinds/types.js';
import type { LinkIndex } from '../library/link-index.js';
import type { Declaration } from '../library/links.js';
import { anchorSpan } from '../library/place.js';
import type { Scores } from '../scores/index.js';
import { scoreTitle } from './lens-titles.js';
import { locations, referencesTo } from './link-at.js';

/** Commands of the client that a lens may run; without them it only says something. */
export interface LensCommands {
  /** Shows a list of places; gets a URI, a position and locations. */
  readonly showReferences?: string;
  /** Shows the card of a file. */
  readonly showPreview?: string;
}

export interface LensContext {
  readonly file: PersonaFile;
  readonly links: LinkIndex;
  readonly scoresOf: (entity: Entity) => Scores;
}

/**
 * Above each entity, how often it is referred to, and what it scores. What nobody refers to gets no lens about
 * that: a map or a canvas is not missing anything then.
 */
export function codeLens({ file, links, scoresOf }: LensContext, commands: LensCommands): CodeLens[] {
  const { declarations } = links.of(file.uri);
  return file.entities.flatMap((entity) => {
    const { document, pointer } = entity;
    const declaration = declarations.find((found) => found.document === document && found.pointer === pointer);
    const range = declaration?.range ?? file.parsed.lines.range(anchorSpan(entity));
    const lenses = [declaration && referencesLens(declaration, links, commands), scoreLens(scoresOf(entity), commands)];
    return lenses.flatMap((command) => (command ? [{ range, command }] : []));
  });
}

function referencesLens(
  declaration: Declaration,
  links: LinkIndex,
  { showReferences }: LensCommands,
): Command | undefined {
  const { uri, range } = declaration;
  const places = locations(referencesTo(links, declaration));
  if (places.length === 0) return undefined;
  const title = places.length === 1 ? '1 reference' : `${places.length} references`;
  if (!showReferences) return { title, command: '' };
  return { title, command: showReferences, arguments: [uri, range.start, places] };
}

function scoreLens(scores: Scores, { showPreview }: LensCommands): Command | undefined {
  const title = scoreTitle(scores);
  return title === undefined ? undefined : { title, command: showPreview ?? '' };
}

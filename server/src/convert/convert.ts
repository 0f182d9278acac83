import { formatOf } from '../document/front-matter.js';
import { parse } from '../document/parse.js';
import type { ParsedText } from '../document/parsed-text.js';
import { locate } from '../document/pointer.js';
import { asMapping, type Span } from '../document/syntax.js';
import type { Entity, PersonaFile } from '../kinds/types.js';
import { Pass, type PassOptions } from './pass.js';
import { applyEdits, type Edit, inOrder, Source } from './source.js';

export interface ConvertOptions extends PassOptions {
  /** Only the entities of this document of the file. */
  readonly document: number;
}

/** More than any document needs: each round makes what the ones before made possible. */
const mostRounds = 60;

/** Whether converting a document would change anything. Nothing is parsed. */
export function isConvertible(file: PersonaFile, options: ConvertOptions): boolean {
  const source = new Source(file.parsed);
  return entitiesIn(file, file.parsed, options.document).some(
    (entity) => new Pass(source, entity, options).all().length > 0,
  );
}

/**
 * Converts the entities of a document to the canonical format: other names of keys, other ways of writing them, and
 * values of another shape. Every text and every comment stays; what has no place in the format becomes the team's own.
 *
 * @returns edits to the text of the file, in order; none where there is nothing to do
 */
export function convertDocument(file: PersonaFile, options: ConvertOptions): readonly Edit[] {
  const pieces = new Pieces(file.parsed.text);
  let parsed = file.parsed;
  for (let round = 0; round < mostRounds; round++) {
    const edits = onePass(file, parsed, options);
    if (edits.length === 0) break;
    const next = parse(applyEdits(parsed.text, edits), formatOf(file.uri));
    if (next.problems.length > parsed.problems.length) break;
    pieces.apply(edits);
    parsed = next;
  }
  return pieces.edits();
}

/** The edits of one pass over every entity of the document. */
function onePass(file: PersonaFile, parsed: ParsedText, options: ConvertOptions): Edit[] {
  const source = new Source(parsed);
  const entities = entitiesIn(file, parsed, options.document);
  const edits = inOrder(entities.flatMap((entity) => new Pass(source, entity, options).all()));
  // Entities that repeat each other by aliases may be one text: then nothing is certain.
  return edits.some(({ span }, index) => span.start < (edits[index - 1]?.span.end ?? 0)) ? [] : edits;
}

/**
 * The entities as they stand in a later text of the file: their places do not change, what is in them does. Broken ones
 * are mended first, as their tree may not be what was meant; what is broken before the first leaves none.
 */
function entitiesIn(
  file: PersonaFile,
  parsed: ParsedText,
  document: number,
): Pick<Entity, 'kind' | 'schema' | 'node' | 'dialect'>[] {
  const { root, span } = parsed.documents[document] ?? { span: { start: 0, end: 0 } };
  const broken = parsed.problems.filter((problem) => problem.code !== 'duplicate-key' && touches(problem.span, span));
  const entities = file.entities
    .filter((entity) => entity.document === document && entity.dialect === 'native')
    .flatMap(({ kind, schema, dialect, pointer }) => {
      const node = asMapping(locate(root, pointer)?.node);
      return node ? [{ kind, schema, dialect, node }] : [];
    });
  if (broken.length === 0) return entities;
  const starts = entities.map(({ node }) => node.span.start).sort((a, b) => a - b);
  if (broken.some((problem) => problem.span.start < (starts[0] ?? 0))) return [];
  return entities.filter(({ node }) => {
    const { start } = node.span;
    const end = starts.find((other) => other > start) ?? span.end;
    return !broken.some((problem) => touches(problem.span, { start, end: end - 1 }));
  });
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

type Piece = { readonly start: number; readonly end: number } | string;

/** A text as pieces of the one it was made from, so that many rounds of edits end as one set. */
class Pieces {
  #pieces: Piece[];

  constructor(readonly text: string) {
    this.#pieces = [{ start: 0, end: text.length }];
  }

  /** Takes in edits to the text as it is by now. */
  apply(edits: readonly Edit[]): void {
    const next: Piece[] = [];
    let at = 0;
    for (const { span, newText } of inOrder(edits)) {
      next.push(...this.#between(at, span.start));
      if (newText !== '') next.push(newText);
      at = span.end;
    }
    next.push(...this.#between(at, Number.POSITIVE_INFINITY));
    this.#pieces = next;
  }

  /** The edits that lead from the first text to this one. */
  edits(): Edit[] {
    const edits: Edit[] = [];
    let at = 0;
    let newText = '';
    const flush = (start: number) => {
      if (start > at || newText !== '') edits.push({ span: { start: at, end: start }, newText });
      newText = '';
    };
    for (const piece of this.#pieces) {
      if (typeof piece === 'string') newText += piece;
      else {
        flush(piece.start);
        at = piece.end;
      }
    }
    flush(this.text.length);
    return edits;
  }

  #between(from: number, to: number): Piece[] {
    const found: Piece[] = [];
    let at = 0;
    for (const piece of this.#pieces) {
      const length = typeof piece === 'string' ? piece.length : piece.end - piece.start;
      const start = Math.max(0, from - at);
      const end = Math.min(length, to - at);
      if (end > start)
        found.push(
          typeof piece === 'string' ? piece.slice(start, end) : { start: piece.start + start, end: piece.start + end },
        );
      at += length;
    }
    return found;
  }
}

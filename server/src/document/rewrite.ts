import type { TextEdit } from './syntax.js';

/** A stretch of the original text, or text that came since. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

/**
 * A text that is edited again and again, and knows at the end what that comes to as edits of the text that it began
 * as: what no edit touched is in none of them.
 */
export class Rewrite {
  #pieces: readonly Piece[];

  constructor(readonly original: string) {
    this.#pieces = [{ start: 0, end: original.length }];
  }

  /** The text as it stands now. */
  get text(): string {
    return this.#pieces.map((piece) => this.#textOf(piece)).join('');
  }

  /** The text after edits that do not overlap; their spans are those of the text as it stands now. */
  with(edits: readonly TextEdit[]): Rewrite {
    const next = new Rewrite(this.original);
    // The last one first, so that the others stay in place; of those at one offset, the first has to come out first.
    next.#pieces = [...edits]
      .reverse()
      .sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end)
      .reduce((pieces, edit) => this.#edited(pieces, edit), this.#pieces);
    return next;
  }

  /** The edits of the original text, in its order. */
  edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    let at = 0;
    let newText = '';
    const end = { start: this.original.length, end: this.original.length };
    for (const piece of [...this.#pieces, end]) {
      if ('text' in piece) {
        newText += piece.text;
        continue;
      }
      if (newText !== '' || piece.start > at) edits.push({ span: { start: at, end: piece.start }, newText });
      newText = '';
      at = piece.end;
    }
    return edits.filter(({ span, newText: text }) => this.original.slice(span.start, span.end) !== text);
  }

  #edited(pieces: readonly Piece[], { span, newText }: TextEdit): Piece[] {
    const before: Piece[] = [];
    const after: Piece[] = [];
    let at = 0;
    for (const piece of pieces) {
      const length = this.#textOf(piece).length;
      if (at < span.start) before.push(this.#part(piece, 0, Math.min(length, span.start - at)));
      if (at + length > span.end) after.push(this.#part(piece, Math.max(0, span.end - at), length));
      at += length;
    }
    return [...before, { text: newText }, ...after];
  }

  #part(piece: Piece, from: number, to: number): Piece {
    return 'text' in piece
      ? { text: piece.text.slice(from, to) }
      : { start: piece.start + from, end: piece.start + to };
  }

  #textOf(piece: Piece): string {
    return 'text' in piece ? piece.text : this.original.slice(piece.start, piece.end);
  }
}

import type { Span } from './syntax.js';

/** A place in the text as LSP counts it: lines and UTF-16 columns from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Turns offsets into positions and back. Line ends are `\n`, `\r\n` and a lone `\r`. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(readonly text: string) {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 13 && text.charCodeAt(i + 1) === 10) continue;
      if (code === 10 || code === 13) this.#starts.push(i + 1);
    }
  }

  get count(): number {
    return this.#starts.length;
  }

  /** The offset at which a line starts; the text's length for a line past the end. */
  startOf(line: number): number {
    return this.#starts[Math.max(0, line)] ?? this.text.length;
  }

  /** The text of a line without its line end. */
  line(line: number): string {
    return this.text.slice(this.startOf(line), this.startOf(line + 1)).replace(/[\r\n]+$/, '');
  }

  /** The line on which an offset stands. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  positionAt(offset: number): Position {
    const bounded = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineAt(bounded);
    return { line, character: bounded - this.startOf(line) };
  }

  offsetAt(position: Position): number {
    if (position.line >= this.count) return this.text.length;
    const start = this.startOf(position.line);
    return Math.min(start + Math.max(0, position.character), start + this.line(position.line).length);
  }

  range(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }
}

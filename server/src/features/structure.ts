import type { Row, RowValue } from './rows.js';
import type { Path, Style } from './slots.js';

/** A mapping or list that is open at a line: what is written at its column belongs to it. */
export interface Frame {
  readonly type: 'map' | 'seq';
  readonly column: number;
  readonly path: Path;
  /** The last key of a mapping, or place of the last item of a list. */
  last: string | number;
  /** Whether nothing stands behind that key or dash yet. */
  pending: boolean;
}

/** A mapping as the lines show it. */
export interface MapShape {
  readonly keys: Map<string, RowValue | undefined>;
}

/** The frames around the line asked about: before it, and after its own dashes and key. */
export interface Around {
  readonly before: readonly Frame[];
  readonly after: readonly Frame[];
}

/** The path of what the last key or dash of a frame opens. */
export function pendingPath(frame: Frame): Path {
  return [...frame.path, frame.last];
}

/** Reads from indentation alone which mapping or list every line of one document belongs to. */
export class Structure {
  readonly maps = new Map<string, MapShape>();
  readonly around: Around;
  readonly #stack: Frame[] = [];
  readonly #mapSteps: number[] = [];
  readonly #listSteps: number[] = [];

  constructor(rows: readonly Row[], line: number) {
    let around: Around = { before: [], after: [] };
    for (const row of rows) {
      const before = row.line === line ? this.#copy() : [];
      if (row.type === 'content') this.#row(row);
      if (row.line === line) around = { before, after: this.#copy() };
    }
    this.around = around;
  }

  /** The keys that the mapping at a path has, above and below. */
  keysOf(path: Path): ReadonlyMap<string, RowValue | undefined> {
    return this.maps.get(JSON.stringify(path))?.keys ?? new Map<string, RowValue | undefined>();
  }

  /** The document's own indentation, 2 where it shows none. */
  get style(): Style {
    const list = this.#listSteps[0];
    const indent = this.#mapSteps[0] ?? (list !== undefined && list > 0 ? list : 2);
    return { indent, listIndent: list ?? indent };
  }

  #copy(): Frame[] {
    return this.#stack.map((frame) => ({ ...frame }));
  }

  #row(row: Row): void {
    for (const column of row.dashes) this.#dash(column);
    if (row.key) this.#key(row.key.column, row.key.name, row.value);
    else if (row.value) {
      const top = this.#stack.at(-1);
      if (top) top.pending = false;
    }
  }

  #dash(column: number): void {
    this.#popTo(column);
    const top = this.#stack.at(-1);
    if (top?.type === 'seq' && top.column === column) {
      top.last = Number(top.last) + 1;
      top.pending = true;
      return;
    }
    if (top?.type === 'map' && top.pending) this.#listSteps.push(column - top.column);
    this.#push({ type: 'seq', column, path: top ? pendingPath(top) : [], last: 0, pending: true });
  }

  #key(column: number, name: string, value: RowValue | undefined): void {
    this.#popTo(column);
    if (this.#stack.at(-1)?.type === 'seq' && this.#stack.at(-1)?.column === column) this.#stack.pop();
    let top = this.#stack.at(-1);
    if (top?.type !== 'map' || top.column !== column) {
      if (top?.type === 'map' && top.pending) this.#mapSteps.push(column - top.column);
      top = this.#push({ type: 'map', column, path: top ? pendingPath(top) : [], last: name, pending: true });
    }
    top.last = name;
    top.pending = value === undefined;
    this.#shape(top.path).keys.set(name, value);
  }

  #popTo(column: number): void {
    while ((this.#stack.at(-1)?.column ?? -1) > column) this.#stack.pop();
  }

  #push(frame: Frame): Frame {
    const top = this.#stack.at(-1);
    if (top) top.pending = false;
    this.#stack.push(frame);
    return frame;
  }

  #shape(path: Path): MapShape {
    const id = JSON.stringify(path);
    const shape = this.maps.get(id) ?? { keys: new Map<string, RowValue | undefined>() };
    this.maps.set(id, shape);
    return shape;
  }
}

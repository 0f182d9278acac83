/** A small reader of VS Code's snippet syntax: tab stops, placeholders, choices, variables and transforms. */

export type Part =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'stop'; readonly index: number; readonly default: readonly Part[] }
  | { readonly type: 'choice'; readonly index: number; readonly options: readonly string[] }
  | { readonly type: 'variable'; readonly name: string; readonly default: readonly Part[] }
  | {
      readonly type: 'transform';
      readonly of: number | string;
      readonly regex: RegExp;
      readonly format: readonly Format[];
    };

type Format =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'group';
      readonly index: number;
      readonly how?: string;
      readonly then?: string;
      readonly else?: string;
    };

export interface Filling {
  readonly variables?: Readonly<Record<string, string>>;
  /** What the user types at a tab stop; for a choice, the option taken. */
  readonly typed?: ReadonlyMap<number, string>;
}

class Reader {
  #at = 0;

  constructor(readonly text: string) {}

  get done(): boolean {
    return this.#at >= this.text.length;
  }

  /** Takes what a pattern matches right here, or nothing. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const sticky = new RegExp(pattern.source, `${pattern.flags}y`);
    sticky.lastIndex = this.#at;
    const match = sticky.exec(this.text);
    if (match) this.#at = sticky.lastIndex;
    return match ?? undefined;
  }

  need(pattern: RegExp): RegExpExecArray {
    const match = this.take(pattern);
    if (!match) throw new Error(`Expected ${pattern} at ${JSON.stringify(this.text.slice(this.#at, this.#at + 40))}.`);
    return match;
  }
}

/** Reads the body of a snippet. Throws on anything that is not well-formed. */
export function parseSnippet(body: string | readonly string[]): Part[] {
  return readParts(new Reader(typeof body === 'string' ? body : body.join('\n')), false);
}

function readParts(reader: Reader, nested: boolean): Part[] {
  const parts: Part[] = [];
  while (!reader.done) {
    if (nested && reader.take(/\}/)) return parts;
    const escaped = reader.take(/\\([$}\\])/);
    const plain = escaped ?? reader.take(nested ? /([^$\\}]+|\\)/ : /([^$\\]+|\\)/);
    if (plain) parts.push({ type: 'text', text: plain[1] ?? '' });
    else parts.push(readDollar(reader));
  }
  if (nested) throw new Error('A placeholder is not closed.');
  return parts;
}

function readDollar(reader: Reader): Part {
  const bare = reader.take(/\$(?:(\d+)|([A-Za-z_]\w*))/);
  if (bare) return bare[1] ? stop(Number(bare[1]), []) : { type: 'variable', name: bare[2] ?? '', default: [] };
  const open = reader.need(/\$\{(?:(\d+)|([A-Za-z_]\w*))/);
  const index = open[1] === undefined ? undefined : Number(open[1]);
  const name = open[2] ?? '';
  if (reader.take(/\}/)) return index === undefined ? { type: 'variable', name, default: [] } : stop(index, []);
  if (reader.take(/:/)) {
    const inner = readParts(reader, true);
    return index === undefined ? { type: 'variable', name, default: inner } : stop(index, inner);
  }
  if (reader.take(/\//)) return readTransform(reader, index ?? name);
  const options = reader.need(/\|((?:[^\\|]|\\.)+)\|\}/)[1] ?? '';
  if (index === undefined) throw new Error(`The variable ${name} cannot have choices.`);
  const list = options.match(/(?:[^\\,]|\\.)+/g) ?? [];
  return { type: 'choice', index, options: list.map((option) => option.replace(/\\([,|\\])/g, '$1')) };
}

function stop(index: number, inner: readonly Part[]): Part {
  return { type: 'stop', index, default: inner };
}

function readTransform(reader: Reader, of: number | string): Part {
  const source = (reader.need(/((?:[^\\/]|\\.)*)\//)[1] ?? '').replaceAll('\\/', '/');
  const format: Format[] = [];
  while (!reader.take(/\//)) {
    const text = reader.take(/(?:[^$\\/]|\\.)+/);
    if (text) format.push({ type: 'text', text: text[0].replace(/\\(.)/g, '$1') });
    else format.push(readFormat(reader));
  }
  return { type: 'transform', of, regex: new RegExp(source, reader.need(/([a-z]*)\}/)[1]), format };
}

function readFormat(reader: Reader): Format {
  const bare = reader.take(/\$(\d+)|\$\{(\d+)\}/);
  if (bare) return { type: 'group', index: Number(bare[1] ?? bare[2]) };
  const match = reader.need(/\$\{(\d+):(?:\/(\w+)|\+([^}]+)|\?([^:}]+):([^}]+)|-?([^}]+))\}/);
  const [, index, how, plus, yes, no, otherwise] = match;
  const then = plus ?? yes;
  const other = no ?? otherwise;
  return {
    type: 'group',
    index: Number(index),
    ...(how !== undefined && { how }),
    ...(then !== undefined && { then }),
    ...(other !== undefined && { else: other }),
  };
}

/** The text that stands in the editor once every tab stop was left. */
export function expandSnippet(parts: readonly Part[], filling: Filling = {}): string {
  const values = new Map<number, string>();
  collect(parts, filling, values);
  return render(parts, filling, values);
}

function collect(parts: readonly Part[], filling: Filling, values: Map<number, string>): void {
  for (const part of parts) {
    if (part.type === 'choice') values.set(part.index, filling.typed?.get(part.index) ?? part.options[0] ?? '');
    if (part.type !== 'stop') continue;
    collect(part.default, filling, values);
    const typed = filling.typed?.get(part.index);
    if (typed !== undefined) values.set(part.index, typed);
    else if (part.default.length > 0) values.set(part.index, render(part.default, filling, values));
  }
}

function render(parts: readonly Part[], filling: Filling, values: ReadonlyMap<number, string>): string {
  const piece = (part: Part): string => {
    if (part.type === 'text') return part.text;
    if (part.type === 'stop' || part.type === 'choice') return values.get(part.index) ?? '';
    if (part.type === 'variable') return variable(part.name, filling) ?? render(part.default, filling, values);
    const value = typeof part.of === 'number' ? values.get(part.of) : variable(part.of, filling);
    return (value ?? '').replace(part.regex, (...groups) => part.format.map((f) => format(f, groups)).join(''));
  };
  return parts.map(piece).join('');
}

function variable(name: string, filling: Filling): string | undefined {
  return filling.variables?.[name];
}

function format(part: Format, groups: readonly unknown[]): string {
  if (part.type === 'text') return part.text;
  const value = typeof groups[part.index] === 'string' ? String(groups[part.index]) : '';
  if (part.how === 'downcase') return value.toLowerCase();
  if (part.how === 'upcase') return value.toUpperCase();
  if (part.how !== undefined) throw new Error(`The transform /${part.how} is not known here.`);
  if (part.then !== undefined || part.else !== undefined) {
    return value === '' ? (part.else ?? '') : (part.then ?? value);
  }
  return value;
}

/** Every part, those inside placeholders included, in the order of the text. */
export function allParts(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) =>
    part.type === 'stop' || part.type === 'variable' ? [part, ...allParts(part.default)] : [part],
  );
}

/** The tab stops in the order in which they first appear in the text. */
export function tabStops(parts: readonly Part[]): number[] {
  const stops = allParts(parts).flatMap((part) => (part.type === 'stop' || part.type === 'choice' ? [part.index] : []));
  return [...new Set(stops)];
}

/** The text as it arrives at a cursor: every further line gets the blanks that the cursor's line starts with. */
export function insertAt(line: string, parts: readonly Part[], filling: Filling = {}): string {
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const variables = { ...filling.variables, TM_CURRENT_LINE: line };
  return line + expandSnippet(parts, { ...filling, variables }).replaceAll('\n', `\n${indent}`);
}

import { type FlowToken, flowTokens } from './scan.js';
import type { Path, Slot } from './slots.js';

interface Entry {
  key?: FlowToken & { type: 'scalar' };
  colon?: number;
  hasValue: boolean;
}

interface Container {
  readonly type: '{' | '[';
  readonly path: Path;
  readonly present: Set<string>;
  readonly start: number;
  /** Whether a key of it stands in double quotes: JSON. */
  quoted: boolean;
  index: number;
  entry: Entry;
  /** Where the last complete entry ends when no comma follows it yet. */
  uncommaed: number;
}

interface Found {
  readonly container: Container;
  readonly entry: Entry;
  readonly part: 'key' | 'value' | 'after';
  readonly token?: FlowToken & { type: 'scalar' };
  readonly path: Path;
  readonly uncommaed: number;
}

/**
 * What can be written at an offset inside braces or brackets.
 *
 * @param start the opening bracket of the outermost collection
 * @param end its end, or the end of what it swallows when it does not close
 * @param path where the outermost collection stands in its document
 */
export function flowSlot(text: string, start: number, end: number, offset: number, path: Path): Slot | undefined {
  const walker = new FlowWalker(text, offset, path);
  let previous: FlowToken | undefined;
  for (const token of flowTokens(text, start, end)) {
    if (token.type === 'comment') {
      if (offset > token.start && offset <= token.end) return undefined;
      continue;
    }
    if (previous) walker.look(previous, token);
    walker.take(token);
    previous = token;
  }
  if (previous) walker.look(previous, undefined);
  return walker.slot(start);
}

class FlowWalker {
  readonly #stack: Container[] = [];
  #found: Found | undefined;
  #next: FlowToken | undefined;

  constructor(
    readonly text: string,
    readonly offset: number,
    readonly root: Path,
  ) {}

  /** Called between two tokens, when everything up to `token` is taken. */
  look(token: FlowToken, next: FlowToken | undefined): void {
    if (this.#found) {
      this.#next ??= this.#found.token === token ? next : undefined;
      return;
    }
    const container = this.#stack.at(-1);
    if (!container) return;
    const { offset } = this;
    const { entry } = container;
    const within = token.type === 'scalar' && offset >= token.start && offset <= token.end;
    if (within) {
      const isKey = container.type === '{' && entry.key === token;
      this.#note(container, isKey ? 'key' : 'value', token, next);
    } else if (offset >= token.end && (!next || offset <= next.start)) {
      if (next?.type === 'scalar' && offset === next.start) return;
      this.#note(container, this.#partAfter(container, token), undefined, next);
    }
  }

  #partAfter(container: Container, token: FlowToken): Found['part'] {
    if (token.type === ':') return 'value';
    if (token.type === ',' || token.type === '{' || token.type === '[') return container.type === '{' ? 'key' : 'value';
    if (container.type === '{' && token.type === 'scalar' && !container.entry.hasValue) return 'after';
    return this.offset > token.end ? (container.type === '{' ? 'key' : 'value') : 'after';
  }

  #note(container: Container, part: Found['part'], token: Found['token'], next: FlowToken | undefined): void {
    const entry = { ...container.entry };
    this.#found = {
      container,
      entry,
      part,
      path: this.#childPath(container),
      uncommaed: container.uncommaed,
      ...(token && { token }),
    };
    this.#next = next;
  }

  take(token: FlowToken): void {
    const top = this.#stack.at(-1);
    if (token.type === '{' || token.type === '[') {
      const path = top ? this.#childPath(top) : this.root;
      if (top) top.entry.hasValue = true;
      const entry = { hasValue: false };
      const fresh = {
        path,
        present: new Set<string>(),
        start: token.start,
        quoted: false,
        index: 0,
        entry,
        uncommaed: -1,
      };
      this.#stack.push({ type: token.type, ...fresh });
    } else if (token.type === '}' || token.type === ']') {
      this.#stack.pop();
      const outer = this.#stack.at(-1);
      if (outer) outer.uncommaed = token.end;
    } else if (top) {
      this.#takeIn(top, token);
    }
  }

  #takeIn(top: Container, token: FlowToken): void {
    if (token.type === ',') {
      top.entry = { hasValue: false };
      top.index++;
      top.uncommaed = -1;
    } else if (token.type === ':') {
      top.entry.colon = token.end;
    } else if (token.type === 'scalar') {
      if (top.type === '{') this.#scalarInMap(top, token);
      else {
        if (top.entry.hasValue) top.index++;
        top.entry = { hasValue: true };
        top.uncommaed = token.end;
      }
    }
  }

  #scalarInMap(top: Container, token: FlowToken & { type: 'scalar' }): void {
    const isKey = /^\s*:/.test(this.text.slice(token.end, token.end + 80)) || top.entry.key === undefined;
    if (isKey || top.entry.hasValue) {
      top.entry = { key: token, hasValue: false };
      const name = unquote(this.text.slice(token.start, token.end));
      if (this.offset < token.start || this.offset > token.end) {
        top.present.add(name);
        top.quoted ||= token.quote === '"';
      }
    } else {
      top.entry.hasValue = true;
      top.uncommaed = token.end;
    }
  }

  #childPath(container: Container): Path {
    if (container.type === '[') return [...container.path, container.index];
    const { key } = container.entry;
    return key ? [...container.path, unquote(this.text.slice(key.start, key.end))] : container.path;
  }

  slot(start: number): Slot | undefined {
    const found = this.#found;
    if (!found || found.part === 'after') return undefined;
    const { container, token } = found;
    const outside = container.present.size === 0 && isJson(this.text, start);
    const json = container.quoted || outside || token?.quote === '"';
    const replace = token ? { start: token.start, end: token.end } : { start: this.offset, end: this.offset };
    const common = {
      replace,
      prefix: '',
      column: 0,
      present: container.present,
      flow: json ? 'json' : 'yaml',
    } as const;
    if (found.part === 'value') return this.#valueSlot(found, common);
    if (token && found.entry.key === token && this.#colonFollows(token.end)) {
      return { ...common, what: 'rename', path: container.path, quote: token.quote };
    }
    return { ...common, ...this.#commas(found), what: 'key', path: container.path };
  }

  #valueSlot(found: Found, common: Omit<Slot, 'what' | 'path'>): Slot | undefined {
    const { container, token, entry } = found;
    const quote = token?.quote ?? '';
    if (container.type === '[') {
      return { ...common, ...this.#commas(found), what: 'child', path: found.path, quote };
    }
    if (!token && this.#next && !',}]'.includes(this.#next.type)) {
      const nextIsKey = this.#next.type === 'scalar' && this.#colonFollows(this.#next.end);
      if (!nextIsKey) return undefined;
    }
    const gap = entry.colon === this.offset && !token ? ' ' : '';
    const comma = !token && this.#next?.type === 'scalar' ? ',' : '';
    return { ...common, what: 'child', path: found.path, quote, prefix: gap, ...(comma && { suffix: comma }) };
  }

  #commas(found: Found): Pick<Slot, 'commaAt' | 'suffix'> {
    const next = this.#next;
    const from = found.token?.start ?? this.offset;
    const needsBefore = found.uncommaed >= 0 && found.uncommaed <= from;
    const needsAfter = next !== undefined && !',}]'.includes(next.type);
    const sameLine = needsAfter && !/[\r\n]/.test(this.text.slice(from, next.start));
    return {
      ...(needsBefore && { commaAt: found.uncommaed }),
      ...(needsAfter && { suffix: sameLine ? ', ' : ',' }),
    };
  }

  #colonFollows(end: number): boolean {
    return /^\s*:/.test(this.text.slice(end, end + 80));
  }
}

function unquote(text: string): string {
  return text.replace(/^(["'])(.*?)\1?$/s, '$2');
}

/** Whether the outermost collection is written as JSON: its first key stands in double quotes. */
function isJson(text: string, start: number): boolean {
  const first = /^[{[\s]*(\S)/.exec(text.slice(start, start + 400));
  return first?.[1] === '"';
}

/**
 * Text to insert, with the places where the person goes on typing. One description serves both clients that know
 * snippets and clients that do not, so that no `${1:` ever ends up in a document.
 */
export type Piece =
  | string
  /** One of several values; the first one where something is `needed` and the client cannot ask. */
  | { readonly choices: readonly string[]; readonly needed?: boolean }
  /** Something to type; `stop` stands there until then. */
  | { readonly stop: string; readonly needed?: boolean };

/** Whether the text needs a client that knows snippets: a choice, or a place to type that is not at its end. */
export function needsSnippet(pieces: readonly Piece[]): boolean {
  return pieces.some((piece, index) => {
    if (typeof piece === 'string') return false;
    if ('choices' in piece) return piece.choices.length > 0;
    return piece.stop !== '' || index < pieces.length - 1;
  });
}

/** In the snippet syntax of LSP. */
export function toSnippet(pieces: readonly Piece[]): string {
  let number = 0;
  let out = '';
  let bare = false;
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      // `$1` before a digit would name another stop.
      if (bare && /^\d/.test(piece)) out = out.replace(/\d+$/, '{$&}');
      out += piece.replace(/[\\$]/g, '\\$&');
      bare = bare && piece === '';
      continue;
    }
    number++;
    bare = 'stop' in piece && piece.stop === '';
    if (bare) out += `$${number}`;
    else if ('stop' in piece) out += `\${${number}:${escapeSnippet(piece.stop)}}`;
    else out += `\${${number}|${piece.choices.map(escapeChoice).join(',')}|}`;
  }
  return out;
}

/** As plain text: nothing where the person has to choose, except where nothing would be wrong. */
export function toPlain(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if (!piece.needed) return '';
      return 'stop' in piece ? piece.stop : (piece.choices[0] ?? '');
    })
    .join('');
}

/** What a snippet in LSP syntax reads when nobody types anything: defaults and first choices. */
export function expandSnippet(snippet: string, variable: (name: string) => string = () => ''): string {
  return new SnippetReader(snippet, variable).read('');
}

class SnippetReader {
  #at = 0;

  constructor(
    readonly text: string,
    readonly variable: (name: string) => string,
  ) {}

  /** Reads up to one of the closing characters, which it leaves. */
  read(closing: string): string {
    let out = '';
    while (this.#at < this.text.length) {
      const char = this.text.charAt(this.#at);
      if (closing !== '' && closing.includes(char)) break;
      if (char === '\\' && /[\\$}|,]/.test(this.text.charAt(this.#at + 1))) {
        out += this.text.charAt(this.#at + 1);
        this.#at += 2;
      } else if (char === '$') out += this.#dollar();
      else {
        out += char;
        this.#at++;
      }
    }
    return out;
  }

  #dollar(): string {
    const match = /^\$(?:(\d+)|([A-Za-z_]\w*)|\{(\d+|[A-Za-z_]\w*))/.exec(this.text.slice(this.#at));
    if (!match) {
      this.#at++;
      return '$';
    }
    this.#at += match[0].length;
    const name = match[1] ?? match[2] ?? match[3] ?? '';
    const value = /^\d/.test(name) ? '' : this.variable(name);
    return match[3] === undefined ? value : this.#braced(value);
  }

  #braced(value: string): string {
    const opener = this.text.charAt(this.#at++);
    if (opener === '}') return value;
    let inner = '';
    if (opener === '|') {
      inner = this.read(',|');
      while (this.#at < this.text.length && this.text.charAt(this.#at) !== '|') {
        this.#at++;
        this.read(',|');
      }
      this.#at++;
    } else if (opener === ':') inner = this.read('}');
    else {
      const end = this.text.indexOf('}', this.#at);
      this.#at = end < 0 ? this.text.length : end;
    }
    this.#at++;
    return value === '' ? inner : value;
  }
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function escapeChoice(text: string): string {
  return text.replace(/[\\$},|]/g, '\\$&');
}

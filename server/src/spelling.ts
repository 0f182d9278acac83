import type { Connection } from 'vscode-languageserver';
import { URI } from 'vscode-uri';

/**
 * Clients spell the URI of one file in different ways: `@` and brackets escaped or not, the colon of a drive too. Inside
 * the server there is one spelling, the one that paths of the disk get; each client is answered in its own.
 */
export class Spelling {
  /** By our spelling: the client's, of the files that it has named. */
  readonly #theirs = new Map<string, string>();

  /** A message of the client with its URIs in our spelling. */
  read<T>(message: T): T {
    return this.#mapped(message, (uri) => {
      const own = canonical(uri);
      if (own !== uri) this.#theirs.set(own, uri);
      return own;
    });
  }

  /** An answer with the URIs in the spelling of the client. */
  write<T>(message: T): T {
    return this.#theirs.size === 0 ? message : this.#mapped(message, (uri) => this.#theirs.get(uri) ?? uri);
  }

  #mapped<T>(message: T, map: (uri: string) => string): T {
    // What a message holds has the shape of what it is made from.
    return mapped(message, undefined, map) as T;
  }
}

/** The keys of messages under which URIs stand, in the protocol and in our own requests. */
const keys = new Set(
  'uri targetUri oldUri newUri rootUri scopeUri baseUri documentUri folder config beside arguments'.split(' '),
);

function mapped(value: unknown, key: string | undefined, map: (uri: string) => string): unknown {
  if (typeof value === 'string') return key !== undefined && keys.has(key) && isUri(value) ? map(value) : value;
  if (Array.isArray(value)) return value.map((item) => mapped(item, key, map));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      // The edits of a workspace stand under the URIs of their files.
      key === 'changes' && isUri(name) ? map(name) : name,
      mapped(inner, name, map),
    ]),
  );
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function isUri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\//i.test(text);
}

/** The one spelling of a URI. What is no URI stays as it is. */
function canonical(uri: string): string {
  try {
    return URI.parse(uri, true).toString();
  } catch {
    return uri;
  }
}

/** A connection over which every URI comes in our spelling and goes out in the client's. */
export function spelled(connection: Connection): Connection {
  return wrapped(connection, new Spelling()) as Connection;
}

/** The parts of a connection that have handlers and notifications of their own. */
const parts = new Set<PropertyKey>([
  'languages',
  'diagnostics',
  'workspace',
  'inlayHint',
  'callHierarchy',
  'typeHierarchy',
]);

function wrapped(target: object, spelling: Spelling): object {
  const made = new Map<PropertyKey, unknown>();
  return new Proxy(target, {
    get(_, name) {
      const value: unknown = Reflect.get(target, name);
      if (made.has(name)) return made.get(name);
      let wrap = value;
      if (typeof value === 'function') wrap = calling(value.bind(target), spelling);
      else if (parts.has(name) && typeof value === 'object' && value !== null) wrap = wrapped(value, spelling);
      else return value;
      made.set(name, wrap);
      return wrap;
    },
  });
}

type Callable = (...args: unknown[]) => unknown;

/** Handlers that are given hear our spelling; what is sent goes out in the client's, and what comes back is in ours. */
function calling(method: Callable, spelling: Spelling): Callable {
  return (...args) => {
    const given = args.map((arg) =>
      typeof arg === 'function' ? handling(arg as Callable, spelling) : spelling.write(arg),
    );
    const result = method(...given);
    return result instanceof Promise ? result.then((answer) => spelling.read(answer)) : result;
  };
}

function handling(handler: Callable, spelling: Spelling): Callable {
  return (...args) => {
    const given = args.map((arg) => (isReporter(arg) ? reporting(arg, spelling) : spelling.read(arg)));
    const result = handler(...given);
    return result instanceof Promise ? result.then((answer) => spelling.write(answer)) : spelling.write(result);
  };
}

interface Reporter {
  readonly report: (value: unknown) => void;
}

function isReporter(value: unknown): value is Reporter {
  return typeof value === 'object' && value !== null && 'report' in value && !('begin' in value);
}

function reporting(reporter: Reporter, spelling: Spelling): Reporter {
  return { report: (value) => reporter.report(spelling.write(value)) };
}

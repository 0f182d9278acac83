import { parseArgs } from 'node:util';
import { nearest } from '../kinds/nearest.js';

/** What an option takes: nothing, a value, or a value that may be left out. */
export type Takes = 'nothing' | 'value' | 'maybe';

/** The options of a command by their names without dashes. */
export type OptionTable = Readonly<Record<string, Takes>>;

/** What was given; an option that stands several times has all its values. */
export interface Given {
  readonly positionals: readonly string[];
  has(option: string): boolean;
  /** The last value of an option. */
  value(option: string): string | undefined;
  /** All values of an option. */
  values(option: string): readonly string[];
}

/** What is wrong with the arguments, in one sentence. */
export class WrongUse extends Error {}

/** What is wrong with the files or the folder that was named; the page of usage would not help with that. */
export class WrongPlace extends WrongUse {}

/** Where a command runs, so that tests need no process. */
export interface Terminal {
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/**
 * Reads arguments; `--help` and `-h` are known to every command.
 *
 * @param isValue whether the argument behind an option that may have a value is meant as one; behind `=` it always is
 * @throws WrongUse for an option that there is not, a value that is missing, and one that is too many
 */
export function readArguments(
  args: readonly string[],
  table: OptionTable,
  isValue: (option: string, argument: string) => boolean = () => false,
): Given {
  const known: OptionTable = { ...table, help: 'nothing' };
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  const options = Object.fromEntries(
    Object.entries(known).map(([name, takes]) => [
      name,
      { type: takes === 'value' ? ('string' as const) : ('boolean' as const) },
    ]),
  );
  const short = { help: { type: 'boolean' as const, short: 'h' } };
  const { tokens } = parseArgs({
    args: joined(args, known, isValue),
    options: { ...options, ...short },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const takes = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (!takes) throw unknownOption(token.rawName, known);
    if (takes === 'value' && token.value === undefined) throw new WrongUse(`${token.rawName} needs a value behind it.`);
    if (takes === 'nothing' && token.value !== undefined) throw new WrongUse(`${token.rawName} takes no value.`);
    given.set(token.name, [...(given.get(token.name) ?? []), ...(token.value === undefined ? [] : [token.value])]);
  }
  return {
    positionals,
    has: (option) => given.has(option),
    value: (option) => given.get(option)?.at(-1),
    values: (option) => given.get(option) ?? [],
  };
}

/** Ties values that may be left out to their options. */
function joined(
  args: readonly string[],
  known: OptionTable,
  isValue: (option: string, argument: string) => boolean,
): string[] {
  const result: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const next = args[at + 1];
    const name = arg.replace(/^--/, '');
    if (arg === '--') return [...result, ...args.slice(at)];
    const takes = arg.startsWith('--') && Object.hasOwn(known, name) ? known[name] : undefined;
    if (takes === 'maybe' && next !== undefined && !next.startsWith('-') && isValue(name, next)) {
      result.push(`${arg}=${next}`);
      at++;
    } else result.push(arg);
  }
  return result;
}

function unknownOption(written: string, known: OptionTable): WrongUse {
  const meant = nearest(written.replace(/^-+/, ''), Object.keys(known));
  return new WrongUse(`there is no option ${written}.${meant ? ` Did you mean --${meant}?` : ''}`);
}

/**
 * One of several words.
 *
 * @throws WrongUse for any other
 */
export function oneOf<T extends string>(option: string, value: string, words: readonly T[]): T {
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  const meant = nearest(value, words);
  const list = `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
  throw new WrongUse(`${option} takes ${list}, not "${value}".${meant ? ` Did you mean ${meant}?` : ''}`);
}

/** Runs a command, and tells what is wrong with its use. The result is the exit code. */
export async function run(
  { name, usage, terminal }: { readonly name: string; readonly usage: string; readonly terminal: Terminal },
  command: () => Promise<number>,
): Promise<number> {
  try {
    return await command();
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    terminal.err(`personas ${name}: ${error.message}\n${error instanceof WrongPlace ? '' : `\n${usage}`}`);
    return 2;
  }
}

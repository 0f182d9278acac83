import { nearest } from '../kinds/nearest.js';
import type { Terminal } from './arguments.js';
import { explain } from './explain.js';
import { exportCards } from './export.js';
import { health } from './health.js';
import { lint } from './lint.js';
import { site } from './site.js';

/** Version and pages of rules are put in by the build. */
declare const PERSONAS_VERSION: string | undefined;
declare const PERSONAS_RULE_PAGES: Readonly<Record<string, string>> | undefined;

const usage = `personas: checks personas, ideal customer profiles and jobs to be done that are kept as YAML.

Usage
  personas lint [paths] [options]      check files and folders (default: the current folder)
  personas health [paths] [options]    how healthy a library is, and who in it lacks what
  personas export [paths] [options]    cards as HTML, Markdown, SVG, PNG or PDF; data as JSON or CSV
  personas site [folder] --out FOLDER  a library as a web site, for people without an editor
  personas explain [rule]              what a rule finds, why, and how to put it right
  personas --version
  personas --help

Run "personas lint --help" for the options of a command.
`;

function pageOf(rule: string): string | undefined {
  const pages = typeof PERSONAS_RULE_PAGES === 'object' ? PERSONAS_RULE_PAGES : {};
  return Object.hasOwn(pages, rule) ? pages[rule] : undefined;
}

const commands: Readonly<Record<string, (args: readonly string[], terminal: Terminal) => Promise<number>>> = {
  lint,
  health,
  site,
  export: exportCards,
  explain: (args, terminal) => explain(args, terminal, pageOf),
};

async function main(args: readonly string[]): Promise<number> {
  const [first, ...rest] = args;
  const terminal = { cwd: process.cwd(), out: write(process.stdout), err: write(process.stderr) };
  const isHelp = first === '--help' || first === '-h' || first === 'help';
  const name = isHelp && rest[0] !== undefined ? rest[0] : first;
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return command(isHelp ? ['--help'] : rest, terminal);
  if (first === '--version' || first === '-v') {
    terminal.out(`${typeof PERSONAS_VERSION === 'string' ? PERSONAS_VERSION : 'development'}\n`);
    return 0;
  }
  if (isHelp && name === first) {
    terminal.out(usage);
    return 0;
  }
  terminal.err(name === undefined ? usage : `personas: there is no command "${name}".${meantBy(name)}\n\n${usage}`);
  return 2;
}

function meantBy(name: string): string {
  const meant = nearest(name, Object.keys(commands));
  return meant ? ` Did you mean ${meant}?` : '';
}

function write(stream: NodeJS.WriteStream): (text: string) => void {
  return (text) => {
    stream.write(text);
  };
}

/** Leaves once all output is written: a pipe may be slower than the program. */
main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`personas: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);

import { lint, lintUsage } from './lint.js';

/** The version is put in by the build. */
declare const PERSONAS_VERSION: string | undefined;

const usage = `personas: checks personas, ideal customer profiles and jobs to be done that are kept as YAML.

Usage
  personas lint [paths] [options]    check files and folders (default: the current folder)
  personas --version
  personas --help

Run "personas lint --help" for its options.
`;

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === 'lint')
    return lint(rest, { cwd: process.cwd(), out: write(process.stdout), err: write(process.stderr) });
  if (command === '--version' || command === '-v') {
    process.stdout.write(`${typeof PERSONAS_VERSION === 'string' ? PERSONAS_VERSION : 'development'}\n`);
    return 0;
  }
  if (command === '--help' || command === '-h' || command === 'help') {
    process.stdout.write(rest[0] === 'lint' ? lintUsage : usage);
    return 0;
  }
  process.stderr.write(command === undefined ? usage : `personas: there is no command "${command}".\n\n${usage}`);
  return 2;
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

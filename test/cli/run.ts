import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Terminal } from '../../server/src/cli/arguments.js';
import { lint } from '../../server/src/cli/lint.js';
import type { Report } from '../../server/src/cli/report.js';

export const today = '2026-11-22';

/** A folder on disk that is gone after the test. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'personas-test-'));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Uint8Array): void {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  /** The text of a file as it is now; nothing where there is none. */
  read(name: string): string | undefined {
    const path = join(this.path, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  }

  bytes(name: string): Buffer {
    return readFileSync(join(this.path, name));
  }

  delete(name: string): void {
    rmSync(join(this.path, name));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** What a command does with these arguments in a folder. */
export async function runCommand(
  command: (args: readonly string[], terminal: Terminal) => Promise<number>,
  cwd: string,
  ...args: string[]
) {
  let out = '';
  let err = '';
  const code = await command(args, {
    cwd,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

/** What `personas lint` does with these arguments in a folder. */
export function runLint(cwd: string, ...args: string[]) {
  return runCommand(lint, cwd, ...args);
}

/** The JSON report of a folder as it is on a fixed day. */
export async function report(cwd: string, ...args: string[]): Promise<Report> {
  return JSON.parse((await runLint(cwd, '--format', 'json', '--today', today, ...args)).out) as Report;
}

import { existsSync } from 'node:fs';

/** Real files that nobody in this project wrote; they lie beside the project and are not part of it. */
export const corpus = '../shared/corpus';

/** Whether a part of the corpus is here. Where it is not, says so once in a clear line. */
export function corpusHas(part: string, what: string): boolean {
  const here = existsSync(`${corpus}/${part}`);
  if (!here) process.stderr.write(`Left out: ${what}, because ${corpus}/${part} is not here.\n`);
  return here;
}

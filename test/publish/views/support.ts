import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import type { Snapshot } from '../../../server/src/publish/snapshot.js';
import { shelf, today } from '../../support/library.js';

const rondel = new URL('../../../examples/rondel/', import.meta.url);

/** The texts of the example library by their paths. */
export function rondelTexts(): Record<string, string> {
  const names = globSync('**/*.{yaml,md}', { cwd: rondel.pathname });
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(new URL(name, rondel), 'utf8')]));
}

/** A library of texts with what is found in it. */
export function judged(texts: Readonly<Record<string, string>>): Snapshot {
  const { library, files, findings } = shelf(texts);
  return { library, files: [...files].map(([name, file]) => ({ file, findings: findings(name) })), today };
}

/** What a reader reads: tags become blanks. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

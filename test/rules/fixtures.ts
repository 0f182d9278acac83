import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { parse } from '../../server/src/document/parse.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import type { PersonaFile } from '../../server/src/kinds/types.js';
import { type Config, hintFor, readConfig } from '../../server/src/library/config.js';
import { factsOf, type Library } from '../../server/src/library/library.js';
import { check } from '../../server/src/rules/engine.js';
import type { Finding, Fix } from '../../server/src/rules/types.js';

export const today = '2026-11-22';
const folder = 'test/fixtures/rules';

/** A text with a marker behind each line that some rule has to find: `# {rule-id}`, or `# {rule-id severity}`. */
export interface Fixture {
  readonly rule: string;
  readonly name: string;
  readonly text: string;
}

/** Every fixture of every rule. The name begins with `valid` where nothing must be found. */
export function fixtures(): Fixture[] {
  return readdirSync(folder).flatMap((rule) =>
    readdirSync(join(folder, rule)).map((name) => ({
      rule,
      name,
      text: readFileSync(join(folder, rule, name), 'utf8'),
    })),
  );
}

/** What a check of a text in a library of its own gives. */
export interface Checked {
  readonly file: PersonaFile;
  readonly findings: readonly Finding[];
}

/** Checks a text as the only file of its library. Comments `# file:` and `# config:` at its top set the scene. */
export function checkText(text: string): Checked {
  const name = /^# file: (\S+)/m.exec(text)?.[1] ?? 'fixture.persona.yaml';
  const config: Config = readConfig(parseYaml(/^# config: (.+)$/m.exec(text)?.[1] ?? '{}'));
  const uri = `file:///library/${name}`;
  const file = readEntities(uri, parse(text), hintFor(config, name));
  const library: Library = { root: 'file:///library', config, complete: true, entities: factsOf(file) };
  return { file, findings: check(file, library, today) };
}

/** The markers of a text as `line rule`, in the order of the text; lines count from 1. */
export function markersOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) => [...line.matchAll(/\{([a-z-]+)(?: \w+)?\}/g)].map((match) => `${index + 1} ${match[1]}`));
}

/** The findings as markers would say them. */
export function asMarkers({ file, findings }: Checked): string[] {
  return findings.map(({ rule, span }) => `${file.parsed.lines.lineAt(span.start) + 1} ${rule}`);
}

/** The text after a fix. */
export function applied(text: string, fix: Fix): string {
  return [...fix.edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end), text);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { formatOf } from '../../server/src/document/front-matter.js';
import { parse } from '../../server/src/document/parse.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import type { PersonaFile } from '../../server/src/kinds/types.js';
import { type Config, hintFor, readConfig } from '../../server/src/library/config.js';
import { check } from '../../server/src/rules/engine.js';
import type { Finding, Fix } from '../../server/src/rules/types.js';
import { libraryOf } from '../support/indexed.js';

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

/** One file of a fixture. */
interface Part {
  readonly name: string;
  readonly text: string;
  /** Where its text begins in the fixture. */
  readonly start: number;
  readonly line: number;
}

/** What a rule says, and in which file of the fixture. */
export interface Said extends Finding {
  readonly file: PersonaFile;
  readonly part: Part;
}

/** What a check of a fixture gives. */
export interface Checked {
  readonly findings: readonly Said[];
}

/**
 * Checks a text as a library of its own. Comments `# file:` and `# config:` at its top set the scene; a line
 * `# --- file: name` begins a further file.
 */
export function checkText(text: string): Checked {
  const config: Config = readConfig(parseYaml(/^# config: (.+)$/m.exec(text)?.[1] ?? '{}'));
  const files = partsOf(text).map((part) => {
    const uri = `file:///library/${part.name}`;
    return { part, file: readEntities(uri, parse(part.text, formatOf(uri)), hintFor(config, part.name)) };
  });
  const library = libraryOf(
    files.map(({ file }) => file),
    { config },
  );
  return {
    findings: files.flatMap(({ part, file }) =>
      check(file, library, today).map((finding) => ({ ...finding, file, part })),
    ),
  };
}

function partsOf(text: string): Part[] {
  const separators = [...text.matchAll(/^# --- file: (\S+)\n/gm)];
  if (separators.length === 0) return [{ name: nameOf(text), text, start: 0, line: 0 }];
  return separators.map((match, index) => {
    const start = match.index + match[0].length;
    const end = separators[index + 1]?.index ?? text.length;
    return {
      name: match[1] ?? '',
      text: text.slice(start, end),
      start,
      line: text.slice(0, start).split('\n').length - 1,
    };
  });
}

/** The name that a fixture gives its file, else one that fits its id. */
function nameOf(text: string): string {
  const id = /^id: ["']?([a-z0-9-]+)/m.exec(text)?.[1] ?? 'fixture';
  return /^# file: (\S+)/m.exec(text)?.[1] ?? `${id}.persona.yaml`;
}

/** The markers of a text as `line rule`, in the order of the text; lines count from 1. */
export function markersOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/\{([a-z0-9-]+)(?: \w+)?\}/g)].map((match) => `${index + 1} ${match[1]}`),
    );
}

/** The findings as markers would say them. */
export function asMarkers({ findings }: Checked): string[] {
  return findings.map(
    ({ rule, span, file, part }) => `${part.line + file.parsed.lines.lineAt(span.start) + 1} ${rule}`,
  );
}

/** The text of a fixture after a fix in one of its files. */
export function applied(text: string, { edits }: Fix, { start }: Part): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce(
      (result, { span, newText }) => result.slice(0, start + span.start) + newText + result.slice(start + span.end),
      text,
    );
}

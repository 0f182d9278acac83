import { formatOf } from '../document/front-matter.js';
import type { ParsedText } from '../document/parsed-text.js';
import { asMapping, asText, valueAt } from '../document/syntax.js';
import { kindOfCollection, kindOfName, kindOfSuffix } from './registry.js';
import type { Claim, Dialect, KindName } from './types.js';

/** What others say about a file: the library's config file, and the editor. */
export interface ClaimHint {
  readonly included?: { readonly kind?: KindName; readonly dialect?: Dialect; readonly glob?: string };
  readonly excluded?: boolean;
  /** Somebody set the language of the file to ours. */
  readonly language?: boolean;
}

export const configFileNames = ['personas.config.yaml', 'personas.config.yml'] as const;

/** Where a schema of ours, or the PLS one, is named: `$schema: ...` or `# yaml-language-server: $schema=...`. */
const ownSchema = /(?:^|[/\\])([a-z-]+)\.schema\.json$/;
const plsSchema = /(?:^|\/)src\/schemas?\/persona\.json$/;
const plsReference = /(?:^|\/)src\/schemas?\/reference\.json$/;
const modeline = /^\s*(?:yaml-language-server:\s*)?\$schema\s*[=:]\s*(\S+)/;

/** The last part of a URI or path. */
export function baseName(uri: string): string {
  return decodeSafely(uri.replace(/[?#].*$/, '').replace(/^.*[/\\]/, ''));
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The kind that a file's name says, `*.persona.yaml` for one; nothing for any other name. */
export function kindOfFileName(uri: string): KindName | undefined {
  const name = baseName(uri);
  if (configFileNames.some((known) => known === name)) return 'config';
  const suffix = /\.([a-z-]+)\.ya?ml$/.exec(name)?.[1];
  return suffix ? kindOfSuffix(suffix)?.name : undefined;
}

/**
 * Decides whether a file is ours, on positive evidence only (FORMAT section 1): suffix, a glob in the config file, a
 * schema modeline or `$schema`, a known `kind` with an `id` beside it at the top of a document, or a person who set the
 * language of the file.
 */
export function claim(uri: string, parsed: ParsedText, hint: ClaimHint = {}): Claim {
  if (hint.excluded) return { claimed: false, why: 'The library’s config file leaves it out (`exclude`).' };
  const markdown = formatOf(uri) === 'markdown';
  if (markdown && !parsed.documents.some(({ root }) => root))
    return { claimed: false, why: 'It does not begin with front matter between two lines of `---`.' };
  const named = kindOfFileName(uri);
  // The name says what a file holds; only the config can say in which way its personas are written.
  const dialect = named === 'persona' ? hint.included?.dialect : undefined;
  if (named) return { claimed: true, by: 'suffix', kind: named, ...(dialect ? { dialect } : {}) };
  if (hint.included) return { claimed: true, by: 'config', ...hint.included };
  if (markdown && !hint.language)
    return { claimed: false, why: 'Markdown files are served only where personas.config.yaml includes them.' };
  const found = claimByContent(parsed);
  if (found) return found;
  return hint.language ? { claimed: true, by: 'language' } : { claimed: false, why: whyNot(parsed) };
}

function claimByContent(parsed: ParsedText): Claim | undefined {
  for (const comment of parsed.comments) {
    const found = claimOfSchema(modeline.exec(comment.text)?.[1]);
    if (found) return { claimed: true, by: 'modeline', ...found };
  }
  for (const { root } of parsed.documents) {
    const found = claimOfSchema(asText(valueAt(root, '$schema')));
    // What the PLS calls a reference may also be a list of further reading.
    const isOurs = found?.kind !== 'glossary' || found.dialect !== 'pls' || valueAt(root, 'terms') !== undefined;
    if (found && isOurs) return { claimed: true, by: 'schema', ...found };
  }
  const byKind = parsed.documents.some(({ root }) => hasKnownKind(root));
  return byKind ? { claimed: true, by: 'kind' } : undefined;
}

/** Whether a document has a known `kind` and an `id` beside it. */
export function hasKnownKind(root: Parameters<typeof valueAt>[0]): boolean {
  const kind = asText(valueAt(root, 'kind'));
  return kind !== undefined && kindOfName(kind) !== undefined && valueAt(root, 'id') !== undefined;
}

function claimOfSchema(reference: string | undefined): { kind: KindName; dialect?: Dialect } | undefined {
  if (!reference) return undefined;
  if (plsSchema.test(reference)) return { kind: 'persona', dialect: 'pls' };
  if (plsReference.test(reference)) return { kind: 'glossary', dialect: 'pls' };
  const name = ownSchema.exec(reference)?.[1];
  if (name === 'pls-persona') return { kind: 'persona', dialect: 'pls' };
  if (name === 'pls-glossary') return { kind: 'glossary', dialect: 'pls' };
  const kind = name ? kindOfName(name) : undefined;
  return kind && { kind: kind.name };
}

/** Whether a `$schema` value names the PLS persona schema. */
export function namesPlsSchema(reference: string | undefined): boolean {
  const found = claimOfSchema(reference);
  return found?.kind === 'persona' && found.dialect === 'pls';
}

function whyNot(parsed: ParsedText): string {
  const kind = parsed.documents.map(({ root }) => asText(valueAt(root, 'kind'))).find((text) => text !== undefined);
  if (kind && kindOfName(kind)) return `It has \`kind: ${kind}\` but no \`id\` beside it.`;
  const collection = parsed.documents.some(({ root }) =>
    asMapping(root)?.pairs.some((pair) => kindOfCollection(String(pair.key.value))),
  );
  if (collection) return 'It may hold a collection. To have it checked, include it in personas.config.yaml.';
  return 'It has no known ending such as `.persona.yaml`, and no `kind` with an `id` at its top.';
}

/** Who reads a field: the rules and the scores say so themselves, in TypeScript, which this loads. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** @typedef {import('../../server/src/rules/types.js').RuleMeta} RuleMeta */
/** @typedef {import('../../server/src/scores/fields.js').ScoreFields} ScoreFields */
/** @typedef {{rules: readonly RuleMeta[], scores: readonly ScoreFields[]}} Readers */

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const entry = `
  import { rules as all } from './server/src/rules/registry.js';
  export { scoreFields as scores } from './server/src/scores/fields.js';
  export const rules = all.map(({ meta }) => meta);
`;

/**
 * @param {ReadonlyMap<string, string>} made generated files by their path, as they will be once they are written
 * @returns {Promise<Readers>}
 */
export async function readersOf(made) {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
    plugins: [
      {
        name: 'made',
        setup({ onLoad }) {
          onLoad({ filter: /\.schema\.json$|[\\/]generated[\\/]validators\.js$/ }, ({ path }) => {
            const contents = made.get(path.slice(root.length + 1).replaceAll('\\', '/'));
            return contents === undefined ? undefined : { contents, loader: path.endsWith('.json') ? 'json' : 'js' };
          });
        },
      },
    ],
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? '').toString('base64');
  return /** @type {Promise<Readers>} */ (import(`data:text/javascript;base64,${code}`));
}

/**
 * What reads one field of a kind, as links from a reference page.
 * @param {Readers} readers
 * @param {string} kind
 * @param {string} path of the field
 * @returns {string[]}
 */
export function readersAt({ rules, scores }, kind, path) {
  /** @param {RuleMeta['fields']} fields */
  const reads = (fields) => {
    /** @type {{[kind: string]: readonly string[]}} */
    const byKind = { ...fields };
    return byKind[kind]?.includes(path) ?? false;
  };
  return [
    ...scores.filter(({ fields }) => reads(fields)).map(scoreLink),
    ...rules.filter(({ fields }) => reads(fields)).map(ruleLink),
  ];
}

/** @param {RuleMeta} rule */
export const ruleLink = ({ id }) => `[${id}](../rules/${id}.md)`;

/** @param {ScoreFields} score */
export const scoreLink = ({ name, heading }) =>
  `[${name}](../scores.md#${heading
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-')})`;

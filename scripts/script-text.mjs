/** Scripts for browsers as text: what imports `reader.ts?script` gets it bundled with what it imports, and minified. */
import { resolve } from 'node:path';

const suffix = '?script';

/** @param {string} path of a script */
async function scriptText(path) {
  // Imported here: the build installs what is missing before it needs anything.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    minify: true,
    write: false,
    logLevel: 'warning',
    platform: 'browser',
    target: 'es2020',
    format: 'iife',
    charset: 'ascii',
  });
  return outputFiles[0]?.text ?? '';
}

/** For esbuild. @type {import('esbuild').Plugin} */
export const scriptTextForEsbuild = {
  name: 'script-text',
  setup(bundler) {
    bundler.onResolve({ filter: /\?script$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.slice(0, -suffix.length)),
      namespace: 'script-text',
    }));
    bundler.onLoad({ filter: /./, namespace: 'script-text' }, async ({ path }) => ({
      contents: await scriptText(path),
      loader: 'text',
      watchFiles: [path],
    }));
  },
};

const mark = '\0script-text:';

/** For Vite, and so for Vitest. @type {import('vitest/config').Plugin} */
export const scriptTextForVite = {
  name: 'script-text',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!source.endsWith(suffix) || importer === undefined) return null;
    return `${mark}${resolve(importer, '..', source.slice(0, -suffix.length))}.js`;
  },
  async load(id) {
    if (!id.startsWith(mark)) return null;
    return `export default ${JSON.stringify(await scriptText(id.slice(mark.length, -'.js'.length)))};`;
  },
};

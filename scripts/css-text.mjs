/** Style sheets as text: a module that imports one gets it whole, with what it imports itself, and minified. */
import { resolve } from 'node:path';

/** @param {string} path of a style sheet */
async function cssText(path) {
  // Imported here: the build installs what is missing before it needs anything.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    minify: true,
    write: false,
    logLevel: 'warning',
    loader: { '.css': 'css' },
  });
  return outputFiles[0]?.text.trim() ?? '';
}

/** For esbuild. Style sheets that are entry points, or imported by others, stay what they are. @type {import('esbuild').Plugin} */
export const cssTextForEsbuild = {
  name: 'css-text',
  setup(bundler) {
    bundler.onResolve({ filter: /\.css$/ }, ({ kind, path, resolveDir }) =>
      kind === 'import-statement' ? { path: resolve(resolveDir, path), namespace: 'css-text' } : undefined,
    );
    bundler.onLoad({ filter: /./, namespace: 'css-text' }, async ({ path }) => ({
      contents: await cssText(path),
      loader: 'text',
      watchFiles: [path],
    }));
  },
};

const mark = '\0css-text:';

/** For Vite, and so for Vitest. @type {import('vitest/config').Plugin} */
export const cssTextForVite = {
  name: 'css-text',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!source.endsWith('.css') || importer === undefined) return null;
    // Not an id that ends in `.css`: Vite would take it for its own.
    return `${mark}${resolve(importer, '..', source)}.js`;
  },
  async load(id) {
    if (!id.startsWith(mark)) return null;
    return `export default ${JSON.stringify(await cssText(id.slice(mark.length, -'.js'.length)))};`;
  },
};

import { posix } from 'node:path';
import type { SiteFiles } from '../../server/src/publish/site/site.js';

/** The text of a page of a site. */
export function pageOf(files: SiteFiles, path: string): string {
  const content = files.get(path);
  if (typeof content !== 'string') throw new Error(`${path} is no page of the site`);
  return content;
}

/** The pages of a site. */
export function pagesOf(files: SiteFiles): [path: string, html: string][] {
  return [...files].flatMap(([path, content]) =>
    path.endsWith('.html') && typeof content === 'string' ? [[path, content]] : [],
  );
}

/** Every address on the pages of a site that leads nowhere, and every anchor that is there twice. */
export function brokenLinks(files: SiteFiles): string[] {
  const anchors = new Map(pagesOf(files).map(([path, html]) => [path, idsIn(html)]));
  return pagesOf(files).flatMap(([path, html]) => {
    const ids = anchors.get(path) ?? [];
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${path}: #${id} twice`);
    const broken = [...html.matchAll(/\s(?:href|src|data-index)="([^"]*)"/g)]
      .map(([, address = '']) => address.replaceAll('&amp;', '&'))
      .filter((address) => !/^(?:https?:|data:image\/)/.test(address))
      .filter((address) => {
        const [file = '', anchor] = address.split('#');
        const target = file === '' ? path : posix.join(posix.dirname(path), file);
        return !files.has(target) || (anchor !== undefined && !anchors.get(target)?.includes(anchor));
      })
      .map((address) => `${path}: ${address}`);
    return [...twice, ...broken];
  });
}

function idsIn(html: string): string[] {
  return [...html.matchAll(/<[a-z][^<>]*\sid="([^"]*)"/g)].map(([, id = '']) => id);
}

import readerScript from '../../../../client/site/reader.ts?script';
import themeScript from '../../../../client/site/theme.ts?script';
import { pageStyle } from '../page.js';
import type { Snapshot } from '../snapshot.js';
import { entityPage } from './entity-page.js';
import { assets, framed, type NavPage } from './frame.js';
import { glossaryPage } from './glossary-page.js';
import { homePage } from './home-page.js';
import { kindPage } from './kind-page.js';
import { siteLibrary } from './library.js';
import { listPath } from './paths.js';
import { picturesOf } from './pictures.js';
import { reviewsPage } from './reviews-page.js';
import { searchIndex } from './search-index.js';
import siteStyle from './site.css';
import { siteTerms } from './terms.js';
import { viewPages } from './view-pages.js';

/** The files of a site by their paths from its folder, with `/`. */
export type SiteFiles = ReadonlyMap<string, string | Uint8Array>;

/**
 * A whole library as pages for people without an editor. The same snapshot and title give the same bytes; no page asks
 * for anything but files of the site, and each is complete without script.
 *
 * @param title what the site is called
 */
export function siteOf(snapshot: Snapshot, title: string): SiteFiles {
  const pictures = picturesOf(snapshot);
  const site = siteLibrary(snapshot, title, pictures.pictureOf);
  const terms = siteTerms(snapshot.library);
  const views = viewPages(site);
  const hasReviews = site.entries.some(({ active }) => active);
  const nav: NavPage[] = [
    ...site.lists
      .filter(({ kind }) => kind.name === 'persona')
      .map(({ kind, label }) => ({ path: listPath(kind.name), label })),
    ...views.map(({ path, label }) => ({ path, label })),
    ...(terms.length > 0 ? [{ path: 'glossary.html', label: 'Glossary' }] : []),
    ...(hasReviews ? [{ path: 'reviews.html', label: 'Reviews' }] : []),
  ];
  const files = new Map<string, string | Uint8Array>();
  files.set('index.html', homePage(site, nav));
  for (const { path, label, body } of views) files.set(path, framed({ site, nav, path, title: label, children: body }));
  if (terms.length > 0) files.set('glossary.html', glossaryPage(site, nav, terms));
  if (hasReviews) files.set('reviews.html', reviewsPage(site, nav));
  for (const list of site.lists) {
    files.set(listPath(list.kind.name), kindPage(site, nav, list));
    for (const entry of list.entries) files.set(entry.path, entityPage(site, nav, terms, list, entry));
  }
  files.set(assets.style, `${pageStyle}\n${siteStyle}\n`);
  files.set(assets.theme, themeScript);
  files.set(assets.reader, readerScript);
  files.set(assets.index, searchIndex(site, terms));
  for (const [path, bytes] of pictures.files) files.set(path, bytes);
  return files;
}

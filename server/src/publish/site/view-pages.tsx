import type { JSX } from 'preact';
import { isActive, isNegative } from '../../library/library.js';
import { Ready } from '../page.js';
import { mostCompared } from '../views/comparison.js';
import { type ViewName, viewNamed } from '../views/index.js';
import { Crumbs } from './frame.js';
import type { SiteLibrary } from './library.js';

/** A page that shows a view over the library. */
interface ViewPage {
  readonly path: string;
  readonly label: string;
  readonly body: JSX.Element;
}

const views: readonly { readonly name: ViewName; readonly path: string; readonly label: string }[] = [
  { name: 'map', path: 'map.html', label: 'Map' },
  { name: 'comparison', path: 'comparison.html', label: 'Comparison' },
  { name: 'coverage', path: 'coverage.html', label: 'Coverage' },
  { name: 'dashboard', path: 'health.html', label: 'Health' },
];

/** The views that have something to show: personas are what they are about. */
export function viewPages(site: SiteLibrary): ViewPage[] {
  const personas = site.entries.filter(({ entity }) => entity.kind === 'persona');
  if (personas.length === 0) return [];
  const hrefOf = site.pathOf;
  // The foremost, in the order of the list.
  const compared = personas
    .filter(({ entity }) => isActive(entity) && !isNegative(entity))
    .flatMap(({ entity: { id } }) => id ?? [])
    .slice(0, mostCompared);
  return views.flatMap(({ name, path, label }) => {
    if (name === 'comparison' && compared.length < 2) return [];
    const view = viewNamed(name, site.snapshot, compared, { hrefOf, libraryTitle: site.title });
    if (!view) return [];
    const body = (
      <>
        <Crumbs path={path} steps={[{ path: 'index.html', label: site.title }]} here={label} />
        <Ready html={view.html} />
      </>
    );
    return [{ path, label, body }];
  });
}

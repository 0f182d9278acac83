import type { Snapshot } from '../snapshot.js';
import { comparisonView } from './comparison.js';
import { coverageView } from './coverage.js';
import { dashboardView } from './dashboard.js';
import { mapView } from './map.js';
import type { LibraryView, View, ViewOptions } from './types.js';

/** Every view over a whole library, by name. */
const views = {
  dashboard: dashboardView,
  map: mapView,
  coverage: coverageView,
} as const satisfies Readonly<Record<string, LibraryView>>;

/** The names of the views: those over the whole library, and the one over personas that somebody chooses. */
export type ViewName = keyof typeof views | 'comparison';

/**
 * Draws a view of a library.
 *
 * @param personas ids of the personas to compare; the other views show all
 * @returns nothing for a name that no view has
 */
export function viewNamed(
  name: string,
  snapshot: Snapshot,
  personas: readonly string[] = [],
  options: ViewOptions = {},
): View | undefined {
  if (name === 'comparison') return comparisonView(snapshot, personas, options);
  return Object.hasOwn(views, name) ? views[name as keyof typeof views](snapshot, options) : undefined;
}

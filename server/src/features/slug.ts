import { baseName } from '../kinds/claim.js';
import { slugOf } from '../kinds/slug.js';

/** The ids that a name and the file's name suggest, without repeats. */
export function slugsFor(name: string | undefined, uri: string): string[] {
  const ofFile = baseName(uri).replace(/\..*$/, '');
  const slugs = [slugOf(name ?? ''), slugOf(ofFile)];
  return [...new Set(slugs.filter((slug) => slug !== ''))];
}

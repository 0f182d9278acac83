import { baseName } from '../kinds/claim.js';

/** An id made of a name: lower case, without accents, hyphens between the words; nothing where no letter is left. */
function slugOf(name: string): string | undefined {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug === '' ? undefined : slug;
}

/** The ids that a name and the file's name suggest, without repeats. */
export function slugsFor(name: string | undefined, uri: string): string[] {
  const ofFile = baseName(uri).replace(/\..*$/, '');
  const slugs = [slugOf(name ?? ''), slugOf(ofFile)];
  return [...new Set(slugs.filter((slug) => slug !== undefined))];
}

import { baseName } from '../kinds/claim.js';

/**
 * What a library is called that nobody gave a title: its folder's name in words, with a capital.
 *
 * @param root URI or path of the folder
 */
export function titleOfFolder(root: string): string {
  const name = baseName(root.replace(/\/+$/, ''))
    .replace(/[-_\s]+/g, ' ')
    .trim();
  // A drive or the root of a disk has no name.
  return name === '' || name.endsWith(':') ? 'Personas' : name.charAt(0).toUpperCase() + name.slice(1);
}

import { baseName } from '../kinds/claim.js';
import { kindOfSuffix } from '../kinds/registry.js';

/**
 * What a file is called apart from its endings: `dana` for `dana.persona.yaml` and for `dana.json`. It is the id that
 * people expect in the file.
 */
export function stemOf(uri: string): string {
  const stem = baseName(uri).replace(/\.(?:ya?ml|json|md|markdown)$/i, '');
  const suffix = /\.([a-z-]+)$/.exec(stem)?.[1];
  return suffix !== undefined && kindOfSuffix(suffix) ? stem.slice(0, -suffix.length - 1) : stem;
}

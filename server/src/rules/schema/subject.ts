import type { KindName } from '../../kinds/types.js';
import { kindInWords } from '../library/library-ids.js';

/** A whole entity as the subject of a sentence: "This user story". */
export function thisOne(kind: KindName): string {
  return kind === 'config' ? 'The config file' : `This ${kindInWords(kind)}`;
}

/** Any entity of a kind as the subject of a sentence: "A user story". */
export function anyOne(kind: KindName): string {
  if (kind === 'config') return 'The config file';
  const words = kindInWords(kind);
  return `${/^(?:[aeio]|u(?!s))/i.test(words) ? 'An' : 'A'} ${words}`;
}

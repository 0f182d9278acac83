import { locate } from '../../document/pointer.js';
import { resolve, type Span } from '../../document/syntax.js';
import type { Entity } from '../../kinds/types.js';
import type { Reference } from '../../library/links.js';
import type { RuleContext } from '../types.js';
import { idInFileCalled } from './library-ids.js';

/** A reference to an id that nothing in the library has. */
export interface Unresolved {
  readonly reference: Reference;
  readonly entity: Entity;
  readonly span: Span;
  /** The id in the file that is called as the reference says. */
  readonly inFile?: string;
}

/** The references of a file that lead nowhere; none before the library has been read. */
export function unresolved({ file, library }: RuleContext): Unresolved[] {
  if (!library.complete) return [];
  return library.links.of(file.uri).references.flatMap((reference): Unresolved[] => {
    const { kind, id, from } = reference;
    if (library.declares(kind, id)) return [];
    const entity = file.entities.find(
      ({ document, pointer }) => document === from.document && pointer === from.pointer,
    );
    const node = entity && resolve(locate(entity.node, reference.pointer)?.node);
    // What is no text breaks the schema: that is said already.
    if (!entity || node?.type !== 'scalar' || typeof node.value !== 'string' || node.value.trim() === '') return [];
    const inFile = idInFileCalled(library, kind, id);
    return [{ reference, entity, span: node.span, ...(inFile === undefined ? {} : { inFile }) }];
  });
}

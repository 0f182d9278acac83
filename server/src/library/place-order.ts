/** Where an entity stands. */
export interface EntityPlace {
  readonly uri: string;
  readonly document: number;
  /** JSON pointer from the root of the document. */
  readonly pointer: string;
}

const byNumber = new Intl.Collator('en', { numeric: true });

/** Orders places by file, then as they come in the text of a collection. */
export function comparePlaces(a: EntityPlace, b: EntityPlace): number {
  if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1;
  return a.document - b.document || byNumber.compare(a.pointer, b.pointer);
}

/** Whether two places are the same. */
export function isSamePlace(a: EntityPlace, b: EntityPlace): boolean {
  return a.uri === b.uri && a.document === b.document && a.pointer === b.pointer;
}

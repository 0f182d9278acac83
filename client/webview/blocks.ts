/** The blocks of a card that know their source line, and which of them belongs to a line. */

/** Every block that can be seen, in the order of the page. */
export function visibleBlocks(root: Element): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-line]')].filter((block) => block.checkVisibility());
}

/** The source line of a block. */
export function lineOf(block: Element): number | undefined {
  const line = Number(block.getAttribute('data-line') ?? Number.NaN);
  return Number.isInteger(line) && line >= 0 ? line : undefined;
}

/** The block that starts nearest above a line; of several on one line the first, which holds the others. */
export function blockAt(root: Element, line: number): HTMLElement | undefined {
  let best: HTMLElement | undefined;
  let bestLine = -1;
  for (const block of visibleBlocks(root)) {
    const start = lineOf(block);
    // The notes at the foot point at lines that other blocks stand for.
    if (start === undefined || start > line || start <= bestLine || block.closest('.findings')) continue;
    best = block;
    bestLine = start;
  }
  return best;
}

/** The innermost block around a place of the page. */
export function blockAround(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null) ?? undefined;
}

import { blockAt, lineOf, visibleBlocks } from './blocks.js';

/** So many pixels a block keeps from the top of the page. */
const margin = 16;
/** So long, in ms, the page may move by itself after its card was changed. */
const settling = 200;

interface Listener {
  /** The reader has scrolled to the block of a line. */
  readonly scrolled: (line: number) => void;
  /** The page has come to rest. */
  readonly ended: () => void;
}

/** Scrolls the page, and tells the reader's own scrolling from what was done here, so that the editor follows only that. */
export class Scroller {
  /** A scroll that was started here goes on. */
  #own = false;
  #quietUntil = 0;
  #isOver = false;
  #told: number | undefined;
  #waiting = false;

  constructor(
    readonly root: Element,
    readonly listener: Listener,
  ) {
    window.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    window.addEventListener('scrollend', () => {
      this.#own = false;
      listener.ended();
    });
    // Whoever takes the wheel has it.
    for (const event of ['wheel', 'touchstart', 'keydown', 'pointerdown'])
      window.addEventListener(event, () => this.#release(), { passive: true, capture: true });
    document.documentElement.addEventListener('pointerenter', () => {
      this.#isOver = true;
    });
    document.documentElement.addEventListener('pointerleave', () => {
      this.#isOver = false;
    });
  }

  /** The card changes: what moves in the next moment moves by itself. */
  hold(): void {
    this.#quietUntil = performance.now() + settling;
  }

  /** @param atOnce without a glide */
  to(top: number, atOnce = false): void {
    const most = document.documentElement.scrollHeight - window.innerHeight;
    const target = Math.max(0, Math.min(top, most));
    if (Math.abs(target - window.scrollY) < 1) return;
    this.#own = true;
    const calm = atOnce || window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    window.scrollTo({ top: target, behavior: calm ? 'instant' : 'smooth' });
  }

  /** Brings the block of a line to the top; the top of the card for the entity's first line. */
  toLine(line: number, first: number): void {
    const block = line <= first ? undefined : blockAt(this.root, line);
    this.to(block ? window.scrollY + block.getBoundingClientRect().top - margin : 0);
  }

  /** Brings a block into view if it is not. */
  intoView(block: Element): void {
    const { top, bottom, height } = block.getBoundingClientRect();
    const room = window.innerHeight;
    if (top >= 0 && bottom <= room) return;
    this.to(window.scrollY + top - (height > room ? margin : (room - height) / 2));
  }

  #release(): void {
    this.#own = false;
    this.#quietUntil = 0;
  }

  #scrolled(): void {
    const isReader = this.#isOver || document.hasFocus();
    if (this.#own || !isReader || this.#waiting || performance.now() < this.#quietUntil) return;
    this.#waiting = true;
    requestAnimationFrame(() => {
      this.#waiting = false;
      const line = this.#topLine();
      if (line === undefined || line === this.#told) return;
      this.#told = line;
      this.listener.scrolled(line);
    });
  }

  /** The line of the block that is the first to begin within the page; at its very top, the first line of all. */
  #topLine(): number | undefined {
    let best: { line: number; top: number } | undefined;
    for (const block of visibleBlocks(this.root)) {
      const line = lineOf(block);
      const { top } = block.getBoundingClientRect();
      if (line === undefined || block.closest('.findings') || (top < 0 && window.scrollY > 0)) continue;
      if (!best || top < best.top) best = { line, top };
    }
    return best?.line;
  }
}

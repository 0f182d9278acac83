import type { Entry } from '../lexicon.js';

/** A word on which two people who check the same thing can disagree. */
export interface Vague extends Entry {
  /** What has to stand before it, or behind it, where the word has plain meanings too. */
  readonly before?: RegExp;
  readonly behind?: RegExp;
}

const be =
  /\b(?:is|are|be|was|looks?|feels?|seems?|remains?|stays?|an?|very|and|with|shows?|gives?|provides?|displays?|returns?|receives?|gets?|sees?|has|have)\s+$/i;

export const vague: readonly Vague[] = [
  {
    forms: 'correctly, properly, appropriately, adequately, accordingly, sensibly, reasonably, sufficiently, suitably',
  },
  { forms: 'appropriate, adequate, reasonable, sufficient, suitable', behind: /^\s*(?!to\b)/ },
  { forms: 'as expected, as intended, as appropriate, as desired, if possible, where possible, if appropriate' },
  { forms: 'works well, work well, performs well, perform well, looks good, look good, looks nice, works fine' },
  { forms: 'gracefully, graceful, seamlessly, seamless, smoothly, smooth, robustly, robust, intuitively, intuitive' },
  { forms: 'user friendly, easy to use, easily, effortlessly, effortless, conveniently, convenient, nicely' },
  { forms: 'easy, simple, fast, quick, efficient, clear, readable, responsive', before: be, behind: notAName() },
  { forms: 'quickly, efficiently, clearly, promptly, in a timely manner, in a timely fashion, performant, optimally' },
  { forms: 'and so on, etc' },
];

/** "A clear button" is a button that clears; "a quick filter" and "a simple search" are names of things. */
function notAName(): RegExp {
  return /^(?!\s*[-]?(?:button|link|icon|filter|search|action|view|list|table|menu|form|text|cache|all|of|the|forward|track|food|win|start|reply|wash|design|layout|majority|interest))/i;
}

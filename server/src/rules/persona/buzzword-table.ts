import type { Entry } from '../lexicon.js';

/** A word that sounds good and says nothing, and the plain one. */
export interface Buzzword extends Entry {
  /** Only as a verb: leverage over a supplier is a thing that people have. */
  readonly verb?: boolean;
}

/** Ours: marketing words that guides to plain language ask to replace, kept to those that hardly ever mean anything. */
export const buzzwords: readonly Buzzword[] = [
  { forms: 'leverage', better: 'use', verb: true },
  { forms: 'leverages', better: 'uses', verb: true },
  { forms: 'leveraging', better: 'using' },
  { forms: 'leveraged', better: 'used', verb: true },
  { forms: 'utilize, utilise', better: 'use' },
  { forms: 'utilizes, utilises', better: 'uses' },
  { forms: 'utilizing, utilising', better: 'using' },
  { forms: 'seamless, frictionless', better: 'smooth' },
  { forms: 'seamlessly, frictionlessly', better: 'smoothly' },
  { forms: 'synergy, synergies', better: 'working together' },
  { forms: 'synergistic, synergise, synergize' },
  { forms: 'cutting edge, bleeding edge, state of the art, next generation, next gen', better: 'new' },
  { forms: 'best in class, best of breed, world class, industry leading, market leading', better: 'good' },
  { forms: 'game changer, game changers, paradigm shift, paradigm shifts', better: 'change' },
  { forms: 'game changing, revolutionary, groundbreaking, ground breaking' },
  { forms: 'revolutionize, revolutionise, supercharge, turbocharge', better: 'change' },
  { forms: 'revolutionizes, revolutionises, supercharges, turbocharges', better: 'changes' },
  { forms: 'actionable insights', better: 'what to do next' },
  { forms: 'low hanging fruit, low hanging fruits', better: 'what is easy' },
  { forms: 'move the needle, moves the needle, moving the needle, moved the needle' },
  { forms: 'one stop shop, one stop solution, turnkey solution, win win' },
  { forms: 'growth hacking, growth hacker, thought leader', alsoName: true },
  { forms: 'hyper personalized, hyper personalised' },
];

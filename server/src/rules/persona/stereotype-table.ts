import type { Entry } from '../lexicon.js';

/** A word that stands for what people think of a group. */
export interface Stereotype extends Entry {
  /** What to say instead, as the end of "Say ...". */
  readonly say: string;
}

const generation = 'how old they are (`age_range`), if it matters, and what they do';
const technology = 'what they do with technology: which tools, how often, and where they get stuck';
const skill = 'what they know and what they do with it';
const life = 'what they do all day and what they need';

/** Ours: words about generations, skill and family that stand for a cliché and not for anything observed. */
export const stereotypes: readonly Stereotype[] = [
  { forms: 'millennials', better: 'people born 1981 to 1996', say: generation },
  { forms: 'millennial', say: generation },
  { forms: 'gen zers, zoomers', better: 'people born after 1996', say: generation },
  { forms: 'gen z, gen y, gen x, generation z, generation y, generation x, gen zer, gen xer', say: generation },
  { forms: 'baby boomers, boomers', better: 'people born 1946 to 1964', say: generation },
  { forms: 'baby boomer, boomer', say: generation },
  { forms: 'digital natives', better: 'people who grew up with the web', say: technology },
  { forms: 'digital native, digital immigrant, digital immigrants', say: technology },
  { forms: 'tech savvy, technologically savvy, technically savvy, computer savvy, digitally savvy', say: technology },
  { forms: 'non tech savvy, not tech savvy, tech illiterate, computer illiterate, tech challenged', say: technology },
  { forms: 'technophobe, technophobes, technophobic, luddite, luddites', say: technology },
  { forms: 'gurus, ninjas, rockstars, rock stars, whiz kids', better: 'experts', say: skill, alsoName: true },
  { forms: 'guru, ninja, rockstar, rock star, whiz kid', better: 'expert', say: skill, alsoName: true },
  { forms: 'geek, geeks, nerd, nerds, geeky, nerdy', say: skill, alsoName: true },
  { forms: 'soccer mom, soccer moms, soccer mum, soccer mums, hockey mom, tiger mom, tiger moms', say: life },
  { forms: 'career woman, career women, girlboss, girl boss, mompreneur, mumpreneur', say: life },
  { forms: 'bored housewife, bored housewives, little old lady, little old ladies, cat lady', say: life },
  { forms: 'alpha male, alpha males, yuppie, yuppies, hipster, hipsters', say: life },
];

import { antiPatternsRules } from './anti-patterns/index.js';
import { icpRules } from './icp/index.js';
import { inheritanceRules } from './inheritance/index.js';
import { jtbdRules } from './jtbd/index.js';
import { libraryRules } from './library/index.js';
import { mapsRules } from './maps/index.js';
import { personaRules } from './persona/index.js';
import { schemaRules } from './schema/index.js';
import { segmentRules } from './segment/index.js';
import { storyRules } from './story/index.js';
import { suppressionRules } from './suppression/index.js';
import { syntaxRules } from './syntax/index.js';
import type { Rule } from './types.js';
import { valuesRules } from './values/index.js';

/** Every rule, in the order of the docs. A group is a folder, a rule a file in it. */
export const rules: readonly Rule[] = [
  ...syntaxRules,
  ...suppressionRules,
  ...schemaRules,
  ...valuesRules,
  ...antiPatternsRules,
  ...storyRules,
  ...mapsRules,
  ...libraryRules,
  ...inheritanceRules,
  ...personaRules,
  ...icpRules,
  ...jtbdRules,
  ...segmentRules,
];

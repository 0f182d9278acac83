import type { Rule } from '../types.js';
import { demographicsOnly } from './demographics-only.js';
import { messageDisconnect } from './message-disconnect.js';
import { noPriority } from './no-priority.js';
import { opinionBased } from './opinion-based.js';
import { staticPersona } from './static-persona.js';
import { tooManyPersonas } from './too-many-personas.js';

/** The six anti-patterns of persona work; the preset `minimal` keeps them. */
export const antiPatternsRules: readonly Rule[] = [
  opinionBased,
  tooManyPersonas,
  demographicsOnly,
  staticPersona,
  noPriority,
  messageDisconnect,
];

import type { Rule } from '../types.js';
import { alliterativeName } from './alliterative-name.js';
import { antiPersonaWithoutReason } from './anti-persona-without-reason.js';
import { buyerWithoutTrigger } from './buyer-without-trigger.js';
import { buzzword } from './buzzword.js';
import { confidenceWithoutEvidence } from './confidence-without-evidence.js';
import { criteriaUnranked } from './criteria-unranked.js';
import { exactAge } from './exact-age.js';
import { neverReviewed } from './never-reviewed.js';
import { noBehaviour } from './no-behaviour.js';
import { noContextOrTrigger } from './no-context-or-trigger.js';
import { noGoals } from './no-goals.js';
import { noPains } from './no-pains.js';
import { noQuote } from './no-quote.js';
import { notSized } from './not-sized.js';
import { notValidated } from './not-validated.js';
import { objectionWithoutRootCause } from './objection-without-root-cause.js';
import { painWithoutImpact } from './pain-without-impact.js';
import { pronounMix } from './pronoun-mix.js';
import { protoTooLong } from './proto-too-long.js';
import { quoteNotFirstPerson } from './quote-not-first-person.js';
import { quoteTooLong } from './quote-too-long.js';
import { sensitiveAttribute } from './sensitive-attribute.js';
import { smallSample } from './small-sample.js';
import { solutionInGoal } from './solution-in-goal.js';
import { stereotypeLexicon } from './stereotype-lexicon.js';
import { thinNarrative } from './thin-narrative.js';
import { tooTerseItem } from './too-terse-item.js';
import { unsourcedStatement } from './unsourced-statement.js';

/** Personas: what one is worth having for, and how it is worded. */
export const personaRules: readonly Rule[] = [
  neverReviewed,
  notValidated,
  notSized,
  noGoals,
  noPains,
  noBehaviour,
  noContextOrTrigger,
  painWithoutImpact,
  objectionWithoutRootCause,
  buyerWithoutTrigger,
  criteriaUnranked,
  unsourcedStatement,
  confidenceWithoutEvidence,
  noQuote,
  quoteNotFirstPerson,
  quoteTooLong,
  tooTerseItem,
  solutionInGoal,
  alliterativeName,
  stereotypeLexicon,
  sensitiveAttribute,
  exactAge,
  pronounMix,
  thinNarrative,
  buzzword,
  antiPersonaWithoutReason,
  protoTooLong,
  smallSample,
];

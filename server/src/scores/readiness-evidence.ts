import type { DataRecord } from '../kinds/read.js';
import type { Claim, StudyLookup } from '../library/evidence.js';
import { claimsOf, evidenceItems, highConfidence, supportOf } from '../library/evidence.js';
import type { Step } from './part.js';
import { scorePart } from './part.js';
import type { ScorePart } from './types.js';

const kind = { id: 'evidence', label: 'Evidence', max: 25, rule: 'opinion-based' };

interface Supported {
  readonly claim: Claim;
  readonly support: number;
}

/** 25 points: the mean over the claims of the best confidence that supports each. */
export function evidencePart(data: DataRecord, study: StudyLookup): ScorePart {
  const topLevel = evidenceItems(data.evidence);
  const claims = claimsOf(data).map((claim): Supported => ({ claim, support: supportOf(claim, topLevel, study) }));
  if (claims.length === 0) {
    const action = 'Add a goal or a pain point with evidence of high confidence, such as an interview study.';
    return scorePart(kind, 0, 'It makes no claim yet that evidence could support.', { action, reaches: kind.max });
  }
  const mean = claims.reduce((sum, { support }) => sum + support, 0) / claims.length;
  return scorePart(kind, kind.max * mean, why(claims, topLevel.length > 0, mean), nextStep(claims, data, study, mean));
}

function why(claims: readonly Supported[], topLevel: boolean, mean: number): string {
  const own = claims.filter(({ claim }) => claim.evidence.length > 0).length;
  const support = `on average the support is ${Math.round(mean * 100)}%.`;
  if (own === claims.length) return `Every claim has evidence of its own; ${support}`;
  const rest = topLevel ? 'take half of what the persona’s evidence gives' : 'have none';
  if (own > 0) {
    return `${own} of ${claims.length} claims ${own === 1 ? 'has evidence of its' : 'have evidence of their'} own, the others ${rest}; ${support}`;
  }
  return topLevel ? `No claim has evidence of its own, all ${rest}; ${support}` : 'No claim has any evidence.';
}

/** Whichever helps more: evidence for the weakest claim, or for the persona as a whole. */
function nextStep(claims: readonly Supported[], data: DataRecord, study: StudyLookup, mean: number): Step | undefined {
  const weakest = claims.reduce((a, b) => (b.support < a.support ? b : a));
  const worth = (more: number) => kind.max * (mean + more / claims.length);
  const forClaim = highConfidence - weakest.support;
  const best = [...evidenceItems(data.evidence), { confidence: 'high' }];
  const forAll = claims.reduce((sum, { claim, support }) => sum + supportOf(claim, best, study) - support, 0);
  if (forAll > forClaim) {
    return { action: 'Add evidence of high confidence for the persona as a whole.', reaches: worth(forAll) };
  }
  return { action: `Support ${weakest.claim.label} with evidence of high confidence.`, reaches: worth(forClaim) };
}

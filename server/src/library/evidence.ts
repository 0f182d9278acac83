import type { DataRecord } from '../kinds/read.js';
import { field, isRecord, list, number, present, record, statements, text } from '../kinds/read.js';
import { isSlug } from '../kinds/slug.js';

/** Finds a study of the library; nothing where no study has this id. */
export type StudyLookup = (id: string) => { readonly adequate: boolean } | undefined;

/** Something that a persona claims about people, and what supports it (FORMAT section 4). */
export interface Claim {
  /** JSON pointer within the persona. */
  readonly pointer: string;
  /** For people: `goal "Ship every week"`, `demographics`. */
  readonly label: string;
  /** The claim's own evidence; empty lists and mappings are none. */
  readonly evidence: readonly EvidenceItem[];
}

/** The id of a study, or a mapping. */
export type EvidenceItem = string | DataRecord;

const statementClaims = [
  ['goals', 'goal', 'goal'],
  ['pain_points', 'pain', 'pain point'],
  ['behaviours', 'behaviour', 'behaviour'],
  ['workflows', 'workflow', 'workflow'],
  ['objections', 'objection', 'objection'],
] as const;

const blockClaims = [
  ['demographics', 'demographics'],
  ['professional_context', 'professional context'],
  ['buying', 'buying'],
  ['messaging', 'messaging'],
] as const;

/**
 * The smallest sample that is practice for a method. The other methods (records, analytics, assumption ...) have no
 * practice that a sample could reach: a study by them counts as medium, unless the evidence itself says otherwise.
 */
export const samplePractice: ReadonlyMap<string, number> = new Map([
  ['customer_interviews', 10],
  ['sales_interviews', 5],
  ['customer_success_interviews', 5],
  ['win_loss', 15],
  ['survey', 100],
  ['observation', 5],
]);

/** Whether the sample of a study (or of an evidence item) reaches the practice of its method. */
export function reachesPractice(data: unknown): boolean {
  const practice = samplePractice.get(text(field(data, 'method')) ?? '');
  const sample = number(field(data, 'sample_size'));
  return practice !== undefined && sample !== undefined && sample >= practice;
}

/**
 * The evidence items of an `evidence` value: a list or a single item; what is empty or no item at all is left out. A
 * single text is the id of a study (FORMAT section 2): "we talked to users" is no id and supports nothing.
 */
export function evidenceItems(value: unknown): readonly EvidenceItem[] {
  return list(value).flatMap((item): EvidenceItem[] => {
    if (isRecord(item)) return present(item) ? [item] : [];
    const id = text(item);
    return id !== undefined && isSlug(id) ? [id] : [];
  });
}

/** Whether the evidence is a guess by its own word. */
function isGuess(item: EvidenceItem): boolean {
  return isRecord(item) && (field(item, 'inferred') === true || text(field(item, 'method')) === 'assumption');
}

export const highConfidence = 1;
const mediumConfidence = 0.7;
const confidences: ReadonlyMap<string, number> = new Map([
  ['high', highConfidence],
  ['medium', mediumConfidence],
  ['low', 0.4],
]);

/**
 * How much one item supports a claim, 0-1. A guess supports nothing; else what the item says itself; else what its
 * study is worth. An unknown study counts as medium, as evidence that does not say: a reference that dangles is the
 * fault of another rule, and the library may not be read yet.
 */
export function confidenceOf(item: EvidenceItem, study: StudyLookup): number {
  if (isGuess(item)) return 0;
  const said = isRecord(item) ? confidences.get(text(field(item, 'confidence')) ?? '') : undefined;
  if (said !== undefined) return said;
  const id = isRecord(item) ? text(field(item, 'study')) : item;
  return id !== undefined && study(id)?.adequate ? highConfidence : mediumConfidence;
}

/** The best confidence among items; 0 without any. */
export function bestConfidence(items: readonly EvidenceItem[], study: StudyLookup): number {
  return items.reduce((best, item) => Math.max(best, confidenceOf(item, study)), 0);
}

/**
 * How much a claim is supported, 0-1: by the better of its own evidence and half of what the persona's top-level
 * evidence would give, so that weak evidence of its own never takes away. A claim that is a guess by its own word is
 * supported by nothing: what stands at the top does not make it more.
 */
export function supportOf(claim: Claim, topLevel: readonly EvidenceItem[], study: StudyLookup): number {
  if (claim.evidence.length > 0 && claim.evidence.every(isGuess)) return 0;
  return Math.max(bestConfidence(claim.evidence, study), bestConfidence(topLevel, study) / 2);
}

/** The claims of a persona, in the order of the format. */
export function claimsOf(data: DataRecord): readonly Claim[] {
  const said = statementClaims.flatMap(([key, noun, label]) =>
    statements(data[key], noun).map(
      (statement): Claim => ({
        pointer: Array.isArray(data[key]) ? `/${key}/${statement.index}` : `/${key}`,
        label: `${label} “${shortened(statement.text)}”`,
        evidence: evidenceItems(field(statement.item, 'evidence')),
      }),
    ),
  );
  const blocks = blockClaims.flatMap(([key, label]): Claim[] =>
    present(data[key]) ? [{ pointer: `/${key}`, label, evidence: evidenceItems(field(data[key], 'evidence')) }] : [],
  );
  return [...said, ...blocks];
}

function shortened(said: string): string {
  const line = said.replace(/\s+/gu, ' ');
  const characters = [...line];
  return characters.length <= 60 ? line : `${characters.slice(0, 57).join('').trimEnd()}...`;
}

/** How far the claims of a persona are supported, whatever the strength. Guesses are no evidence. */
export interface EvidenceCoverage {
  readonly claims: readonly Claim[];
  /** Claims with evidence of their own. */
  readonly supported: number;
  /** `supported` of all claims, 0-1; 0 without claims. */
  readonly share: number;
  /** The persona as a whole has evidence. */
  readonly topLevel: boolean;
  /** Evidence stands anywhere in the persona, also beside what is no claim. */
  readonly anywhere: boolean;
  /** FORMAT section 7: none anywhere, or none at the top and fewer than one in so many claims carry any. */
  readonly thin: boolean;
}

/**
 * What `opinion-based` asks: how much of this persona is more than opinion.
 *
 * @param oneIn one claim in so many has to carry evidence
 */
export function evidenceCoverage(data: DataRecord, oneIn = 3): EvidenceCoverage {
  const claims = claimsOf(data);
  const supported = claims.filter((claim) => carries(claim.evidence)).length;
  const topLevel = carries(evidenceItems(data.evidence));
  const anywhere = topLevel || supported > 0 || carriesDeep(data);
  return {
    claims,
    supported,
    share: claims.length === 0 ? 0 : supported / claims.length,
    topLevel,
    anywhere,
    thin: !anywhere || (!topLevel && supported * oneIn < claims.length),
  };
}

function carries(items: readonly EvidenceItem[]): boolean {
  return items.some((item) => !isGuess(item));
}

/** Looks for `evidence` at any depth; what the team keeps under `x_` or `x-` is its own affair. */
function carriesDeep(value: unknown, depth = 0): boolean {
  if (depth > 20 || typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => carriesDeep(item, depth + 1));
  return Object.entries(record(value)).some(
    ([key, inner]) =>
      !/^x[_-]/.test(key) && ((key === 'evidence' && carries(evidenceItems(inner))) || carriesDeep(inner, depth + 1)),
  );
}

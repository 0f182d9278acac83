/**
 * One explained share of a score. Hover, code lens, card, command line and JSON report all show this and nothing else.
 */
export interface ScorePart {
  /** Stable name, such as `evidence`. */
  readonly id: string;
  /** What a reader sees, such as "Evidence". */
  readonly label: string;
  readonly points: number;
  readonly max: number;
  /** Why it has these points, in one sentence. */
  readonly why: string;
  /** What to do next and how many points that would add; absent when the part is full. */
  readonly next?: { readonly action: string; readonly gain: number };
  /** The rule that watches over it, whose page says more. */
  readonly rule?: string;
}

export type Grade = 'A' | 'B' | 'C' | 'D' | 'F';

/** Persona readiness, 0-100. */
export interface Readiness {
  readonly score: number;
  readonly grade: Grade;
  readonly parts: readonly ScorePart[];
}

export interface Tier {
  /** `1`, `2` ... or `Disqualified`. */
  readonly label: string;
  readonly action: string;
}

/** How well an account fits the ideal customer profile, 1-5. */
export interface AccountFit {
  readonly name: string;
  /** Place of the account in `accounts`. */
  readonly index: number;
  /** The lowest and the highest fit it could still have; equal when every attribute is scored. */
  readonly low: number;
  readonly high: number;
  /** Absent while missing scores leave the tier open. */
  readonly tier?: Tier;
  readonly parts: readonly FitPart[];
}

export interface FitPart {
  readonly attribute: string;
  readonly weight: number;
  /** The account's score, 1-5; absent when it was not given. */
  readonly score?: number;
  /** Share of the fit that a perfect 5 would still add. */
  readonly gain: number;
}

export type OpportunityZone = 'extreme' | 'high' | 'worth-it' | 'served' | 'over-served';

/** Outcome-driven innovation's opportunity of one outcome (Ulwick), on the 0-10 scale: 0-20. */
export interface Opportunity {
  readonly outcome: string;
  /** Place of the outcome in `outcomes`. */
  readonly index: number;
  readonly score: number;
  readonly zone: OpportunityZone;
  /** Both on the 0-10 scale. */
  readonly importance: number;
  readonly satisfaction: number;
}

import type { Range } from '../document/lines.js';
import type { PathStep } from '../document/pointer.js';
import type { Span, SyntaxProblem } from '../document/syntax.js';
import type { Entity, JsonSchema, KindName, Misfit, PersonaFile } from '../kinds/types.js';
import type { Severity } from '../library/config.js';
import type { Library } from '../library/library.js';

/** Findings are wrong or doubtful; gaps are worth having and absent (DESIGN, "Two channels"). */
export type Channel = 'finding' | 'gap';

/** Fields by kind, each as the way from the entity: `messaging.value_proposition`. */
export type Fields = Readonly<Partial<Record<KindName, readonly string[]>>>;

/** One setting of a rule, in the words of JSON Schema; docs and the schema of the config file are made from it. */
export interface RuleOption<T = unknown> {
  readonly name: string;
  /** One line for docs and completion. */
  readonly description: string;
  readonly schema: {
    readonly type: 'integer' | 'number' | 'boolean' | 'string';
    readonly minimum?: number;
    readonly maximum?: number;
  };
  readonly default: T;
}

/** What config schema, docs and reports need to know of a rule. */
export interface RuleMeta {
  readonly id: string;
  /** What it finds, in one line, for docs and completion. */
  readonly summary: string;
  readonly kinds: 'all' | readonly KindName[];
  /** The fields that it looks at, for the reference pages; absent for a rule that looks at every field. */
  readonly fields?: Fields;
  readonly severity: Severity;
  readonly channel: Channel;
  /** Its settings, each as the rule asks for it with `RuleContext.option`. */
  readonly options?: readonly RuleOption[];
  /** What the quick fix does, or nothing when there is none. */
  readonly fix?: string;
  /**
   * Which of its fixes are `safe`, in a sentence for the docs ("Writes a date as year-month-day."). A rule says it
   * exactly when it gives such fixes.
   */
  readonly safe?: string;
  /** What words the config's `vocabulary` adds under the rule's id; absent for a rule that reads none. */
  readonly vocabulary?: string;
  /** Rules that are silent at a place where this one speaks (FORMAT section 7). */
  readonly supersedes?: readonly string[];
  /**
   * Whether those that it supersedes speak where the config switches it off. Absent: who does not want to hear of a fault
   * does not want to hear of it in other words either.
   */
  readonly yieldsWhenOff?: true;
  /**
   * What the rule does about drafts and all else that is not active: nothing at all, or no more than a hint (then about
   * personas of `basis: proto` too). Absent: the same as ever. Gaps are hints there anyway. See drafts.ts.
   */
  readonly inDrafts?: 'silent' | 'hint';
  /** One of the six anti-patterns, which the preset `minimal` keeps. */
  readonly antiPattern?: boolean;
}

/** A change to the text that mends a finding. */
export interface Fix {
  readonly title: string;
  /** Changes how something is written and not what it says, so that it may be done on save, unasked. */
  readonly safe?: boolean;
  /** One of several among which only a person can choose, so that no fix of many at once takes it. */
  readonly choice?: boolean;
  readonly edits: readonly { readonly span: Span; readonly newText: string }[];
}

/** A place elsewhere that has to do with a finding. */
export interface Related {
  readonly uri: string;
  readonly range: Range;
  readonly message: string;
}

/** What mends a finding and is more than an edit of its file. */
export type Offer =
  | {
      readonly title: string;
      /** A new file; `text` is what stands in it instead of the template of its kind. */
      readonly create: { readonly kind: KindName; readonly id: string; readonly text?: string };
      /** What changes in the file of the finding along with it. */
      readonly edits?: Fix['edits'];
    }
  | { readonly title: string; readonly rename: { readonly from: string; readonly to: string } };

/** What a rule says. */
export interface Report {
  readonly message: string;
  readonly span: Span;
  readonly entity?: Entity;
  /** From the entity, or from the document where there is none; empty for the whole of it. */
  readonly pointer?: string;
  readonly document?: number;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  readonly offers?: readonly Offer[];
  readonly related?: readonly Related[];
  /** For a gap: what closing it is worth in points of the entity's score. */
  readonly gain?: number;
}

/** A report with everything that the rule does not decide itself. */
export interface Finding extends Report {
  readonly rule: string;
  readonly severity: Severity;
  readonly channel: Channel;
  /** From the root of the document. */
  readonly pointer: string;
  readonly document: number;
  readonly fixes: readonly Fix[];
}

/** One fault against a schema, unions already decided. */
export interface Violation {
  readonly keyword: string;
  readonly entity: Entity;
  /** Pointer from the entity to the value at fault; for an absent key, to the mapping that lacks it. */
  readonly pointer: string;
  /** The key that is absent or unknown. */
  readonly key?: string;
  readonly value: unknown;
  /** The schemas of the value: one, or the branches of a union. */
  readonly schemas: readonly JsonSchema[];
  /** The keyword's parameters, as ajv gives them. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** What a rule may look at. It sees no clock and no files but this one; of others, the library's facts. */
export interface RuleContext {
  readonly file: PersonaFile;
  readonly library: Library;
  /** ISO date. */
  readonly today: string;
  /** What the config says for a setting of this rule, else its default. A value of the wrong type counts as absent. */
  option<T>(option: RuleOption<T>): T;
  /** What the next steps of parts of a persona's readiness would add, in points. */
  readonly gainOf: (entity: Entity, parts: readonly string[]) => number;
  report(report: Report): void;
}

/** The places at which a rule wants to be asked. One walk over the file serves all rules. */
export interface Visitor {
  file?(): void;
  problem?(problem: SyntaxProblem): void;
  misfit?(misfit: Misfit): void;
  violation?(violation: Violation): void;
  entity?(entity: Entity): void;
  /** Every value of an entity with its pointer from the entity, parents first. */
  value?(step: PathStep, entity: Entity): void;
}

export interface Rule {
  readonly meta: RuleMeta;
  create(context: RuleContext): Visitor;
}

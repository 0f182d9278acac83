import type { ErrorObject } from 'ajv';
import type { ParsedText } from '../document/parsed-text.js';
import type { MappingNode, Span } from '../document/syntax.js';

/** Every kind of entity. The order is the order of menus and docs. */
export const kindNames = [
  'persona',
  'icp',
  'jtbd',
  'story',
  'segment',
  'persona-map',
  'empathy-map',
  'value-proposition',
  'experience-map',
  'swot',
  'pestel',
  'maturity-model',
  'study',
  'interview-guide',
  'glossary',
  'config',
] as const;
export type KindName = (typeof kindNames)[number];

/** Which of the two ways of writing a persona a document follows (FORMAT section 5). */
export type Dialect = 'native' | 'pls';

/** The part of JSON Schema (draft 2020-12) that our schemas use. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $comment?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  /** The kind whose ids a text is one of. */
  readonly 'x-reference'?: string;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
}

/** What a compiled schema says of one fault. */
export type SchemaFault = Pick<ErrorObject, 'instancePath' | 'keyword' | 'params'>;

/** A compiled schema: calls leave the faults of the last value in `errors`. */
export interface Validator {
  (data: unknown): boolean;
  errors?: SchemaFault[] | null;
}

/** A field of one kind that holds ids of another. The schema says which (`x-reference`), and nothing else does. */
export interface ReferenceField {
  /** Path of keys from the entity; `*` stands for every item of a list, or for any key of a mapping without fixed keys. */
  readonly path: readonly string[];
  readonly kind: KindName;
}

/** Everything the product knows about one kind of entity. One file a kind; the registry is made of them. */
export interface Kind {
  readonly name: KindName;
  /** For people: "Persona", "Ideal customer profile". */
  readonly label: string;
  /** The middle of `*.persona.yaml`; absent for the config file, which is known by its whole name. */
  readonly suffix?: string;
  /** The key under which a collection lists entities of this kind (FORMAT section 7). */
  readonly collectionKey?: string;
  readonly schema: JsonSchema;
  readonly validate: Validator;
  readonly references: readonly ReferenceField[];
}

/** One persona, profile, job ... at its place in a file. */
export interface Entity {
  readonly kind: KindName;
  readonly dialect: Dialect;
  /** The schema's kind, or the PLS persona's. */
  readonly schema: JsonSchema;
  readonly node: MappingNode;
  /** JSON pointer of the entity from the root of its document; empty at the root. */
  readonly pointer: string;
  /** Index of the document in the file. */
  readonly document: number;
  readonly id?: string;
  /** Where the id stands when it is the key of a mapping by id. */
  readonly idKey?: Span;
  /** `name`, or the PLS `label`. */
  readonly name?: string;
  /** The plain data of the entity; aliases expanded. Wrong types included: read it with care. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Why a file is ours, or why it is not. */
export type Claim =
  | {
      readonly claimed: true;
      readonly by: 'suffix' | 'kind' | 'config' | 'modeline' | 'schema' | 'language';
      readonly kind?: KindName;
      /** The glob of the config file that includes it. */
      readonly glob?: string;
      readonly dialect?: Dialect;
    }
  | { readonly claimed: false; readonly why: string };

/** A place where a claimed file does not have the shape of entities. */
export interface Misfit {
  readonly code:
    | 'empty'
    | 'not-a-mapping'
    | 'not-a-collection'
    | 'no-kind'
    | 'unknown-kind'
    | 'kind-mismatch'
    | 'beside-collection';
  readonly span: Span;
  readonly document: number;
  /** From the root of the document. */
  readonly pointer: string;
  /** The kind that the place holds, or should hold. */
  readonly kind?: KindName;
  /** The kind that the file's name or the config says, where the text says another. */
  readonly expected?: KindName;
  /** Whether the list around it says `expected`, and not the file. */
  readonly list?: boolean;
  /** The key of the collection that the place is about. */
  readonly collection?: string;
  /** What the text says instead of a known kind. */
  readonly found?: string;
}

/** A parsed file and the entities found in it. */
export interface PersonaFile {
  readonly uri: string;
  readonly parsed: ParsedText;
  readonly claim: Claim;
  readonly entities: readonly Entity[];
  readonly misfits: readonly Misfit[];
}

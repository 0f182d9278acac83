import { plsPersona } from '../kinds/pls.js';
import { isRecord } from '../kinds/read.js';
import { fieldSchemas, mayStand } from '../kinds/schema-walk.js';

/** Plain data of a persona. */
type PersonaData = Readonly<Record<string, unknown>>;
type Path = readonly string[];

/** Where the parts of a persona go: a key with what stands behind it, which is a part of the old one or new. */
export type Plan = Map<string, Plan | Take | Made>;
export interface Take {
  readonly take: Path;
}
export interface Made {
  readonly made: string;
}

export interface PlsOptions {
  /**
   * The persona inherits or is inherited from. Its traits stay together then: parents and children add to them where
   * they are.
   */
  readonly family?: boolean;
  /** For a file that nothing but its `kind` marks as ours: the schema that takes over. */
  readonly schema?: string;
}

/** The traits of the Persona Library System; a native persona has them under `traits`. */
const traitKeys = new Set(['segment', 'organization', 'awareness', 'adoption', 'role', 'motivations', 'strategies']);

/** Where a PLS persona keeps what only our format has a place for: its schema leaves `strategies` open. */
const shelter: Path = ['strategies', 'native'];

/** Lists that both formats know, by their PLS name under `motivations`. */
const shared: Readonly<Record<string, string>> = { goals: 'goals', dislikes: 'pain_points' };

/** Where our format keeps the `$schema` of a PLS persona, which would make it one again. */
const schemaKey = 'x-pls-schema';

/**
 * How a PLS persona becomes a native one: goals and dislikes are its goals and pain points, all other traits go under
 * `traits`.
 */
export function planToNative(data: PersonaData, { family = false }: PlsOptions = {}): Plan {
  const plan = new Planner(data);
  plan.make(['kind'], 'persona');
  plan.move(['id'], ['id']);
  plan.move(['label'], ['name']);
  for (const key of ['parent', 'narrative']) plan.move([key], [key]);
  plan.move(['$schema'], [schemaKey]);
  const sheltered = isOurs(data) ? inside(data, shelter) : {};
  for (const key of Object.keys(sheltered)) if (key !== 'traits') plan.move([...shelter, key], [key]);
  const motivations = inside(data, ['motivations']);
  for (const [from, to] of Object.entries(shared))
    if (!family && isTextList(motivations[from]) && !(`x-${from}` in motivations))
      plan.move(['motivations', from], [to]);
  if ('traits' in sheltered) plan.rest([...shelter, 'traits'], ['traits']);
  for (const key of Object.keys(data)) if (key !== 'strategies') plan.rest([key], ['traits', key]);
  plan.rest(['strategies'], ['traits', 'strategies']);
  return plan.done();
}

/** Whether what lies in the shelter came from a native persona, so that all of it can go back to its places. */
function isOurs(data: PersonaData): boolean {
  const { traits, ...others } = inside(data, shelter);
  const taken = ['kind', 'id', 'name', 'parent', 'narrative', schemaKey];
  if (taken.some((key) => key in others)) return false;
  if (traits === undefined) return true;
  const { native: _, ...strategies } = inside(data, ['strategies']);
  const present = Object.entries(data).filter(([key]) => traitKeys.has(key) && key !== 'strategies');
  const own = Object.keys(strategies).length > 0 ? [['strategies', strategies] as const] : [];
  return fitTogether(traits, Object.fromEntries([...present, ...own]));
}

/** Whether two values can be one without either losing anything. */
function fitTogether(a: unknown, b: PersonaData): boolean {
  if (Object.keys(b).length === 0) return isRecord(a);
  if (!isRecord(a) || Object.keys(a).length === 0) return false;
  return Object.entries(a).every(([key, value]) => {
    const other = b[key];
    return !(key in b) || (isRecord(other) && Object.keys(other).length > 0 && fitTogether(value, other));
  });
}

/**
 * How a native persona becomes a PLS one: its traits go to the top, and what the PLS has no place for goes where its
 * schema allows anything.
 */
export function planToPls(data: PersonaData, { schema }: PlsOptions = {}): Plan {
  const plan = new Planner(data);
  if (typeof data[schemaKey] === 'string') plan.move([schemaKey], ['$schema']);
  else if (schema !== undefined) plan.make(['$schema'], schema);
  plan.move(['id'], ['id']);
  if (typeof data.name === 'string') plan.move(['name'], ['label']);
  else plan.make(['label'], String(data.id));
  if (isTextList(data.parent)) plan.move(['parent'], ['parent']);
  if (typeof data.narrative === 'string') plan.move(['narrative'], ['narrative']);
  if (data.kind === 'persona') plan.drop(['kind']);
  const traits = inside(data, ['traits']);
  const motivations = traits.motivations ?? {};
  const filled = (value: unknown) => value === undefined || (isRecord(value) && Object.keys(value).length > 0);
  const free = filled(data.traits) && filled(traits.motivations);
  for (const [to, from] of Object.entries(shared))
    if (free && isTextList(data[from]) && isRecord(motivations) && !(to in motivations) && !(`x-${to}` in motivations))
      plan.move([from], ['motivations', to]);
  for (const key of Object.keys(data)) if (key !== 'traits') plan.rest([key], [...shelter, key]);
  for (const path of forbiddenIn(traits)) plan.rest(['traits', ...path], [...shelter, 'traits', ...path]);
  const { strategies } = traits;
  const mixes = isRecord(strategies) && Object.keys(strategies).length > 0 && !('native' in strategies);
  if (plan.done().has('strategies') && !mixes)
    plan.rest(['traits', 'strategies'], [...shelter, 'traits', 'strategies']);
  for (const key of Object.keys(traits)) plan.rest(['traits', key], [key]);
  if (Object.keys(traits).length === 0) plan.rest(['traits'], [...shelter, 'traits']);
  return plan.done();
}

/** The ways to the keys of a trait block that a PLS persona may not have. */
function forbiddenIn(value: unknown, path: Path = []): Path[] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const way = [...path, key];
    if (path.length === 0 && !traitKeys.has(key)) return [way];
    if (!mayStand(plsPersona.schema, way)) return [way];
    // Under a key that only an open mapping allows, anything may stand.
    return fieldSchemas(plsPersona.schema, way).length > 0 ? forbiddenIn(inner, way) : [];
  });
}

function inside(data: unknown, path: Path): PersonaData {
  let value = data;
  for (const key of path) value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return isRecord(value) ? value : {};
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Gathers where parts go. A part goes to one place, and where something is already, nothing is put over it. */
class Planner {
  readonly #plan: Plan = new Map();
  readonly #gone = new Set<string>();

  constructor(readonly data: PersonaData) {}

  done(): Plan {
    return this.#plan;
  }

  make(to: Path, made: string): void {
    this.#put(to, { made });
  }

  /** Leaves a part out. */
  drop(from: Path): void {
    this.#gone.add(keyOf(from));
  }

  /** Moves one part, where it is there and its place is free. */
  move(from: Path, to: Path): void {
    if (valueAt(this.data, from) === undefined || this.#isGone(from)) return;
    if (this.#put(to, { take: from })) this.#gone.add(keyOf(from));
  }

  /** Moves what has not gone elsewhere already of a part; key by key where some has, or where others are there already. */
  rest(from: Path, to: Path): void {
    const value = valueAt(this.data, from);
    if (value === undefined || this.#isGone(from)) return;
    const touched = [...this.#gone].some((gone) => gone.startsWith(`${keyOf(from)}\n`));
    if (!touched && this.#put(to, { take: from })) this.#gone.add(keyOf(from));
    else if (isRecord(value)) for (const key of Object.keys(value)) this.rest([...from, key], [...to, key]);
  }

  #isGone(from: Path): boolean {
    return from.some((_, index) => this.#gone.has(keyOf(from.slice(0, index + 1))));
  }

  /** A part that others can be put into; one that is taken as a whole is taken key by key from now on. */
  #opened(part: Plan | Take | Made | undefined): Plan | undefined {
    if (part === undefined || part instanceof Map) return part ?? new Map();
    const value = 'take' in part ? valueAt(this.data, part.take) : undefined;
    if (!('take' in part) || !isRecord(value) || Object.keys(value).length === 0) return undefined;
    return new Map(Object.keys(value).map((key) => [key, { take: [...part.take, key] }]));
  }

  #put(to: Path, part: Take | Made): boolean {
    const [last = ''] = to.slice(-1);
    let plan = this.#plan;
    for (const key of to.slice(0, -1)) {
      const inner = this.#opened(plan.get(key));
      if (!inner) return false;
      plan.set(key, inner);
      plan = inner;
    }
    if (plan.has(last)) return false;
    plan.set(last, part);
    return true;
  }
}

function keyOf(path: Path): string {
  return path.join('\n');
}

/** The value at a path of keys. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}

/** The persona that a plan makes. */
export function carriedOut(plan: Plan, data: PersonaData): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, part] of plan) {
    const value = part instanceof Map ? carriedOut(part, data) : 'take' in part ? valueAt(data, part.take) : part.made;
    Object.defineProperty(result, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return result;
}

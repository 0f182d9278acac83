import { present } from '../kinds/read.js';
import type { Body } from './bodies.js';
import { evidenceCoverage } from './evidence.js';
import { dataOf, effectivePersona } from './inheritance.js';
import type { EntityFacts, Library } from './library.js';

/** What there is about one persona. */
export interface PersonaCoverage {
  readonly uri: string;
  readonly document: number;
  readonly pointer: string;
  readonly id?: string;
  readonly name?: string;
  /** Whom not to serve: little of the rest is expected of it. */
  readonly negative: boolean;
  /** Ids of the jobs that it names or that name it. */
  readonly jobs: readonly string[];
  /** Ids of the stories told as it. */
  readonly stories: readonly string[];
  /** Whether it says what to say to it, itself or through its parents. */
  readonly messages: boolean;
  /** Whether anything supports it, itself or through its parents. */
  readonly evidence: boolean;
}

/** Who in a library is provided with what, and what is provided for nobody. */
export interface Coverage {
  /** The active personas, by file and place. */
  readonly personas: readonly PersonaCoverage[];
  /** The active jobs that no persona of the library performs. */
  readonly jobsOfNobody: readonly EntityFacts[];
  /** The active stories told as no persona of the library. */
  readonly storiesOfNobody: readonly EntityFacts[];
}

/** Which personas have jobs, stories, messages and evidence; which jobs nobody performs, and which stories nobody tells. */
export function coverageOf(library: Library): Coverage {
  const active = library.entities.filter((facts) => facts.active);
  const personas = active.filter(({ kind }) => kind === 'persona');
  const jobs = active.filter(({ kind }) => kind === 'jtbd');
  const stories = active.filter(({ kind }) => kind === 'story');
  const jobsByPersona = pairs(personas, jobs);
  const storiesByPersona = byPersona(stories);
  const ids = new Set(personas.flatMap(({ id }) => id ?? []));
  const performed = new Set([...ids].flatMap((id) => [...(jobsByPersona.get(id) ?? [])]));
  const isOfNobody = (facts: EntityFacts) => !referred(facts, 'persona').some((id) => ids.has(id));
  return {
    personas: personas.map((facts) => ({
      uri: facts.uri,
      document: facts.document,
      pointer: facts.pointer,
      ...(facts.id === undefined ? {} : { id: facts.id }),
      ...(facts.name === undefined ? {} : { name: facts.name }),
      negative: facts.persona?.negative === true,
      jobs: idsOf(jobsByPersona, facts),
      stories: idsOf(storiesByPersona, facts),
      ...saidBy(library, facts),
    })),
    jobsOfNobody: jobs.filter((facts) => isOfNobody(facts) && !(facts.id !== undefined && performed.has(facts.id))),
    storiesOfNobody: stories.filter(isOfNobody),
  };
}

function referred({ references = [] }: EntityFacts, kind: EntityFacts['kind']): string[] {
  return references.filter((reference) => reference.kind === kind).map(({ id }) => id);
}

type IdsByPersona = ReadonlyMap<string, ReadonlySet<string>>;

function idsOf(byId: IdsByPersona, { id }: EntityFacts): string[] {
  return id === undefined ? [] : [...(byId.get(id) ?? [])].sort();
}

/** Jobs by persona, whichever of the two names the other; a job has to be there. */
function pairs(personas: readonly EntityFacts[], jobs: readonly EntityFacts[]): IdsByPersona {
  const found = byPersona(jobs) as Map<string, Set<string>>;
  const known = new Set(jobs.flatMap(({ id }) => id ?? []));
  for (const persona of personas) {
    if (persona.id === undefined) continue;
    const own = found.get(persona.id) ?? new Set<string>();
    for (const job of referred(persona, 'jtbd')) if (known.has(job)) own.add(job);
    found.set(persona.id, own);
  }
  return found;
}

/** Ids of entities by the personas that they name. */
function byPersona(entities: readonly EntityFacts[]): IdsByPersona {
  const found = new Map<string, Set<string>>();
  for (const facts of entities) {
    if (facts.id === undefined) continue;
    for (const persona of referred(facts, 'persona'))
      found.set(persona, (found.get(persona) ?? new Set()).add(facts.id));
  }
  return found;
}

/** Whether a persona has messages and evidence once its parents are heard. */
function saidBy(library: Library, facts: EntityFacts): Pick<PersonaCoverage, 'messages' | 'evidence'> {
  const body = library.bodies.at(facts);
  const data = body ? effectiveData(library, body) : {};
  return { messages: present(data.messaging), evidence: evidenceCoverage(data).anywhere };
}

function effectiveData({ bodies }: Library, body: Body): Readonly<Record<string, unknown>> {
  return dataOf(effectivePersona(body, (id) => bodies.persona(id)).said);
}

import { Pass, type Step } from '../../convert/pass.js';
import { joined, Source } from '../../convert/source.js';
import { escapeSegment, locate, segmentsOf } from '../../document/pointer.js';
import { asMapping, type Span } from '../../document/syntax.js';
import type { Meaning } from '../../kinds/synonyms.js';
import { knowsId, personaIdOf } from '../../library/persona-names.js';
import { pairPlace } from '../place.js';
import type { Fix, RuleContext, Violation } from '../types.js';

/** A key that the format knows under another name or spelling, and what can be done about it. */
interface NamedKey {
  readonly key: string;
  readonly span: Span;
  readonly pointer: string;
  readonly step: Step;
  readonly fixes: readonly Fix[];
}

/** A key that the schema does not know, and the ways to ask what can be done about it. */
export interface UnknownKey {
  readonly key: string;
  readonly span: Span;
  /** From the entity to the value of the key. */
  readonly pointer: string;
  readonly meaning: Meaning | undefined;
  /** What following the meaning comes to. */
  readonly step: () => Step | undefined;
  /** What renaming it to another known key comes to. */
  readonly rename: (to: string) => Step | undefined;
}

/** Reads what is wrong with a key; nothing for faults that are not about one. */
export function unknownKeys({ file, library }: RuleContext): (violation: Violation) => UnknownKey | undefined {
  let source: Source | undefined;
  return ({ keyword, entity, pointer, key, schemas }) => {
    if (keyword !== 'additionalProperties' || key === undefined) return undefined;
    const place = pairPlace(entity, pointer, key);
    const mapping = asMapping(locate(entity.node, pointer)?.node);
    const object = schemas.find(({ additionalProperties }) => additionalProperties === false);
    if (!place || !mapping || !object) return undefined;
    source ??= new Source(file.parsed);
    const pass = new Pass(source, entity, {
      personaId: (name) => personaIdOf(library, name),
      knows: (kind, id) => knowsId(library, kind, id),
    });
    const path = pathOf(entity.data, pointer);
    return {
      key,
      span: place.key,
      pointer: `${pointer}/${escapeSegment(key)}`,
      meaning: entity.dialect === 'pls' ? undefined : pass.meaningOf(object, path, key),
      step: () => pass.stepFor(mapping, object, path, key),
      rename: (to) => pass.rename(mapping, object, path, key, to),
    };
  };
}

/** Asks of every key that the schema does not know whether it is another name, or another spelling, of one that it knows. */
export function keyNames(context: RuleContext, by: 'case' | 'synonym'): (violation: Violation) => NamedKey | undefined {
  const read = unknownKeys(context);
  return (violation) => {
    const found = read(violation);
    const step = found?.meaning?.by === by ? found.step() : undefined;
    if (!found || !step) return undefined;
    const { key, span, pointer } = found;
    return { key, span, pointer, step, fixes: fixesOf(step, by) };
  };
}

/** The way of keys to a value, `*` for the items of lists. */
function pathOf(data: unknown, pointer: string): string[] {
  let current = data;
  return segmentsOf(pointer).map((segment) => {
    const step = Array.isArray(current) ? '*' : segment;
    current = (current as Record<string, unknown> | undefined)?.[segment];
    return step;
  });
}

/** The quick fix for a key, where something can be done. */
export function fixesOf(step: Step | undefined, by: Meaning['by']): Fix[] {
  return step?.done ? [{ title: titleOf(step, by), edits: joined(step.edits) }] : [];
}

function titleOf(step: Extract<Step, { edits: unknown }>, by: Meaning['by']): string {
  const key = step.key.replace('/', '');
  if (step.done === 'merge') return `Add the items to ${key}`;
  if (step.done === 'move') return `Move it to ${key}`;
  return by === 'case' || step.edits.length === 1
    ? `Rename the key to ${key}`
    : `Make it ${key}, in the form that it takes`;
}

import { Pass, type Step } from '../../convert/pass.js';
import { joined, Source } from '../../convert/source.js';
import { escapeSegment, locate, segmentsOf } from '../../document/pointer.js';
import { asMapping, keyName, type Span } from '../../document/syntax.js';
import { nearest } from '../../kinds/nearest.js';
import { field, isRecord, present } from '../../kinds/read.js';
import { propertiesOf } from '../../kinds/schema-walk.js';
import type { Meaning } from '../../kinds/synonyms.js';
import type { Entity } from '../../kinds/types.js';
import { knowsId, personaIdOf } from '../../library/persona-names.js';
import { pairPlace } from '../place.js';
import type { Fix, Report, RuleContext, Violation, Visitor } from '../types.js';

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

/** The known key that an unknown one stands for, or but for a slip of the hand would be; nothing where none is near. */
export function meantKey({ entity, schemas, value }: Violation, { key, meaning }: UnknownKey): string | undefined {
  const free = [...propertiesOf(entity.schema, schemas).keys()].filter(
    (name) => !(isRecord(value) && Object.hasOwn(value, name)),
  );
  return meaning?.keys.find((name) => free.includes(name)) ?? nearest(key, free);
}

/**
 * Asks of a key that is absent whether it stands there under a wrong name that a fix mends. The wrong name is the fault
 * then, and the rules about names tell it.
 */
export function wrongNames(context: RuleContext): (violation: Violation) => boolean {
  const read = unknownKeys(context);
  return (violation) => {
    // Of a PLS document all is told that its own validator tells.
    if (violation.entity.dialect === 'pls') return false;
    const mapping = asMapping(locate(violation.entity.node, violation.pointer)?.node);
    return (mapping?.pairs ?? []).some((pair) => {
      const key = keyName(pair);
      // A key that says nothing stands for nothing.
      const isOther = !isKnown(violation, key) && present(field(violation.value, key));
      const found = isOther ? read({ ...violation, keyword: 'additionalProperties', key }) : undefined;
      const near = found && meantKey(violation, found);
      const step = found?.meaning ? found.step() : near === undefined ? undefined : found?.rename(near);
      return step?.done !== false && step?.key === violation.key;
    });
  };
}

function isKnown({ entity, schemas }: Violation, key: string): boolean {
  return propertiesOf(entity.schema, schemas).has(key) || /^x[-_]/.test(key);
}

/** How much a wrong name matters: what stands under it is not read, and where it is always needed, nothing is left. */
function loudnessOf({ schemas }: Violation, step: Step): { severity?: 'warning' } {
  return step.done && schemas.some(({ required }) => required?.includes(step.key)) ? { severity: 'warning' } : {};
}

/** Asks of every key that the schema does not know whether it is another name, or another spelling, of one that it knows. */
function keyNames(context: RuleContext, by: 'case' | 'synonym'): (violation: Violation) => NamedKey | undefined {
  const read = unknownKeys(context);
  return (violation) => {
    const found = read(violation);
    const step = found?.meaning?.by === by ? found.step() : undefined;
    if (!found || !step) return undefined;
    const { key, span, pointer } = found;
    return { key, span, pointer, step, fixes: fixesOf(step, by) };
  };
}

/** Reports every such key; how it is said is up to the rule. */
export function tellNames(
  context: RuleContext,
  by: 'case' | 'synonym',
  say: (found: NamedKey, entity: Entity) => Pick<Report, 'message' | 'severity' | 'fixes'>,
): Visitor {
  const named = keyNames(context, by);
  return {
    violation(violation) {
      const found = named(violation);
      if (!found) return;
      const { span, pointer, step, fixes } = found;
      const { entity } = violation;
      context.report({ span, entity, pointer, fixes, ...loudnessOf(violation, step), ...say(found, entity) });
    },
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

import { join, locate } from '../../document/pointer.js';
import { plsPersona } from '../../kinds/pls.js';
import { enumValuesOf, fieldSchemas } from '../../kinds/schema-walk.js';
import type { Entity, PersonaFile } from '../../kinds/types.js';
import { effectiveIn } from '../../library/effective.js';
import { leafAt } from '../../library/inheritance.js';
import { idPlace } from '../library/duplicate-id.js';
import { inPlaceOf } from '../rewriting.js';
import type { Fix, Rule } from '../types.js';
import { listed } from '../words.js';
import { isWritten } from './inherited-places.js';

/** The traits of which the PLS makes ids: field of work, standing, stage, and what kind of organisation it is. */
const traits: readonly (readonly string[])[] = [
  ['role', 'function'],
  ['role', 'level'],
  ['role', 'experience'],
  ['adoption', 'curve'],
  ['awareness', 'status'],
  ['organization', 'gtm'],
  ['organization', 'maturity'],
];

/** The traits that a part of an id can mean: `lead` a level of the role, or a standing with us. */
function traitsOf(token: string): readonly (readonly string[])[] {
  return traits.filter((path) => valuesOf(path).includes(token));
}

function valuesOf(path: readonly string[]): string[] {
  const { schema } = plsPersona;
  return enumValuesOf(schema, fieldSchemas(schema, path)).flatMap(({ value }) =>
    typeof value === 'string' && value !== '*' ? [value] : [],
  );
}

export const idTraitDisagree: Rule = {
  meta: {
    id: 'id-trait-disagree',
    summary: 'A part of the id is the value of a trait, and the trait says something else.',
    kinds: ['persona'],
    fields: { persona: ['id', 'traits'] },
    severity: 'warning',
    channel: 'finding',
    fix: 'Changes the trait to what the id says.',
  },
  create: ({ file, library, report }) => ({
    entity(entity) {
      const { id, dialect } = entity;
      if (!library.complete || id === undefined) return;
      const base = dialect === 'pls' ? [] : ['traits'];
      if (dialect === 'native' && entity.data.traits === undefined && entity.data.parent === undefined) return;
      const { said } = effectiveIn(library, file.uri, entity);
      const traitAt = (path: readonly string[]) => leafAt(said, [...base, ...path])?.value;
      for (const token of new Set(id.split('-'))) {
        const stated = traitsOf(token).filter((path) => typeof traitAt(path) === 'string');
        if (stated.length === 0 || stated.some((path) => traitAt(path) === token)) continue;
        if (traitAt(['segment']) === token) continue;
        const others = stated.map((path) => `\`${path.join('.')}\` is \`${String(traitAt(path))}\``);
        report({
          message: `The id says \`${token}\`, but ${listed(others, 'and')}. Change the trait, or the id, so that they agree.`,
          span: idPlace(file, entity),
          entity,
          pointer: '/id',
          fixes: stated.flatMap((path) => fixFor(file, entity, [...base, ...path], token)),
        });
      }
    },
  }),
};

function fixFor(file: PersonaFile, entity: Entity, path: readonly string[], token: string): Fix[] {
  const node = isWritten(entity, path) ? locate(entity.node, join('', ...path))?.node : undefined;
  if (node?.type !== 'scalar') return [];
  return [{ title: `Change ${path.slice(-2).join('.')} to ${token}`, edits: [inPlaceOf(file, node.span, token)] }];
}

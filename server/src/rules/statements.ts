import { locate } from '../document/pointer.js';
import type { ScalarNode } from '../document/syntax.js';
import { isRecord, type Statement, statements, text } from '../kinds/read.js';
import type { Entity } from '../kinds/types.js';

/** A list of statements: the way of keys to it, and what an item calls its text. */
export interface StatementList {
  readonly path: readonly string[];
  readonly noun: string;
}

/** A statement and where it stands. */
export interface PlacedStatement extends Statement {
  readonly list: StatementList;
  /** From the entity to the text itself. */
  readonly pointer: string;
  readonly node: ScalarNode;
}

/** What a persona wants and what hurts it. */
export const goalsAndPains: readonly StatementList[] = [
  { path: ['goals'], noun: 'goal' },
  { path: ['pain_points'], noun: 'pain' },
];

/** The statements of some lists of an entity, each with the text in the file; those behind an alias are left out. */
export function placedStatements({ data, node }: Entity, lists: readonly StatementList[]): PlacedStatement[] {
  return lists.flatMap((list) => {
    const value = list.path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), data);
    return statements(value, list.noun).flatMap((statement): PlacedStatement[] => {
      const item = Array.isArray(value) ? `/${list.path.join('/')}/${statement.index}` : `/${list.path.join('/')}`;
      const pointer = isRecord(statement.item) ? `${item}/${list.noun}` : item;
      const found = locate(node, pointer)?.node;
      return found?.type === 'scalar' ? [{ ...statement, list, pointer, node: found }] : [];
    });
  });
}

/** Whether a persona is out of use, so that nobody works on its words any more. */
export function isRetired({ data }: Entity): boolean {
  const status = text(data.status);
  return status === 'deprecated' || status === 'retired';
}

import type { Data } from '../../document/data.js';
import { insertPairs } from '../../document/edits.js';
import { join, locate } from '../../document/pointer.js';
import type { Entity, PersonaFile } from '../../kinds/types.js';
import { effectiveIn } from '../../library/effective.js';
import { type EffectivePersona, leavesOf } from '../../library/inheritance.js';
import { asChoices } from '../choices.js';
import { relatedTo } from '../library/library-ids.js';
import { absentPlace } from '../place.js';
import type { Fix, Rule } from '../types.js';
import { listed } from '../words.js';
import { declarationsOf, mappingAt, saysSomething, type View, viewsOf } from './inherited-places.js';

export const multiParentConflict: Rule = {
  meta: {
    id: 'multi-parent-conflict',
    summary: 'Parents disagree about something, and the persona leaves it open.',
    kinds: ['persona'],
    fields: { persona: ['parent'] },
    severity: 'warning',
    channel: 'finding',
    fix: 'Writes down what one of the parents says.',
  },
  create: ({ file, library, report }) => ({
    entity(entity) {
      if (!library.complete || entity.data.parent === undefined) return;
      const effective = effectiveIn(library, file.uri, entity);
      if (effective.fromParents.length < 2) return;
      for (const path of open(effective, entity)) {
        const views = viewsOf(effective, path);
        const last = views.at(-1);
        if (views.length < 2 || !last) continue;
        const holder = deepestMapping(entity, path.slice(0, -1));
        const name = path.join('.');
        report({
          message: `Its parents disagree about \`${name}\`: ${said(views)}. As long as this persona says nothing itself, ${whoOf(last)} counts, because it is named last.`,
          span: absentPlace(entity, join('', ...holder)),
          entity,
          pointer: join('', ...holder),
          fixes: asChoices(views.toReversed().flatMap((view) => fixFor(file, entity, path, holder, view))),
          ...relatedTo(
            declarationsOf(
              library,
              views.map(({ parent }) => parent),
            ),
            ({ id }) => `\`${id}\` says something about it`,
          ),
        });
      }
    },
  }),
};

/** What parents speak about and the persona itself does not, neither with the key nor by adding to it. */
function open({ fromParents }: EffectivePersona, entity: Entity): readonly (readonly string[])[] {
  const paths = new Map<string, readonly string[]>();
  for (const { said } of fromParents) for (const { path, pointer } of leavesOf(said)) paths.set(pointer, path);
  return [...paths.values()].filter((path) => {
    const key = path.at(-1) ?? '';
    return !isSaid(entity, path) && !isSaid(entity, [...path.slice(0, -1), `x-${key}`]);
  });
}

/** Whether the persona says something at a path, or at one of the steps towards it. */
function isSaid({ data }: Entity, path: readonly string[]): boolean {
  let value: unknown = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return saysSomething(value);
    if (!Object.hasOwn(value, key)) return false;
    value = (value as Record<string, unknown>)[key];
  }
  return Array.isArray(value) || saysSomething(value);
}

/** The way to the last mapping towards a path that the persona has. */
function deepestMapping(entity: Entity, path: readonly string[]): readonly string[] {
  let length = path.length;
  while (length > 0 && !mappingAt(entity, path.slice(0, length))) length--;
  return path.slice(0, length);
}

function said(views: readonly View[]): string {
  return listed(
    views.map(({ value, parent }) => {
      const who = `\`${parent.id ?? parent.name ?? ''}\``;
      if (Array.isArray(value)) return `${who} has ${value.length === 1 ? 'one entry' : `${value.length} entries`}`;
      const text = typeof value === 'string' && value.length > 40 ? `${value.slice(0, 39)}…` : String(value);
      return `${who} says \`${text}\``;
    }),
    'and',
  );
}

function whoOf({ parent }: View): string {
  return `\`${parent.id ?? parent.name ?? 'the last one'}\``;
}

function fixFor(
  file: PersonaFile,
  entity: Entity,
  path: readonly string[],
  holder: readonly string[],
  { value, parent }: View,
): Fix[] {
  const mapping = mappingAt(entity, holder);
  const [key, ...inner] = path.slice(holder.length);
  // A key that stands there without a value would stand there twice.
  if (!mapping || mapping.anchor !== undefined || key === undefined) return [];
  if (locate(entity.node, join('', ...holder, key))) return [];
  const nested = inner.reduceRight<Data>((data, step) => ({ [step]: data }), value as Data);
  const edit = insertPairs(file.parsed, mapping, [[key, nested]]);
  const what =
    typeof value === 'string' && value.length <= 40
      ? `${path.at(-1)}: ${value}`
      : `what ${parent.id ?? parent.name} says`;
  return [{ title: `Write ${what}`, edits: [edit] }];
}

import { nameOf } from '../cards/header.js';
import { field, number, text } from '../kinds/read.js';
import type { Entity } from '../kinds/types.js';
import { withInherited } from '../library/effective.js';
import { tierOf } from '../library/facts.js';
import { isActive, isNegative } from '../library/library.js';
import { type LibraryHealth, libraryHealth } from '../scores/health.js';
import { ofKind, type Shown, type Snapshot } from './snapshot.js';

/** A persona as far as pages over a library need it, with what it inherits. */
export interface Person extends Shown {
  /** With what it inherits. */
  readonly effective: Entity;
  readonly id?: string;
  /** What it is called, whatever it says. */
  readonly name: string;
  readonly role?: string;
  /** What an `img` may show. */
  readonly picture?: string;
  readonly active: boolean;
  /** Whom we do not serve. */
  readonly negative: boolean;
  /** The tier that its `priority` gives: 1, 2 or 3. */
  readonly tier?: number;
  /** How many people it stands for. */
  readonly people?: number;
  /** The share of revenue that it brings, 0-1. */
  readonly revenue?: number;
}

/** The personas of a library, in the order of its files. */
export function peopleOf({ library, pictureOf }: Snapshot, shown: readonly Shown[]): Person[] {
  return ofKind(shown, 'persona').map((one): Person => {
    const { entity, file } = one;
    const effective = withInherited(library, file.uri, entity) ?? entity;
    const { priority, size, role } = effective.data;
    const image = text(entity.data.image);
    return {
      ...one,
      effective,
      ...(entity.id === undefined ? {} : { id: entity.id }),
      name: nameOf(entity),
      ...known('role', text(role)),
      ...known('picture', image === undefined ? undefined : pictureOf?.(file.uri, image)),
      active: isActive(entity),
      negative: isNegative(entity),
      ...known('tier', tierOf(priority)),
      ...known('people', positive(field(size, 'people'))),
      ...known('revenue', positive(field(priority, 'revenue_share'))),
    };
  });
}

function known<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]: Value });
}

function positive(value: unknown): number | undefined {
  const found = number(value);
  return found !== undefined && found > 0 ? found : undefined;
}

/** The health of a library (FORMAT section 4); nothing where no active persona has a readiness. */
export function healthOf({ files }: Pick<Snapshot, 'files'>, people: readonly Person[]): LibraryHealth | undefined {
  const errors = files.flatMap(({ findings }) => findings).filter(isError).length;
  const scored = people.flatMap(({ active, id, entity, tier, scores: { readiness } }) =>
    active && readiness
      ? [{ ...known('id', id), ...known('name', entity.name), ...known('tier', tier), readiness: readiness.score }]
      : [],
  );
  return libraryHealth(scored, errors);
}

function isError({ severity, channel }: Snapshot['files'][number]['findings'][number]): boolean {
  return severity === 'error' && channel === 'finding';
}

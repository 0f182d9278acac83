import type { Body } from './bodies.js';

/** From whom a persona inherits, however far back. */
export interface Ancestry {
  /** The persona and its ancestors; each stands behind all those it inherits from. */
  readonly eldestFirst: readonly Body[];
  /** The parents from whom one of them inherits, from left to right: those that exist and do not lead back to it. */
  parentsOf(body: Body): readonly Body[];
  /** The parents that a persona names and that do not exist. */
  readonly missing: readonly string[];
  /** The way from the persona back to itself, by ids, both ends included; nothing where there is none. */
  cycleThrough(parent: string): readonly string[] | undefined;
}

/**
 * Follows the parents of a persona. An id is one persona: the persona itself for its own, else the one that `find`
 * gives. Parents that lead back to who names them give nothing, whoever asks.
 */
export function ancestryOf(self: Body, find: (id: string) => Body | undefined): Ancestry {
  const bodies = new Map<string, Body | undefined>();
  const lookUp = (id: string): Body | undefined => {
    if (id === self.id) return self;
    if (!bodies.has(id)) bodies.set(id, find(id));
    return bodies.get(id);
  };
  const named = (body: Body): readonly Body[] => body.parents.flatMap((id) => lookUp(id) ?? []);
  const { order, groupOf } = stronglyConnected(self, named);
  return {
    eldestFirst: order,
    parentsOf: (body) => named(body).filter((parent) => groupOf.get(parent) !== groupOf.get(body)),
    missing: self.parents.filter((id) => lookUp(id) === undefined),
    cycleThrough: (id) => {
      const parent = lookUp(id);
      if (!parent || groupOf.get(parent) !== groupOf.get(self)) return undefined;
      return wayBack(self, parent, named);
    },
  };
}

/**
 * Tarjan's algorithm, without recursion: the nodes that can be reached, each behind all that it leads to, and the
 * group of nodes that lead to each other.
 */
function stronglyConnected(
  start: Body,
  next: (body: Body) => readonly Body[],
): { order: Body[]; groupOf: ReadonlyMap<Body, number> } {
  const order: Body[] = [];
  const groupOf = new Map<Body, number>();
  const found = new Map<Body, number>();
  const lowest = new Map<Body, number>();
  const open: Body[] = [];
  const work: { body: Body; todo: Body[] }[] = [];
  const enter = (body: Body) => {
    found.set(body, found.size);
    lowest.set(body, found.size - 1);
    open.push(body);
    work.push({ body, todo: [...next(body)].reverse() });
  };
  const lower = (body: Body, to: number) => lowest.set(body, Math.min(lowest.get(body) ?? to, to));
  enter(start);
  for (let step = work.at(-1); step; step = work.at(-1)) {
    const { body, todo } = step;
    const child = todo.pop();
    if (child) {
      const number = found.get(child);
      if (number === undefined) enter(child);
      else if (!groupOf.has(child)) lower(body, number);
      continue;
    }
    work.pop();
    const low = lowest.get(body) ?? 0;
    const above = work.at(-1);
    if (above) lower(above.body, low);
    if (low !== found.get(body)) continue;
    const group = open.splice(open.lastIndexOf(body));
    for (const member of group) groupOf.set(member, low);
    order.push(...group.reverse());
  }
  return { order, groupOf };
}

/** The shortest way from a parent back to the persona that names it. */
function wayBack(self: Body, parent: Body, next: (body: Body) => readonly Body[]): string[] {
  const before = new Map<Body, Body | undefined>([[parent, undefined]]);
  const queue = [parent];
  for (let body = queue.shift(); body && body !== self; body = queue.shift()) {
    for (const other of next(body)) {
      if (before.has(other)) continue;
      before.set(other, body);
      queue.push(other);
    }
  }
  const way: string[] = [];
  for (let body: Body | undefined = self; body; body = before.get(body)) way.unshift(body.id ?? '');
  return [self.id ?? '', ...way];
}

import { kindOf, kinds } from '../kinds/registry.js';
import type { KindName } from '../kinds/types.js';
import type { EntityFacts, Library } from '../library/library.js';
import type { TreeEntity, TreeKind, TreeLibrary } from '../protocol.js';
import { entitiesOf, type Shown, type Snapshot } from './snapshot.js';
import { titleOfFolder } from './title.js';

/**
 * A library as a tree of kinds and entities.
 *
 * @param snapshot what was judged of it; without one, the tree says who there is and no more
 */
export function treeOf(library: Library, snapshot?: Snapshot): TreeLibrary {
  const judged = new Map(
    (snapshot ? entitiesOf(snapshot) : []).map((shown) => [placeKey(shown.file.uri, shown.entity), shown]),
  );
  const byKind = new Map<KindName, EntityFacts[]>();
  for (const facts of library.entities) byKind.set(facts.kind, [...(byKind.get(facts.kind) ?? []), facts]);
  return {
    root: library.root,
    name: titleOfFolder(library.root),
    kinds: kinds.flatMap(({ name }): TreeKind[] => {
      const all = byKind.get(name);
      if (!all) return [];
      const entities = all.map((facts) => entityOf(library, facts, judged.get(placeKey(facts.uri, facts))));
      return [{ kind: name, label: kindOf(name).label, entities: entities.toSorted(byName) }];
    }),
  };
}

function placeKey(uri: string, { document, pointer }: Pick<EntityFacts, 'document' | 'pointer'>): string {
  return `${document} ${pointer} ${uri}`;
}

function entityOf(library: Library, facts: EntityFacts, shown: Shown | undefined): TreeEntity {
  const { uri, kind, id, name, active, persona } = facts;
  const declaration = library.links
    .of(uri)
    .declarations.find(({ document, pointer }) => document === facts.document && pointer === facts.pointer);
  return {
    kind,
    name: name ?? id ?? 'Unnamed',
    uri,
    position: declaration?.range.start ?? shown?.file.parsed.lines.range(shown.entity.node.span).start ?? atStart,
    ...(id === undefined ? {} : { id }),
    ...(active ? {} : { inactive: true }),
    ...(persona?.negative ? { negative: true } : {}),
    ...(shown ? judgementOf(shown) : {}),
  };
}

const atStart = { line: 0, character: 0 };

function judgementOf({ entity, findings, scores: { readiness } }: Shown): Partial<TreeEntity> {
  const own = findings.filter((finding) => finding.entity === entity);
  return {
    ...(readiness ? { readiness: Math.round(readiness.score), grade: readiness.grade } : {}),
    gaps: own.filter(({ channel }) => channel === 'gap').length,
    findings: own.filter(({ channel }) => channel === 'finding').length,
  };
}

function byName(a: TreeEntity, b: TreeEntity): number {
  return a.name.localeCompare(b.name, 'en') || (a.uri < b.uri ? -1 : 1);
}

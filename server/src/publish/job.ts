import type { CardLayout, CardModel } from '../cards/types.js';
import { cardModel } from '../features/card.js';
import type { KindName } from '../kinds/types.js';
import { kindNames } from '../kinds/types.js';
import { entitiesOf, type Shown, type Snapshot } from './snapshot.js';

/** What is to be exported, and how. */
export interface ExportJob {
  readonly snapshot: Snapshot;
  /** The entities to export, in the order of the result. */
  readonly entities: readonly Shown[];
  /** What the whole is called. */
  readonly title: string;
  /** `auto`: as whoever looks at it prefers; pictures are light then. */
  readonly theme: 'auto' | 'light' | 'dark';
  readonly layout: CardLayout;
  /** Show personas with what they inherit. */
  readonly effective: boolean;
  /** A file as people name it: relative, with `/`. */
  readonly pathOf: (uri: string) => string;
}

/** Everything in a library in the order of exports: by kind, then by id, then by place. It stays when files move. */
export function inOrder(snapshot: Snapshot): Shown[] {
  const place = ({ entity }: Shown) => kindNames.indexOf(entity.kind);
  const key = ({ entity, file }: Shown) => [entity.id ?? entity.name ?? '', file.uri, entity.pointer];
  return entitiesOf(snapshot).sort((a, b) => {
    if (place(a) !== place(b)) return place(a) - place(b);
    const [left, right] = [key(a), key(b)];
    const at = left.findIndex((part, index) => part !== right[index]);
    if (at < 0) return a.entity.document - b.entity.document;
    return (left[at] ?? '') < (right[at] ?? '') ? -1 : 1;
  });
}

/**
 * What the card of an entity is made of.
 *
 * @param hrefOf where whom it refers to is shown
 */
export function modelIn(
  { snapshot, effective }: ExportJob,
  { file, entity, scores }: Shown,
  hrefOf?: (kind: KindName, id: string) => string | undefined,
): CardModel {
  const { library, today, pictureOf } = snapshot;
  const model = cardModel({
    file,
    library,
    entity,
    scores,
    effective,
    today,
    // Faults are for those who write, not for those who read what was published.
    findings: [],
    ...(hrefOf ? { hrefOf } : {}),
    ...(pictureOf ? { pictureOf: (source: string) => pictureOf(file.uri, source) } : {}),
  });
  // Lines of a source that readers do not have.
  return { ...model, lineOf: () => undefined };
}

/** An anchor for each entity of a job, and where an id leads within it: to the first that has it. */
export class Anchors {
  readonly #byEntity = new Map<Shown, string>();
  readonly #byId = new Map<string, string>();

  constructor(entities: readonly Shown[]) {
    const taken = new Set<string>();
    for (const shown of entities) {
      const { kind, id, name } = shown.entity;
      const wanted = `${kind}-${slugOf(id ?? name ?? 'unnamed')}`;
      let anchor = wanted;
      for (let turn = 2; taken.has(anchor); turn++) anchor = `${wanted}-${turn}`;
      taken.add(anchor);
      this.#byEntity.set(shown, anchor);
      const key = `${kind} ${id}`;
      if (id !== undefined && !this.#byId.has(key)) this.#byId.set(key, anchor);
    }
  }

  of(shown: Shown): string {
    return this.#byEntity.get(shown) ?? '';
  }

  readonly hrefOf = (kind: KindName, id: string): string | undefined => {
    const anchor = this.#byId.get(`${kind} ${id}`);
    return anchor === undefined ? undefined : `#${anchor}`;
  };
}

/** A name as part of an anchor or of a file name. Whatever it held, it holds letters of ASCII, digits and hyphens now. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  return plain === '' ? 'unnamed' : plain;
}

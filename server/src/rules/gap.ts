import type { Data } from '../document/data.js';
import { present } from '../kinds/read.js';
import type { Entity, KindName } from '../kinds/types.js';
import { withInherited } from '../library/effective.js';
import { isNegative } from '../library/library.js';
import { anchorSpan } from '../library/place.js';
import { worthOf } from '../scores/readiness-actionable.js';
import type { Rule, RuleMeta } from './types.js';
import { fillIn } from './unread.js';

/** A gap rule of the plain kind: a key that is worth having is absent. */
export interface AbsentKey {
  readonly meta: RuleMeta & { readonly kinds: readonly KindName[] };
  readonly key: string;
  readonly message: string;
  /** What the quick fix writes. */
  readonly template: (today: string) => Data;
  /** The parts of readiness that close with the gap. */
  readonly parts: readonly string[];
  /** Whether the gap counts for this entity; absent: for every entity of the kinds. */
  readonly counts?: (entity: Entity) => boolean;
  /** Whether the data is there; absent: when the key holds something. */
  readonly met?: (entity: Entity) => boolean;
}

/** Makes the rule. Negative and misuse personas, and the PLS dialect, have nothing to gain. */
export function absentKeyRule({ meta, key, message, template, parts, counts, met }: AbsentKey): Rule {
  return {
    meta: { ...meta, channel: 'gap', fields: Object.fromEntries(meta.kinds.map((kind) => [kind, [key]])) },
    create: ({ file, library, today, gainOf, report }) => ({
      entity(entity) {
        const heard = withInherited(library, file.uri, entity);
        if (!heard || entity.dialect === 'pls' || isNegative(heard) || counts?.(heard) === false) return;
        if (met ? met(heard) : present(heard.data[key])) return;
        const gain = gainOf(entity, parts) + (worthOf(heard.data, meta.id) ?? 0);
        const fixes = Object.hasOwn(entity.data, key)
          ? []
          : fillIn(`Add ${key} to fill in`, file.parsed, entity.node, [[key, template(today)]]);
        report({ message, span: anchorSpan(entity), entity, gain, fixes });
      },
    }),
  };
}

import { locate } from '../document/pointer.js';
import { present, text } from '../kinds/read.js';
import { propertiesOf } from '../kinds/schema-walk.js';
import { meaningOf } from '../kinds/synonyms.js';
import type { Entity } from '../kinds/types.js';
import { withInherited } from '../library/effective.js';
import { isNegative } from '../library/library.js';
import { anchorSpan } from '../library/place.js';
import { absentPlace } from './place.js';
import type { Fix, Rule, RuleContext, RuleMeta } from './types.js';
import { listed } from './words.js';

/** What an entity lacks: all that one rule misses, in one report. */
export interface Lack {
  readonly message: string;
  /** From the entity to what is there and lacks something; absent for the entity itself. */
  readonly pointer?: string;
  /** Points of the entity's score. */
  readonly gain?: number;
  readonly fixes?: readonly Fix[];
}

/**
 * Makes a gap rule that says at most one thing of an entity. PLS personas have fields of their own, negative and misuse
 * personas are not worked for, and nobody completes what is on its way out.
 *
 * @param find is given the entity, and as `heard` the same with all that it inherits
 */
export function lackingRule(
  meta: Omit<RuleMeta, 'channel'>,
  find: (entity: Entity, context: RuleContext, heard: Entity) => Lack | undefined,
): Rule {
  return {
    meta: { ...meta, channel: 'gap' },
    create: (context) => ({
      entity(entity) {
        const status = text(entity.data.status);
        if (entity.dialect === 'pls' || status === 'deprecated' || status === 'retired') return;
        // A parent that has not been read yet may give what seems to be lacking.
        const heard = withInherited(context.library, context.file.uri, entity);
        if (!heard || isNegative(heard)) return;
        const lack = find(entity, context, heard);
        if (!lack || isNamedOtherwise(entity, meta.fields?.[entity.kind] ?? [])) return;
        const { pointer = '' } = lack;
        const there = pointer !== '' && locate(entity.node, pointer);
        const span = there ? absentPlace(entity, pointer) : anchorSpan(entity);
        context.report({ ...lack, span, entity, pointer: there ? pointer : '' });
      },
    }),
  };
}

/**
 * Whether a field stands there under a name that the format does not use: `synonym-key` says what it should be called,
 * and nothing is missing.
 */
function isNamedOtherwise({ kind, schema, data }: Entity, fields: readonly string[]): boolean {
  const known = new Set(propertiesOf(schema, [schema]).keys());
  const isMeant = (name: string) => fields.some((field) => `${field}.`.startsWith(`${name}.`));
  return Object.entries(data).some(
    ([key, value]) =>
      !known.has(key) && present(value) && meaningOf({ kind, path: [], known }, key)?.keys.some(isMeant) === true,
  );
}

/** The first few of some texts as quotations, and how many more there are. */
export function quoted(texts: readonly string[], most = 3): string {
  const shown = texts.slice(0, most).map((said) => `\`${shortened(said.replaceAll('`', "'"))}\``);
  const more = texts.length - shown.length;
  return listed(more > 0 ? [...shown, `${more} more`] : shown, 'and');
}

function shortened(said: string): string {
  const line = said.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57).trim()}...` : line;
}

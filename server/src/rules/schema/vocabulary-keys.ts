import { escapeSegment } from '../../document/pointer.js';
import { asMapping, keyName, pairOf } from '../../document/syntax.js';
import { nearest } from '../../kinds/nearest.js';
import { kinds } from '../../kinds/registry.js';
import { propertiesOf } from '../../kinds/schema-walk.js';
import type { Entity, JsonSchema } from '../../kinds/types.js';
import { renamedKey } from '../rewriting.js';
import type { RuleContext } from '../types.js';

/** The team's own keys are left alone here too. */
const own = /^x[_-]/;

/**
 * Words of the team's own are kept under the id of a rule or the name of a field. The schema lists the rules that read
 * words; any field may be named, so what is neither is told here.
 */
export function reportVocabulary({ file, report }: RuleContext, entity: Entity): void {
  const words = asMapping(pairOf(entity.node, 'vocabulary')?.value);
  if (entity.kind !== 'config' || !words) return;
  const known = [...propertiesOf(entity.schema, [entity.schema.properties?.vocabulary ?? {}]).keys()];
  for (const pair of words.pairs) {
    const key = keyName(pair);
    if (own.test(key) || known.includes(key) || isField(key)) continue;
    const near = nearest(key, known);
    report({
      message: `Nothing reads words for \`${key}\`. ${near === undefined ? 'It is the id of a rule about words, or the name of a field.' : `Did you mean \`${near}\`?`}`,
      span: pair.key.span,
      entity,
      pointer: `/vocabulary/${escapeSegment(key)}`,
      fixes:
        near === undefined ? [] : [{ title: `Rename the key to ${near}`, edits: [renamedKey(file, pair.key, near)] }],
    });
  }
}

let fields: ReadonlySet<string> | undefined;

/** Whether any kind has a field of that name, at whatever depth. */
function isField(name: string): boolean {
  fields ??= new Set(kinds.flatMap((kind) => (kind.name === 'config' ? [] : [...names(kind.schema)])));
  return fields.has(name);
}

function* names(schema: JsonSchema): Generator<string> {
  yield* Object.keys(schema.properties ?? {});
  const { properties = {}, $defs = {}, items, additionalProperties, anyOf = [] } = schema;
  const inner = [...Object.values(properties), ...Object.values($defs), ...anyOf];
  if (items) inner.push(items);
  if (typeof additionalProperties === 'object') inner.push(additionalProperties);
  for (const each of inner) yield* names(each);
}

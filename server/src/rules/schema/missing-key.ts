import { eol, insertPairs, scalar } from '../../document/edits.js';
import { locate } from '../../document/pointer.js';
import { asMapping, type Span } from '../../document/syntax.js';
import { baseName } from '../../kinds/claim.js';
import { propertiesOf } from '../../kinds/schema-walk.js';
import { slugOf } from '../../kinds/slug.js';
import type { JsonSchema } from '../../kinds/types.js';
import { absentPlace, pairPlace } from '../place.js';
import type { Fix, Rule, RuleContext, Violation } from '../types.js';
import { isWritten } from '../unread.js';
import { thisOne } from './subject.js';

export const missingKey: Rule = {
  meta: {
    id: 'missing-key',
    summary: 'A key that is always needed is absent or has no value.',
    kinds: 'all',
    severity: 'error',
    channel: 'finding',
    fix: 'Inserts the key with a value to start from.',
  },
  create: (context) => ({
    misfit({ code, span, document, pointer, kind }) {
      if (code === 'empty') {
        const newText = kind
          ? `kind: ${kind}${eol(context.file.parsed)}id: ${idFor(context)}${eol(context.file.parsed)}`
          : '';
        const fixes =
          kind && kind !== 'config' ? [{ title: 'Start with `kind` and `id`', edits: [{ span, newText }] }] : [];
        if (kind !== 'config')
          context.report({ message: 'This file is empty. Start with `kind` and `id`.', span, document, fixes });
      }
      if (code === 'no-kind') {
        const message = 'Nothing says what this is. Add `kind`, such as `kind: persona`.';
        context.report({ message, span, document, pointer });
      }
    },
    violation(violation) {
      if (violation.keyword !== 'required' || violation.key === undefined) return;
      const mapping = asMapping(locate(violation.entity.node, violation.pointer)?.node);
      // Where the text is broken, the key may be there.
      if (!mapping || violation.params.empty === true || !isWritten(context.file.parsed, mapping, violation.key))
        reportMissing(context, violation, violation.key);
    },
  }),
};

function reportMissing(context: RuleContext, violation: Violation, key: string): void {
  const { entity, pointer, params } = violation;
  const empty = params.empty === true ? pairPlace(entity, pointer, key) : undefined;
  const owner = pointer === '' ? thisOne(entity.kind) : `\`${pointer.split('/').at(-1)}\``;
  const subject = /^`\d+`$/.test(owner) ? 'This item' : owner;
  const example = key === 'id' ? idFor(context, violation) : firstScalar(propertyOf(violation, key));
  const such = example !== undefined ? `, such as \`${key}: ${example}\`` : '';
  const message = empty ? `\`${key}\` needs a value${such}.` : `${subject} needs \`${key}\`. Add it${such}.`;
  context.report({
    message,
    span: empty ? empty.key : absentPlace(entity, pointer),
    entity,
    pointer: empty ? `${pointer}/${key}` : pointer,
    fixes: fixesFor(context, violation, key, example, empty !== undefined),
  });
}

function propertyOf({ entity, schemas }: Violation, key: string) {
  return propertiesOf(entity.schema, schemas).get(key)?.schema ?? {};
}

/** The first example that can stand behind a colon, as the value that it is. */
function firstScalar({ examples = [] }: JsonSchema): string | number | boolean | undefined {
  return examples.find((example) => ['string', 'number', 'boolean'].includes(typeof example)) as string | undefined;
}

function fixesFor(
  { file }: RuleContext,
  { entity, pointer }: Violation,
  key: string,
  example: string | number | boolean | undefined,
  empty: boolean,
): Fix[] {
  const found = locate(entity.node, pointer)?.node;
  const mapping = asMapping(found);
  // What is repeated elsewhere stays as it is.
  if (!mapping || found?.type === 'alias' || example === undefined) return [];
  const place = empty ? pairPlace(entity, pointer, key) : undefined;
  if (empty && !place) return [];
  const edit = place
    ? fill(file.parsed.text, place, typeof example === 'string' ? scalar(example) : String(example))
    : insertPairs(file.parsed, mapping, [[key, example]], ['kind', '$schema']);
  return [{ title: `${empty ? 'Set' : 'Add'} \`${key}: ${example}\``, edits: [edit] }];
}

/** Writes a value where there is none: right behind the colon, which may be missing too, or instead of `null`. */
function fill(text: string, { key, value }: { key: Span; value: Span }, written: string): Fix['edits'][number] {
  if (value.end > value.start) return { span: value, newText: written };
  const colon = text.slice(key.end, value.start).indexOf(':');
  const at = key.end + colon + 1;
  return { span: { start: at, end: at }, newText: colon < 0 ? `: ${written}` : ` ${written}` };
}

/** An id that fits: from the name where there is one, else from the file's name. */
function idFor({ file }: RuleContext, violation?: Violation): string {
  const fromName = slugOf(violation?.entity.name ?? '');
  return fromName || slugOf(baseName(file.uri).replace(/\..*$/, '')) || 'my-id';
}

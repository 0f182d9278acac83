import { eol, insertPairs, scalar } from '../../document/edits.js';
import { escapeSegment, locate } from '../../document/pointer.js';
import { asMapping, keyName, type Span } from '../../document/syntax.js';
import { baseName } from '../../kinds/claim.js';
import { text } from '../../kinds/read.js';
import { propertiesOf } from '../../kinds/schema-walk.js';
import { slugOf } from '../../kinds/slug.js';
import { meaningOf } from '../../kinds/synonyms.js';
import type { Entity, JsonSchema } from '../../kinds/types.js';
import { pathIn } from '../../library/library.js';
import { quotingWhole } from '../accidental-map.js';
import { effective } from '../effective.js';
import { absentPlace, pairPlace } from '../place.js';
import type { Fix, Rule, RuleContext, Violation } from '../types.js';
import { isWritten } from '../unread.js';
import { accidentalItem } from './accidental.js';
import { wrongNames } from './key-names.js';
import { mixedKeyCase } from './mixed-key-case.js';
import { thisOne } from './subject.js';
import { synonymKey } from './synonym-key.js';
import { unknownKey } from './unknown-key.js';

export const missingKey: Rule = {
  meta: {
    id: 'missing-key',
    summary: 'A key that is always needed is absent or has no value.',
    kinds: 'all',
    severity: 'error',
    channel: 'finding',
    fix: 'Inserts the key with a value to start from, or puts quotes around a text with a colon in it.',
  },
  create: (context) => {
    const isWronglyNamed = namesAreTold(context) ? wrongNames(context) : () => false;
    const ids = freeIds(context);
    return {
      misfit({ code, span, document, pointer, kind }) {
        if (code === 'empty') {
          const newText = kind
            ? `kind: ${kind}${eol(context.file.parsed)}id: ${ids.ofFile}${eol(context.file.parsed)}`
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
        if (violation.params.empty !== true && isWronglyNamed(violation)) return;
        if (reportAccident(context, violation)) return;
        // Where the text is broken, the key may be there.
        if (!mapping || violation.params.empty === true || !isWritten(context.file.parsed, mapping, violation.key))
          reportMissing(context, violation, violation.key, ids.of);
      },
    };
  },
};

/** Whether a rule about wrong names has a say in this file. */
function namesAreTold({ file, library }: RuleContext): boolean {
  const path = pathIn(library, file.uri);
  return [unknownKey, synonymKey, mixedKeyCase].some(({ meta }) => effective(meta, library.config, path));
}

/** Tells of a text that is taken for a key with its value, because of the colon in it. */
function reportAccident({ file, report }: RuleContext, violation: Violation): boolean {
  const found = accidentalItem(violation);
  if (!found) return false;
  const { item, pair } = found;
  const name = keyName(pair);
  report({
    message: `The colon behind \`${name}\` makes this text a key with a value. Put the whole text in quotes.`,
    span: pair.key.span,
    entity: violation.entity,
    pointer: `${violation.pointer}/${escapeSegment(name)}`,
    fixes: quotingWhole(file, item),
  });
  return true;
}

function reportMissing(
  context: RuleContext,
  violation: Violation,
  key: string,
  idOf: (entity: Entity) => string,
): void {
  const { entity, pointer, params } = violation;
  const empty = params.empty === true ? pairPlace(entity, pointer, key) : undefined;
  const owner = pointer === '' ? thisOne(entity.kind) : `\`${pointer.split('/').at(-1)}\``;
  const subject = /^`\d+`$/.test(owner) ? 'This item' : owner;
  const example = key === 'id' && pointer === '' ? idOf(entity) : firstScalar(propertyOf(violation, key));
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
function fill(source: string, { key, value }: { key: Span; value: Span }, written: string): Fix['edits'][number] {
  if (value.end > value.start) return { span: value, newText: written };
  const colon = source.slice(key.end, value.start).indexOf(':');
  const at = key.end + colon + 1;
  return { span: { start: at, end: at }, newText: colon < 0 ? `: ${written}` : ` ${written}` };
}

/** Ids that fit and that nobody has: from the name where there is one, else from the file's name. */
function freeIds({ file, library }: RuleContext): { readonly ofFile: string; readonly of: (entity: Entity) => string } {
  const ofFile = slugOf(baseName(file.uri).replace(/\..*$/, '')) || 'my-id';
  let given: Map<Entity, string> | undefined;
  const give = () => {
    const ids = new Map<Entity, string>();
    const used = new Set(file.entities.map(({ kind, id }) => `${kind} ${id}`));
    for (const entity of file.entities.filter(({ id }) => id === undefined)) {
      const wanted = slugOf(titleOf(entity) ?? '') || ofFile;
      const isFree = (id: string) => !used.has(`${entity.kind} ${id}`) && !library.declares(entity.kind, id);
      let id = wanted;
      for (let next = 2; !isFree(id); next++) id = `${wanted}-${next}`;
      used.add(`${entity.kind} ${id}`);
      ids.set(entity, id);
    }
    return ids;
  };
  return {
    ofFile,
    of: (entity) => {
      given ??= give();
      return given.get(entity) ?? ofFile;
    },
  };
}

/** What an entity is called, under whatever key. */
function titleOf({ kind, schema, data, name }: Entity): string | undefined {
  if (name !== undefined) return name;
  const known = new Set(propertiesOf(schema, [schema]).keys());
  const title = Object.entries(data).find(
    ([key, value]) =>
      !known.has(key) && text(value) !== undefined && meaningOf({ kind, path: [], known }, key)?.keys[0] === 'name',
  );
  return text(title?.[1]);
}

import { toData } from '../document/data.js';
import { scalar } from '../document/edits.js';
import { asSequence, asText, type ScalarNode, type SequenceNode } from '../document/syntax.js';
import { isRecord } from '../kinds/read.js';
import { branches, jsonType, typesOf } from '../kinds/schema-walk.js';
import { slugOf } from '../kinds/slug.js';
import { isRangeSchema, meaningOf, snakeCase } from '../kinds/synonyms.js';
import type { JsonSchema } from '../kinds/types.js';
import { listOfEntries } from './entries.js';
import { isId } from './fits.js';
import { exactly, type Range, rangeOfList, rangeWithCurrency, readRange } from './ranges.js';
import { type Change, type Items, itemsOfList, nounOf, objectOf, type Scene, type Spot } from './scene.js';
import { type Edit, isMarked, keyLike, shiftEdits } from './source.js';
import { splitJobStory } from './stories.js';

/**
 * Gives a value the shape that its place asks for: a text to a list, a range to `min` and `max`, a wrapper to its text.
 *
 * @returns nothing where the value has a right shape already, or none that it could take without losing something
 */
export function reshape(scene: Scene, spot: Spot): Change | undefined {
  const { node } = spot;
  if (node.type === 'alias' || isMarked(node)) return undefined;
  if (node.type === 'scalar' && node.style === 'missing') return undefined;
  if (!(spot.pair ? scene.source.isBare(spot.pair) : scene.source.isBareItem(node))) return undefined;
  return (
    asRange(scene, spot) ??
    asParts(scene, spot) ??
    asList(scene, spot) ??
    asItem(scene, spot) ??
    outOfList(scene, spot) ??
    asScalar(scene, spot)
  );
}

/** Puts one line of text in the place of a value; nothing where a comment would go with it. */
function replaceBy(scene: Scene, { node, pair }: Spot, newText: string, data: unknown): Change | undefined {
  const { source } = scene;
  if (source.hasComments(node.span)) return undefined;
  const colon = pair && !source.text.slice(pair.key.span.end, node.span.start).includes('#') && source.afterColon(pair);
  const isBlock = node.type !== 'scalar' && node.type !== 'alias' && !node.flow;
  if (isBlock && !colon) return undefined;
  const start = isBlock && colon ? colon : node.span.start;
  const text = start === node.span.start ? newText : ` ${newText}`;
  return { edits: [{ span: { start, end: node.span.end }, newText: text }], data };
}

function asRange(scene: Scene, spot: Spot): Change | undefined {
  const { node, schema } = spot;
  if (!isRangeSchema(objectOf(scene.root, schema))) return undefined;
  const data = toData(node);
  let range: Range | undefined;
  if (typeof data === 'string') range = readRange(data);
  else if (typeof data === 'number') range = exactly(data);
  else if (Array.isArray(data)) range = rangeOfList(data);
  else if (isRecord(data)) range = rangeWithCurrency(data);
  if (range === undefined || !scene.fits(schema, range)) return undefined;
  if (typeof range === 'string') return replaceBy(scene, spot, textLike(spot, range), range);
  const pairs = Object.entries(range).map(([key, value]) => `${keyLike(key, quoted(spot))}: ${value}`);
  return replaceBy(scene, spot, `{ ${pairs.join(', ')} }`, range);
}

/** A text that holds several keys' worth: a job story, a bare number of people, the date of the last review. */
function asParts(scene: Scene, spot: Spot): Change | undefined {
  const object = objectOf(scene.root, spot.schema);
  const { node, pair } = spot;
  if (!object || node.type !== 'scalar' || !pair || scene.fits(spot.schema, node.value)) return undefined;
  const parts = partsOf(node, Object.keys(object.properties ?? {}));
  if (!parts || !scene.fits(spot.schema, parts)) return undefined;
  const flow = spot.holder.flow;
  const entries = Object.entries(parts);
  if (flow || entries.length === 1) {
    const inside = entries.map(([key, value]) => `${keyLike(key, quoted(spot))}: ${inBraces(value)}`).join(', ');
    return replaceBy(scene, spot, `{ ${inside} }`, parts);
  }
  const { source } = scene;
  const colon = source.afterColon(pair);
  if (colon === undefined || source.hasComments({ start: colon, end: node.span.end })) return undefined;
  const pad = source.eol + ' '.repeat(source.column(pair.key.span.start) + 2);
  const newText = entries.map(([key, value]) => `${pad}${key}: ${scalar(String(value))}`).join('');
  return { edits: [{ span: { start: colon, end: node.span.end }, newText }], data: parts };
}

function partsOf(node: ScalarNode, keys: readonly string[]): Readonly<Record<string, unknown>> | undefined {
  if (typeof node.value === 'number') return keys.includes('people') ? { people: node.value } : undefined;
  if (typeof node.value !== 'string') return undefined;
  if (keys.includes('last') && /^\d{4}-\d\d-\d\d$/.test(node.value)) return { last: node.value };
  const story = keys.includes('when') && keys.includes('want') ? splitJobStory(node.value) : undefined;
  return story && { ...story };
}

/** A single value where a list belongs: the list of it, or of the parts that commas, semicolons or bullets make. */
function asList(scene: Scene, spot: Spot): Change | undefined {
  const { node, schema, pair } = spot;
  const types = typesOf(scene.root, schema);
  if (!pair || !types.includes('array') || node.type === 'sequence') return undefined;
  const items = itemsOfList(scene.root, schema);
  if (!items) return undefined;
  if (node.type === 'mapping') return types.includes('object') ? undefined : listOfEntries(scene, spot, items);
  const type = jsonType(node.type === 'scalar' ? node.value : undefined);
  if (node.type !== 'scalar' || type === undefined || type === 'null' || types.includes(type)) return undefined;
  return listOfParts(scene, spot, items, node) ?? listOfOne(scene, spot, items, node);
}

/** Short names between commas, or lines that begin with a bullet. Sentences are not taken apart. */
function listOfParts(scene: Scene, spot: Spot, items: Items, node: ScalarNode): Change | undefined {
  const { source } = scene;
  const { pair, holder } = spot;
  const parts = asText(node) === undefined ? undefined : partsOfText(asText(node) ?? '', items);
  const colon = pair && source.afterColon(pair);
  if (!parts || !pair || colon === undefined || !parts.every((part) => scene.fits(items.schema, part)))
    return undefined;
  if (source.hasComments({ start: colon, end: node.span.end })) return undefined;
  if (holder.flow) {
    const inside = parts.map((part) => JSON.stringify(part)).join(', ');
    return { edits: [{ span: node.span, newText: `[${inside}]` }], data: parts };
  }
  const pad = source.eol + ' '.repeat(source.column(pair.key.span.start) + scene.listIndent);
  const newText = parts.map((part) => `${pad}- ${scalar(part)}`).join('');
  return { edits: [{ span: { start: colon, end: node.span.end }, newText }], data: parts };
}

function partsOfText(text: string, items: Items): string[] | undefined {
  if (!items.text) return undefined;
  const lines = text.trim().split(/\r?\n/);
  const bullets = lines.map((line) => /^\s*(?:[-*•–]|\d+[.)])\s+(\S.*)$/.exec(line)?.[1]?.trim());
  if (lines.length > 1 && bullets.every((part) => part !== undefined)) return bullets;
  if (items.object || lines.length > 1) return undefined;
  const parts = text.split(text.includes(';') ? ';' : ',').map((part) => part.trim());
  const isName = (part: string) => /^[^,;:.!?()"]{1,40}$/.test(part) && part.split(/\s+/).length <= 4;
  const joins = /^(?:and|or|but|which|that|because|so|then)\b/i;
  return parts.length > 1 && parts.every((part) => isName(part) && !joins.test(part)) ? parts : undefined;
}

function listOfOne(scene: Scene, spot: Spot, items: Items, node: ScalarNode): Change | undefined {
  const { source } = scene;
  const { pair, holder } = spot;
  const one = itemOf(scene, spot, items, node);
  const colon = pair && source.afterColon(pair);
  if (!one || !pair || colon === undefined) return undefined;
  const { prefix, data } = one;
  if (holder.flow) {
    const open = prefix === '' ? '' : `{ ${keyLike(prefix, quoted(spot))}: `;
    return {
      edits: [{ span: node.span, newText: `[${open}${one.text}${open === '' ? '' : ' }'}]` }],
      data: [data],
    };
  }
  const dash = `- ${prefix === '' ? '' : `${prefix}: `}`;
  const deeper = prefix === '' ? 0 : 2;
  const retyped: Edit[] = one.text === source.slice(node.span) ? [] : [{ span: node.span, newText: one.text }];
  if (source.isFirstOnLine(node.span.start)) {
    const start = node.span.start;
    const edits = [
      { span: { start, end: start }, newText: dash },
      ...retyped,
      ...shiftEdits(source, node.span, 2 + deeper),
    ];
    return { edits, data: [data] };
  }
  if (source.hasComments({ start: colon, end: node.span.start })) return undefined;
  const pad = source.eol + ' '.repeat(source.column(pair.key.span.start) + scene.listIndent);
  const edits = [
    { span: { start: colon, end: node.span.start }, newText: pad + dash },
    ...retyped,
    ...shiftEdits(source, node.span, scene.listIndent + deeper),
  ];
  return { edits, data: [data] };
}

/** How a single value becomes an item: as it is, in quotes, or behind the key that says what it is. */
function itemOf(
  scene: Scene,
  { adopting, path }: Spot,
  items: Items,
  node: ScalarNode,
): { prefix: string; text: string; data: unknown } | undefined {
  const value = String(node.value);
  const source = scene.source.slice(node.span);
  const text = typeof node.value === 'string' ? source : JSON.stringify(source);
  const reference = branches(scene.root, items.schema).find((branch) => branch['x-reference'] !== undefined);
  if (reference && !scene.refers(reference, value)) {
    const id = reference['x-reference'] === 'persona' ? scene.personaId(value) : undefined;
    if (id !== undefined) return { prefix: '', text: id, data: id };
    const isLoose = adopting || !isId(value);
    if (isLoose && items.object?.properties?.source) return { prefix: 'source', text, data: { source: value } };
    return adopting || path.length === 0 ? undefined : { prefix: '', text, data: value };
  }
  if (items.text) return { prefix: '', text, data: value };
  const { noun } = items;
  if (noun === undefined || !items.object) return undefined;
  return scene.fits(items.schema, { [noun]: value }) ? { prefix: noun, text, data: { [noun]: value } } : undefined;
}

/** An item of a list: out of its wrapper, into the mapping that the list wants, or mended where a colon made it one. */
function asItem(scene: Scene, spot: Spot): Change | undefined {
  const { node, schema, pair, holder } = spot;
  if (pair || holder.type !== 'sequence') return undefined;
  const { source } = scene;
  const types = typesOf(scene.root, schema);
  if (node.type === 'mapping') {
    const [only] = node.pairs;
    if (!only || node.pairs.length !== 1 || !types.includes('string') || source.hasComments(node.span))
      return undefined;
    const value = asText(only.value);
    const isOneLine = source.isOneLine(node.span);
    if (value === undefined || !isOneLine || !source.isBare(only) || only.key.style !== 'plain') return undefined;
    const key = String(only.key.value);
    if (/\s|^\p{Lu}/u.test(key) && !node.flow && !isKnown(scene, spot, key)) {
      const sentence = source.slice(node.span);
      return { edits: [{ span: node.span, newText: JSON.stringify(sentence) }], data: sentence };
    }
    if (types.includes('object') || !isWrapper(key)) return undefined;
    return { edits: [{ span: node.span, newText: source.slice(only.value.span) }], data: value };
  }
  if (node.type !== 'scalar' || node.value === null) return undefined;
  if (types.includes('string') && !isLooseSource(scene, spot, String(node.value))) return undefined;
  const object = objectOf(scene.root, schema);
  const parts = object && itemsOfList(scene.root, { type: 'array', items: schema });
  const one = parts && itemOf(scene, spot, parts, node);
  if (!one || one.prefix === '') return undefined;
  const open = holder.flow ? `{ ${keyLike(one.prefix, quoted(spot))}: ` : `${one.prefix}: `;
  const newText = `${open}${one.text}${holder.flow ? ' }' : ''}`;
  if (!source.isOneLine(node.span)) return undefined;
  return { edits: [{ span: node.span, newText }], data: one.data };
}

/** Whether a text stands where a study may be named or another source described, and names no study. */
function isLooseSource(scene: Scene, { schema, adopting }: Spot, text: string): boolean {
  const reference = branches(scene.root, schema).find((branch) => branch['x-reference'] !== undefined);
  const object = objectOf(scene.root, schema);
  if (!reference || object?.properties?.source === undefined || scene.refers(reference, text)) return false;
  return adopting || !isId(text);
}

/** Whether a key of an item is one of the format, or another name of one. */
function isKnown(scene: Scene, { schema, path }: Spot, key: string): boolean {
  const object = objectOf(scene.root, schema);
  const known = new Set(Object.keys(object?.properties ?? {}));
  const noun = object && nounOf(scene.root, object);
  const place = { kind: scene.kind, path, known, ...(noun === undefined ? {} : { noun }) };
  return known.has(key) || meaningOf(place, key) !== undefined;
}

function isWrapper(key: string): boolean {
  return /^(?:item|name|title|label|text|value|description|statement)$/.test(snakeCase(key));
}

/** The only value of a list where a single one belongs. */
function outOfList(scene: Scene, spot: Spot): Change | undefined {
  const list: SequenceNode | undefined = spot.node.type === 'sequence' ? asSequence(spot.node) : undefined;
  const only = list?.items[0];
  if (list?.items.length !== 1 || only?.type !== 'scalar' || only.anchor !== undefined) return undefined;
  const types = typesOf(scene.root, spot.schema);
  if (types.includes('array') || types.length === 0 || only.value === null) return undefined;
  if (!scene.source.isOneLine(only.span) || !scene.source.isBareItem(only)) return undefined;
  if (!scene.fits(spot.schema, only.value)) return undefined;
  return replaceBy(scene, spot, scene.source.slice(only.span), only.value);
}

/** A value of the right words and the wrong type: a number without quotes, digits in quotes, an id by its name. */
function asScalar(scene: Scene, spot: Spot): Change | undefined {
  const { node, schema } = spot;
  if (node.type !== 'scalar' || node.value === null || !scene.source.isOneLine(node.span)) return undefined;
  const types = typesOf(scene.root, schema);
  const type = jsonType(node.value) ?? 'null';
  const given = scene.source.slice(node.span);
  if (typeof node.value !== 'string') {
    const isFine = types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'));
    return isFine || !types.includes('string') ? undefined : replaceBy(scene, spot, JSON.stringify(given), given);
  }
  const text = node.value;
  const [branch] = branches(scene.root, schema, text);
  if (branch?.['x-reference'] === 'persona' && !isId(text)) {
    const isRole = spot.adopting && spot.path.join('/') === 'as_a' && !/[,.:;]/.test(text);
    const id = scene.personaId(text) ?? (isRole ? slugOf(text) : undefined);
    return id === undefined ? undefined : replaceBy(scene, spot, textLike(spot, id), id);
  }
  const named = branch?.enum?.find((value) => typeof value === 'string' && snakeCase(text) === value);
  if (typeof named === 'string' && named !== text) return replaceBy(scene, spot, textLike(spot, named), named);
  const isNumber = !types.includes('string') && (types.includes('number') || types.includes('integer'));
  if (!isNumber || !/^-?\d+(?:\.\d+)?$/.test(text) || !scene.fits(schema, Number(text))) return undefined;
  return replaceBy(scene, spot, text, Number(text));
}

/** A text in the quotes of the value that it replaces; in JSON always in quotes. */
function textLike(spot: Spot, text: string): string {
  const { node } = spot;
  if (node.type === 'scalar' && node.style === 'double') return JSON.stringify(text);
  if (node.type === 'scalar' && node.style === 'single') return `'${text.replace(/'/g, "''")}'`;
  return quoted(spot)
    ? JSON.stringify(text)
    : /^[<\d][\d.,+=-]*$/.test(text) && !/^[\d.,-]+$/.test(text)
      ? text
      : scalar(text);
}

function inBraces(value: unknown): string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : JSON.stringify(value);
}

/** The key beside which something is written, where it stands in double quotes, as in JSON. */
function quoted({ pair, holder }: Spot): ScalarNode | undefined {
  const key = pair?.key ?? (holder.type === 'mapping' ? holder.pairs[0]?.key : undefined);
  return key?.style === 'double' ? key : undefined;
}

/** The schema that a value at a place follows, by its own type. */
export function branchOf(root: JsonSchema, schema: JsonSchema, data: unknown): JsonSchema | undefined {
  const type = jsonType(data);
  return branches(root, schema, data).find(
    ({ type: own }) => own === undefined || own === type || own.includes(type ?? ''),
  );
}

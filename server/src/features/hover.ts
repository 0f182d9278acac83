import type { Hover } from 'vscode-languageserver-types';
import type { Position } from '../document/lines.js';
import { type PathStep, pathTo } from '../document/pointer.js';
import { asText, type Span, type SyntaxDocument, valueAt } from '../document/syntax.js';
import { kindOf } from '../kinds/registry.js';
import { enumValuesOf, fieldSchemas, propertiesOf } from '../kinds/schema-walk.js';
import type { JsonSchema } from '../kinds/types.js';
import { glossaryOf } from '../library/glossary.js';
import type { FeatureContext } from './context.js';
import { type EntityPlace, entityAt, referencedKind } from './entity-at.js';
import { detailOf, fieldBlocks } from './field-words.js';
import { fitBlocks, maturityBlocks } from './hover-fit.js';
import { inheritanceBlocks } from './hover-inheritance.js';
import { scoreBlocks } from './hover-scores.js';
import { termBlocks } from './hover-terms.js';
import { code, escapeInline, markup, quoteMarkdown } from './markdown.js';
import type { Path } from './slots.js';
import { suppressionHover } from './suppression-words.js';
import { termAt } from './terms.js';
import { scalarText } from './yaml-text.js';

/** What the pointer rests on. */
export interface Target {
  readonly place: EntityPlace;
  readonly part: 'key' | 'value' | 'line';
  readonly span: Span;
  /** The value, where it is a single one. */
  readonly value?: unknown;
}

/**
 * What a field means, what a value means, whom an id names, what a word of the glossary means, and what an entity scores:
 * for the key, the value or the word at a position, and for nothing else.
 */
export function hover(context: FeatureContext, position: Position): Hover | undefined {
  const { lines, documents } = context.file.parsed;
  if (!context.file.claim.claimed) return undefined;
  const silenced = suppressionHover(context, position);
  if (silenced) return silenced;
  const offset = lines.offsetAt(position);
  for (const document of documents) {
    const target = targetAt(context, document, offset);
    if (!target) continue;
    const score = [scoreBlocks, fitBlocks, maturityBlocks].flatMap((blocksOf) => blocksOf(context, target));
    const facts = [...factBlocks(context, target), ...inheritanceBlocks(context, target)];
    const blocks = score.length > 0 && facts.length > 0 ? [...score, '---', ...facts] : [...score, ...facts];
    if (blocks.length > 0) return { contents: markup(blocks), range: lines.range(target.span) };
    return target.part === 'value' ? termHover(context, position) : undefined;
  }
  return undefined;
}

/** A word of a text that a glossary explains. */
function termHover({ file, links }: FeatureContext, position: Position): Hover | undefined {
  const found = links && termAt({ file, links }, position);
  if (!found) return undefined;
  const blocks = termBlocks(found.terms, (name) => glossaryOf(links).find(name));
  return { contents: markup(blocks), range: found.range };
}

function targetAt(context: FeatureContext, document: SyntaxDocument, offset: number): Target | undefined {
  const steps = pathTo(document.root, offset);
  const keyed = steps.findLast(({ pair }) => pair && touches(pair.key.span, offset));
  if (keyed?.pair) return withPlace(context, document, steps, keyed, { part: 'key', span: keyed.pair.key.span });
  const last = steps.at(-1);
  if (last?.node.type === 'scalar' && last.node.style !== 'missing' && touches(last.node.span, offset)) {
    const { span, value } = last.node;
    return withPlace(context, document, steps, last, { part: 'value', span, value });
  }
  return itemLine(context, document, offset);
}

function touches(span: Span, offset: number): boolean {
  return offset >= span.start && offset <= span.end;
}

/** On the dash, or the blanks, of the line with which a list item begins: the item's first key stands for it. */
function itemLine(context: FeatureContext, document: SyntaxDocument, offset: number): Target | undefined {
  const { lines, text } = context.file.parsed;
  const line = lines.lineAt(offset);
  const dash = /^\s*-\s+/.exec(lines.line(line));
  if (!dash) return undefined;
  const start = lines.startOf(line) + dash[0].length;
  if (offset >= start && !/\s/.test(text.charAt(offset) || ' ')) return undefined;
  const steps = pathTo(document.root, start);
  const first = steps.findLast(({ pair }) => pair?.key.span.start === start);
  return first?.pair && withPlace(context, document, steps, first, { part: 'line', span: first.pair.key.span });
}

function withPlace(
  context: FeatureContext,
  document: SyntaxDocument,
  steps: readonly PathStep[],
  step: PathStep,
  target: Omit<Target, 'place'>,
): Target | undefined {
  const path = pathOf(steps.slice(0, steps.indexOf(step) + 1));
  const place = entityAt(context.file, document.index, path, (key) => asText(valueAt(document.root, key)));
  return place && { ...target, place };
}

/** The path of the last step; places in lists are numbers. */
function pathOf(steps: readonly PathStep[]): Path {
  return steps.slice(1).map(({ pair, pointer }) => {
    return pair ? String(pair.key.value ?? '') : Number(pointer.slice(pointer.lastIndexOf('/') + 1));
  });
}

function factBlocks(context: FeatureContext, target: Target): string[] {
  if (target.part === 'key') return keyBlocks(target.place);
  return target.part === 'value' ? valueBlocks(context, target) : [];
}

function keyBlocks({ schema, rest }: EntityPlace): string[] {
  const name = rest.at(-1);
  if (typeof name !== 'string') return [];
  const holders = fieldSchemas(schema, rest.slice(0, -1));
  const property = propertiesOf(schema, holders).get(name) ?? openProperty(schema, rest);
  if (!property || Object.keys(property.schema).length === 0) return [];
  const detail = escapeInline(detailOf(schema, property));
  return [`**${code(name)}** · ${detail}`, ...fieldBlocks(schema, name, property)];
}

/** A key that the person names, such as an attribute under `scores`. */
function openProperty(root: JsonSchema, rest: Path): { schema: JsonSchema; required: boolean } | undefined {
  const [schema] = fieldSchemas(root, rest);
  return schema && { schema, required: false };
}

function valueBlocks(context: FeatureContext, { place, value }: Target): string[] {
  const schemas = fieldSchemas(place.schema, place.rest);
  const meaning = enumValuesOf(place.schema, schemas).find((allowed) => allowed.value === value);
  if (meaning?.description) return [`**${code(scalarText(value))}** · ${meaning.description}`];
  return typeof value === 'string' ? referenceBlocks(context, place, value) : [];
}

function referenceBlocks(context: FeatureContext, place: EntityPlace, id: string): string[] {
  const kind = referencedKind(place);
  const found = kind && context.known.find((known) => known.kind === kind && known.id === id);
  if (!kind || !found) return [];
  const label = kindOf(kind).label;
  return [found.name ? `**${quoteMarkdown(found.name)}** · ${label} ${code(id)}` : `${label} ${code(id)}`];
}

import { walk } from '../../document/pointer.js';
import type { Span } from '../../document/syntax.js';
import type { Entity } from '../../kinds/types.js';
import type { Fix, Related, Rule, RuleContext } from '../types.js';
import { isInFlow, isNeeded, partOf, removing, type TextValue, textAt } from './texts.js';

/** Signs that somebody meant to write something here, in whatever language the rest is. */
const signs: readonly RegExp[] = [
  /\blorem ipsum\b/i,
  /^\W*(?:TODO|TBD|TBC|TBA|FIXME|XXX)\b(?!\s+(?:lists?|comments?|apps?|items?|markers?)\b).*/,
  /\b(?:TODO|FIXME)\s*:.*/,
  /\bTBD\b/,
  /\{\{[^{}]*\}\}/,
  /\$?\{(?:your|the|insert|my|add)\b[^{}]*\}|\{(?:product|company|persona|role|customer|feature|name)(?:[ _-]\w+)*\}/i,
  /\[(?:your|insert|add|describe|fill in|enter|todo|tbd)\b[^\]]*\](?!\()/i,
  /<(?:your|insert|add|enter|fill in)\b[^<>]*>/i,
  /\bPLACEHOLDER\b/,
  /^placeholder$/i,
  /^(?:your )?(?:persona|product|company|customer) name$/i,
  /^(?:your|insert|add|enter|describe) .{1,40} here\.?$/i,
  /^to be (?:defined|determined|decided|confirmed|verified|added|done)\.?$/i,
  /^(?:\.{3}|…|\?{2,}|x{3,}|_{2,})$/i,
];

/** What looks like a placeholder in an address is url-placeholder. */
const address = /\bhttps?:\/\/\S+/gi;

export const placeholderText: Rule = {
  meta: {
    id: 'placeholder-text',
    summary: 'A text that somebody still has to write: TODO, lorem ipsum, {{name}}.',
    kinds: 'all',
    severity: 'warning',
    channel: 'finding',
    fix: 'Clears the placeholder, so that its place is shown as one to fill in.',
    vocabulary: 'They are further words that stand for a text to be written.',
    // Two that are called "Persona name" have no name yet.
    supersedes: ['duplicate-name', 'too-terse-item'],
  },
  create: (context) => {
    const terms = (context.library.config.vocabulary.get('placeholder-text') ?? []).map(asPattern);
    const patterns = [...signs, ...terms];
    return {
      entity(entity) {
        const alike = new Map<string, Placeholder[]>();
        walk(entity.node, (step) => {
          const found = textAt(step, entity);
          const sign = found && placeholderIn(found.text, patterns);
          if (!found || sign === undefined) return;
          const isWhole = sign.trim() === found.text.trim();
          const place = { ...found, sign, isWhole, isValue: step.pair !== undefined };
          const said = sign.toLowerCase();
          alike.set(said, [...(alike.get(said) ?? []), place]);
        });
        for (const [first, ...more] of alike.values()) if (first) reportAlike(context, entity, first, more);
      },
    };
  },
};

/** A text, and what in it shows that it is still to be written. */
interface Placeholder extends TextValue {
  readonly sign: string;
  readonly isWhole: boolean;
  /** Whether it stands behind a key, and not in a list. */
  readonly isValue: boolean;
}

/** One finding for all places of an entity that hold the same placeholder: whoever left one left them all. */
function reportAlike(context: RuleContext, entity: Entity, first: Placeholder, more: readonly Placeholder[]): void {
  const { file } = context;
  const shown = first.sign.length > 40 ? `${first.sign.slice(0, 37)}...` : first.sign;
  const named = `\`${shown.replace(/\s+/g, ' ')}\``;
  const related = more.map((place): Related => {
    const range = file.parsed.lines.range(spanOf(context, place));
    return { uri: file.uri, range, message: 'The same here' };
  });
  context.report({
    message:
      more.length === 0
        ? `${named} stands for a text that is still to be written. Write it, or leave it out.`
        : `${named} stands in ${more.length + 1} places for texts that are still to be written. Write them, or leave them out.`,
    span: spanOf(context, first),
    entity,
    pointer: first.pointer,
    fixes: clearing(context, entity, [first, ...more]),
    ...(related.length > 0 ? { related } : {}),
  });
}

function spanOf({ file }: RuleContext, place: Placeholder): Span {
  return place.isWhole ? place.node.span : partOf(file, place, place.sign);
}

function placeholderIn(text: string, patterns: readonly RegExp[]): string | undefined {
  const said = text.replace(address, (found) => ' '.repeat(found.length)).trim();
  for (const pattern of patterns) {
    const sign = pattern.exec(said)?.[0];
    if (sign) return sign;
  }
  return undefined;
}

function asPattern(term: string): RegExp {
  const escaped = term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu');
}

/** Leaves the keys, so that what is missing can be seen; a single one that may not be empty goes as a whole. */
function clearing({ file }: RuleContext, entity: Entity, places: readonly Placeholder[]): Fix[] {
  const [first] = places;
  if (!first || places.some(({ isWhole }) => !isWhole)) return [];
  const { text } = file.parsed;
  const mayBeEmpty = ({ node, path, isValue }: Placeholder) =>
    isValue &&
    node.anchor === undefined &&
    !/[\r\n]/.test(text.slice(node.span.start, node.span.end)) &&
    entity.dialect === 'native' &&
    !isNeeded(entity, path) &&
    !isInFlow(file, entity, node.span);
  if (!places.every(mayBeEmpty))
    return places.length > 1 ? [] : removing('Remove the placeholder', file, entity, first.path);
  const edits = places.map(({ node }) => {
    const before = /[ \t]*$/.exec(text.slice(0, node.span.start))?.[0].length ?? 0;
    return { span: { start: node.span.start - before, end: node.span.end }, newText: '' };
  });
  return [{ title: places.length > 1 ? 'Clear the placeholders' : 'Clear the placeholder', edits }];
}

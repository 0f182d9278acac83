import type { Entity } from '../../kinds/types.js';
import type { Fix, Rule, RuleContext } from '../types.js';
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
  },
  create: (context) => {
    const terms = (context.library.config.vocabulary.get('placeholder-text') ?? []).map(asPattern);
    const patterns = [...signs, ...terms];
    return {
      value(step, entity) {
        const found = textAt(step, entity);
        const sign = found && placeholderIn(found.text, patterns);
        if (!found || sign === undefined) return;
        const { pointer, text } = found;
        const shown = sign.length > 40 ? `${sign.slice(0, 37)}...` : sign;
        context.report({
          message: `\`${shown.replace(/\s+/g, ' ')}\` stands for a text that is still to be written. Write it, or leave it out.`,
          span: partOf(context.file, found, sign),
          entity,
          pointer,
          fixes: sign.trim() === text.trim() ? clearing(context, entity, found, step.pair !== undefined) : [],
        });
      },
    };
  },
};

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

/** Leaves the key, so that what is missing can be seen; what may not be empty goes as a whole. */
function clearing({ file }: RuleContext, entity: Entity, { node, path }: TextValue, isValue: boolean): Fix[] {
  const isPlace =
    isValue && node.anchor === undefined && !/[\r\n]/.test(file.parsed.text.slice(node.span.start, node.span.end));
  const mayBeEmpty = entity.dialect === 'native' && !isNeeded(entity, path) && !isInFlow(file, entity, node.span);
  if (!isPlace || !mayBeEmpty) return removing('Remove the placeholder', file, entity, path);
  const before = /[ \t]*$/.exec(file.parsed.text.slice(0, node.span.start))?.[0].length ?? 0;
  const span = { start: node.span.start - before, end: node.span.end };
  return [{ title: 'Clear the placeholder', edits: [{ span, newText: '' }] }];
}

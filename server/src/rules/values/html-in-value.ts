import { joined } from '../../convert/source.js';
import { eol } from '../../document/edits.js';
import type { PathStep } from '../../document/pointer.js';
import type { Entity } from '../../kinds/types.js';
import { inPlaceOf } from '../rewriting.js';
import type { Fix, Rule, RuleContext } from '../types.js';
import { markdownOf } from './markdown.js';
import { isInFlow, partOf, type TextValue, textAt } from './texts.js';

const long =
  'p|br|em|strong|ul|ol|li|div|span|h[1-6]|table|thead|tbody|tr|td|th|img|code|pre|blockquote|hr|small|sup|sub|font|script|style|iframe|section|article|figure|figcaption|video|button|input|form';
/** Single letters count only where they are closed: `List<a>` is no link. */
const tag = new RegExp(`</?(?:${long})(?:\\s[^<>]*)?/?>|<([abiusq])(?:\\s[^<>]*)?>(?=[^]*</\\1>)`, 'i');
/** What stands between backticks is shown, and not meant. */
const shown = /`[^`]*`/g;

export const htmlInValue: Rule = {
  meta: {
    id: 'html-in-value',
    summary: 'A text holds HTML tags.',
    kinds: 'all',
    severity: 'info',
    channel: 'finding',
    fix: 'Writes the text with Markdown instead, where each tag has a counterpart there.',
  },
  create: (context) => ({
    value(step, entity) {
      const found = textAt(step, entity);
      const first = found && tag.exec(found.text.replace(shown, (part) => ' '.repeat(part.length)))?.[0];
      if (!found || first === undefined) return;
      context.report({
        message: `Tags such as \`${first}\` are shown as they are, not as formatting. Write plain text, with an empty line between paragraphs and \`- \` before the points of a list.`,
        span: partOf(context.file, found, first),
        entity,
        pointer: found.pointer,
        fixes: converting(context, step, entity, found),
      });
    },
  }),
};

function converting({ file }: RuleContext, { pair }: PathStep, entity: Entity, { node, text }: TextValue): Fix[] {
  const title = 'Write it with Markdown';
  const markdown = markdownOf(text);
  if (markdown === undefined || markdown === '' || node.anchor !== undefined || tag.test(markdown)) return [];
  const { parsed } = file;
  const source = parsed.text.slice(node.span.start, node.span.end);
  const isBlock = node.style === 'literal' || node.style === 'folded';
  if (isInFlow(file, entity, node.span)) {
    return [{ title, edits: [{ span: node.span, newText: JSON.stringify(markdown) }] }];
  }
  // A comment behind the sign of a block would be lost.
  if (isBlock && /^[^\r\n]*#/.test(source)) return [];
  if (!markdown.includes('\n') && !isBlock) return [{ title, edits: [inPlaceOf(file, node.span, markdown)] }];
  const line = parsed.lines.line(parsed.lines.lineAt(node.span.start));
  const dashes = /^ *(?:- +)*/.exec(line)?.[0] ?? '';
  const indent = pair ? parsed.lines.positionAt(pair.key.span.start).character + 2 : dashes.lastIndexOf('-') + 2;
  const lines = markdown.split('\n').map((one) => (one === '' ? '' : ' '.repeat(indent) + one));
  const body = ['', ...lines].join(eol(parsed));
  if (isBlock) return [{ title, edits: [{ span: node.span, newText: `|-${body}` }] }];
  // A comment behind the text stays behind the sign of the block.
  const last = parsed.lines.lineAt(node.span.end);
  const end = parsed.lines.startOf(last) + parsed.lines.line(last).length;
  const edits = [
    { span: node.span, newText: '|-' },
    { span: { start: end, end }, newText: body },
  ];
  return [{ title, edits: joined(edits) }];
}

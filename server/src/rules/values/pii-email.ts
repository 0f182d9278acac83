import { inPlaceOf } from '../rewriting.js';
import type { Fix, Rule, RuleContext } from '../types.js';
import { partOf, type TextValue, textAt } from './texts.js';

/** Fields that name colleagues: who keeps a file, and who confirmed it, may be reached. */
const ofColleagues = new Set(['owner', 'by', 'author', 'maintainer', '$schema']);

const email = /(?<![\w.+/-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?![\w-])/gi;
/** Addresses of a desk and not of a person. */
const desk =
  /^(?:info|sales|support|help|helpdesk|hello|hi|contact|press|media|office|team|admin|service|services|billing|accounts?|privacy|security|legal|jobs|careers|hr|marketing|feedback|enquiries|inquiries|no-?reply|webmaster|postmaster|mail|post|kontakt|contacto|contato|user|name|firstname\.lastname|you|someone|example|test)(?:[.+-].*)?@/i;
/** Domains that belong to nobody (RFC 2606 and RFC 6761). */
const invented = /@(?:[\w-]+\.)*(?:example\.(?:com|net|org|edu)|[\w-]+\.(?:example|test|invalid|localhost))$/i;

/** With a country code, or as it is written in North America, or behind a word for it. */
const phone =
  /(?<![\w.+/-])(?:\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d(?:[ .-]?\d){6,11}|\(\d{3}\) ?\d{3}[ .-]\d{4}|\d{3}-\d{3}-\d{4}|(?<=\b(?:phone|tel|mobile|cell|whatsapp)[.:]? )0?\d(?:[ ./-]?\d){6,11})(?![\w-]|\.\d)/gi;
/** Numbers that cost the caller nothing are a company's; 555-01xx belongs to nobody. */
const ofNobody =
  /^(?:\+?1[ .-])?\(?(?:8(?:00|88|77|66|55|44|33)\)?[ .-]|\d{3}\)?[ .-]555[ .-]?01\d\d$)|555[ .-]?01\d\d$/;

export const piiEmail: Rule = {
  meta: {
    id: 'pii-email',
    summary: 'An e-mail address or a phone number of a person.',
    kinds: 'all',
    severity: 'warning',
    channel: 'finding',
    fix: 'Writes `(e-mail removed)` or `(phone number removed)` in its place.',
  },
  create: (context) => ({
    value(step, entity) {
      const found = textAt(step, entity);
      if (!found || found.path.some((key) => ofColleagues.has(key))) return;
      const addresses = (found.text.match(email) ?? []).filter((one) => !desk.test(one) && !invented.test(one));
      const numbers = (found.text.match(phone) ?? []).filter((one) => !ofNobody.test(one));
      for (const address of new Set(addresses)) {
        tell(context, entity, found, address, 'an e-mail address', '(e-mail removed)');
      }
      for (const number of new Set(numbers))
        tell(context, entity, found, number, 'a phone number', '(phone number removed)');
    },
  }),
};

function tell(
  { file, report }: RuleContext,
  entity: Parameters<typeof textAt>[1],
  found: TextValue,
  part: string,
  what: string,
  instead: string,
): void {
  report({
    message: `\`${part}\` looks like ${what} of a person. Many people read these files: take it out, and keep the contact where your research notes are.`,
    span: partOf(file, found, part),
    entity,
    pointer: found.pointer,
    fixes: redacting(file, found, part, instead),
  });
}

function redacting(file: RuleContext['file'], { node, text }: TextValue, part: string, instead: string): Fix[] {
  const title = `Replace it with ${instead}`;
  const source = file.parsed.text.slice(node.span.start, node.span.end);
  const isWhole = !source.includes(part);
  if (isWhole && /[\r\n]/.test(source)) return [];
  if (isWhole) return [{ title, edits: [inPlaceOf(file, node.span, text.replaceAll(part, instead))] }];
  const places = [...source.matchAll(new RegExp(part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g'))];
  const edits = places.map(({ index }) => {
    const start = node.span.start + index;
    return { span: { start, end: start + part.length }, newText: instead };
  });
  return [{ title, edits }];
}

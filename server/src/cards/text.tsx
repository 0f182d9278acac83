import type { Field } from './field.js';
import { sentence, valueWords } from './words.js';

/** Only http and https lead out of a card; anything else (`javascript:`, `file:`, `command:`) stays text. */
const address = /^https?:\/\/[^\s/?#\\]+[^\s\\]*$/i;

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/** A piece of text somebody wrote, in its own writing direction; a web address becomes a link, a date stays whole. */
export function Text({ children }: { readonly children: string }) {
  if (isoDate.test(children)) return <time dir="auto">{children}</time>;
  if (!address.test(children)) return <span dir="auto">{children}</span>;
  return (
    <a href={children} rel="noopener noreferrer" dir="auto">
      {children.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')}
    </a>
  );
}

/** The name of an entity that a field refers to, as a link to where that is shown; plain text where nothing is. */
export function Reference({ field, children }: { readonly field: Field; readonly children: string }) {
  const { link } = field;
  if (!link) return <Text>{children}</Text>;
  return (
    <a class="reference" href={link.href} data-kind={link.kind} data-id={link.id} dir="auto">
      {children}
    </a>
  );
}

/** Longer text; a blank line starts a new paragraph. */
export function Prose({ field, class: name }: { readonly field: Field; readonly class?: string }) {
  const text = field.readable;
  if (text === undefined) return null;
  return (
    <div class={`prose ${name ?? ''}`.trim()} data-line={field.line}>
      {text.split(/\n\s*\n/).map((paragraph) => (
        <p key={paragraph} dir="auto">
          {paragraph}
        </p>
      ))}
    </div>
  );
}

/** What may be an enumerated value, and gets a capital. */
const oneWord = /^[a-z]+$/;

/** Any value: enumerated values in words, lists of short words with commas, longer ones one below the other. */
export function Value({ field }: { readonly field: Field }) {
  if (!Array.isArray(field.value))
    return (
      <Text>{oneWord.test(field.text ?? '') ? sentence(field.text ?? '') : valueWords(field.readable ?? '')}</Text>
    );
  const texts = field.items.map((item) => valueWords(item.readable ?? ''));
  if (texts.length < 2 || texts.every((text) => text.length <= 24 && !/[,;]/.test(text))) {
    return <Text>{texts.join(', ')}</Text>;
  }
  return (
    <ul class="plain-list">
      {field.items.map((item, index) => (
        <li key={item.pointer} data-line={item.line}>
          <Text>{texts[index] ?? ''}</Text>
        </li>
      ))}
    </ul>
  );
}

import { Evidence } from './evidence.js';
import type { Field } from './field.js';
import { type CardProps, Glance, PageFrame, Sections } from './generic.js';
import { Extras } from './generic-parts.js';
import { Section } from './section.js';
import { Text } from './text.js';
import { count } from './words.js';

/** Where the terms of a glossary stand on its page, by the term. */
type Anchors = ReadonlyMap<string, string>;

interface Term {
  readonly field: Field;
  readonly name: string;
  readonly anchor: string;
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** The card of a glossary: the terms from A to Z, each with the ones to see also. */
export function GlossaryCard({ model, root }: CardProps) {
  const { entity } = model;
  const prefix = `term-${(entity.id ?? '').replace(/[^\w-]/g, '')}-${entity.document}${entity.pointer.replace(/\W/g, '-')}`;
  const terms = root
    .get('terms')
    .items.map((field, index) => ({ field, name: nameOfTerm(field), anchor: `${prefix}-${index}` }))
    .sort((a, b) => collator.compare(a.name, b.name));
  const anchors: Anchors = new Map(terms.map(({ name, anchor }) => [keyOf(name), anchor]));
  const letters = byLetter(terms);
  const more = terms.length > 0 ? [{ text: count(terms.length, 'term'), line: root.get('terms').line }] : [];
  return (
    <PageFrame model={model} root={root} more={more}>
      <Glance model={model} root={root} without={['terms']} />
      {letters.length > 3 ? <Index letters={letters} prefix={prefix} /> : null}
      <div class="section letter-groups">
        {letters.map(([letter, group]) => (
          <Section key={letter} title={letter} class="letter">
            <dl class="terms" id={`${prefix}-${codeOf(letter)}`}>
              {group.map((term) => (
                <TermEntry key={term.anchor} term={term} anchors={anchors} />
              ))}
            </dl>
          </Section>
        ))}
      </div>
      <Sections model={model} root={root} without={['terms']} />
    </PageFrame>
  );
}

function nameOfTerm(field: Field): string {
  return (field.isMapping ? field.get('term').readable : field.readable) ?? 'Unnamed';
}

const keyOf = (term: string) => term.trim().toLowerCase();

/** The terms under their first letters. What begins with no letter stands under "#". */
function byLetter(terms: readonly Term[]): [string, Term[]][] {
  const groups = new Map<string, Term[]>();
  for (const term of terms) {
    const first = Array.from(term.name.normalize('NFD'))[0] ?? '';
    const letter = /\p{L}/u.test(first) ? first.toLocaleUpperCase('en') : '#';
    const group = groups.get(letter);
    if (group) group.push(term);
    else groups.set(letter, [term]);
  }
  return [...groups];
}

/** A letter as a part of an anchor. */
const codeOf = (letter: string) => `at-${letter.codePointAt(0) ?? 0}`;

function Index({ letters, prefix }: { readonly letters: readonly [string, Term[]][]; readonly prefix: string }) {
  return (
    <nav class="section letters" aria-label="Letters">
      {letters.map(([letter]) => (
        <a key={letter} href={`#${prefix}-${codeOf(letter)}`}>
          {letter}
        </a>
      ))}
    </nav>
  );
}

const shown = ['term', 'definition', 'definitions', 'acronym_of', 'see_also', 'see'];

function TermEntry({ term: { field, name, anchor }, anchors }: { readonly term: Term; readonly anchors: Anchors }) {
  const full = field.get('acronym_of');
  const meanings = [...field.get('definition').items, ...field.get('definitions').items];
  const others = [...field.get('see').items, ...field.get('see_also').items];
  return (
    <div class="term" id={anchor} data-line={field.line}>
      <dt class="term-name">
        <Text>{name}</Text>
        {full.readable ? (
          <small data-line={full.line}>
            {' '}
            <Text>{full.readable}</Text>
          </small>
        ) : null}
      </dt>
      {meanings.map((meaning) => (
        <dd key={meaning.pointer} data-line={meaning.line}>
          <Text>{meaning.readable ?? ''}</Text>
        </dd>
      ))}
      <dd class="term-more">
        {others.length > 0 ? (
          <p>
            {meanings.length > 0 ? 'See also' : 'See'}{' '}
            {others.map((other, index) => (
              <span key={other.pointer}>
                {index > 0 ? ', ' : null}
                <Other name={other.readable ?? ''} anchors={anchors} />
              </span>
            ))}
          </p>
        ) : null}
        <Extras item={field} without={shown} />
        <Evidence owner={field} />
      </dd>
    </div>
  );
}

/** A term of this glossary as a link to its place; one of another glossary as it is called. */
function Other({ name, anchors }: { readonly name: string; readonly anchors: Anchors }) {
  const anchor = anchors.get(keyOf(name));
  return anchor ? (
    <a href={`#${anchor}`} dir="auto">
      {name}
    </a>
  ) : (
    <Text>{name}</Text>
  );
}

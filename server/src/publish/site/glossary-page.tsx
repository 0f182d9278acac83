import { Text } from '../../cards/text.js';
import { Crumbs, framed, type NavPage } from './frame.js';
import type { SiteLibrary } from './library.js';
import { keyOf, type SiteTerm } from './terms.js';

const path = 'glossary.html';

/** Every word that the library explains, with a place to link to. */
export function glossaryPage(site: SiteLibrary, nav: readonly NavPage[], terms: readonly SiteTerm[]): string {
  const letters = new Map<string, SiteTerm[]>();
  for (const term of terms) letters.set(letterOf(term), [...(letters.get(letterOf(term)) ?? []), term]);
  const anchors = new Map(terms.map(({ name, anchor }) => [keyOf(name), anchor]));
  const groups = [...letters].map(([letter, own], index) => ({ letter, own, id: `letter-${index + 1}` }));
  return framed({
    site,
    nav,
    path,
    title: 'Glossary',
    children: (
      <>
        <Crumbs path={path} steps={[{ path: 'index.html', label: site.title }]} here="Glossary" />
        <article class="card site-card tint-6">
          <div class="card-body">
            <header class="site-title">
              <h1>
                Glossary <small class="site-count">{terms.length}</small>
              </h1>
              <p class="hint">What the words of this library mean.</p>
            </header>
            {groups.length > 3 ? (
              <nav class="site-letters" aria-label="Letters">
                {groups.map(({ letter, id }) => (
                  <a key={id} href={`#${id}`}>
                    {letter}
                  </a>
                ))}
              </nav>
            ) : null}
            {groups.map(({ letter, own, id }) => (
              <section key={id} class="section site-words" aria-labelledby={id}>
                <h2 id={id}>{letter}</h2>
                <dl>
                  {own.map((term) => (
                    <Word key={term.anchor} term={term} anchors={anchors} />
                  ))}
                </dl>
              </section>
            ))}
          </div>
        </article>
      </>
    ),
  });
}

function letterOf({ name }: SiteTerm): string {
  const [letter = '#'] = name.normalize('NFKD').toUpperCase();
  return /\p{L}/u.test(letter) ? letter : '#';
}

function Word({
  term: { name, anchor, terms },
  anchors,
}: {
  readonly term: SiteTerm;
  readonly anchors: ReadonlyMap<string, string>;
}) {
  const several = terms.length > 1;
  return (
    <div id={anchor}>
      <dt dir="auto">{name}</dt>
      {terms.map(({ definitions, acronymOf, seeAlso, glossary }, index) => (
        <dd key={`${glossary ?? ''} ${index}`}>
          {acronymOf ? (
            <p>
              <b dir="auto">{acronymOf}</b>
            </p>
          ) : null}
          {definitions.map((definition) => (
            <p key={definition}>
              <Text>{definition}</Text>
            </p>
          ))}
          {seeAlso.length > 0 ? (
            <p class="site-see">
              See also{' '}
              {seeAlso.map((other, at) => (
                <span key={other}>
                  {at > 0 ? ', ' : ''}
                  <See name={other} anchor={anchors.get(keyOf(other))} />
                </span>
              ))}
            </p>
          ) : null}
          {several && glossary ? <p class="site-see">From {glossary}</p> : null}
        </dd>
      ))}
    </div>
  );
}

function See({ name, anchor }: { readonly name: string; readonly anchor: string | undefined }) {
  if (anchor === undefined) return <span dir="auto">{name}</span>;
  return (
    <a href={`#${anchor}`} dir="auto">
      {name}
    </a>
  );
}

import { renderCard } from '../../cards/render.js';
import { count } from '../../cards/words.js';
import { usersOf } from '../../features/card-users.js';
import { Ready } from '../page.js';
import { Crumbs, framed, type NavPage } from './frame.js';
import { type Entry, type KindList, modelOf, pluralOf, type SiteLibrary, sourceOf } from './library.js';
import { listPath, wayFrom } from './paths.js';
import { linkTerms, type SiteTerm } from './terms.js';

/** The page of an entity: its card, who refers to it, where it comes from, and the way on. */
export function entityPage(
  site: SiteLibrary,
  nav: readonly NavPage[],
  terms: readonly SiteTerm[],
  list: KindList,
  entry: Entry,
): string {
  const { path, name, line, entity } = entry;
  const way = (target: string) => wayFrom(path, target);
  const hrefOf: Parameters<typeof modelOf>[2] = (kind, id) => {
    const target = site.pathOf(kind, id);
    return target === undefined || target === path ? undefined : way(target);
  };
  const card = renderCard(modelOf(site, entry, hrefOf, way));
  // A glossary explains its words itself.
  const linked = entity.kind === 'glossary' ? card : linkTerms(card, terms, (anchor) => way(`glossary.html#${anchor}`));
  return framed({
    site,
    nav,
    path,
    title: name,
    description: line,
    children: (
      <>
        <Crumbs
          path={path}
          steps={[
            { path: 'index.html', label: site.title },
            { path: listPath(entity.kind), label: list.label },
          ]}
          here={name}
        />
        <Ready html={linked} />
        <div class="site-after">
          <UsedBy site={site} entry={entry} hrefOf={hrefOf} />
          <p class="site-source">
            Source: <code>{sourceOf(site, entry)}</code>
          </p>
          <Turn list={list} entry={entry} />
        </div>
      </>
    ),
  });
}

interface UsedByProps {
  readonly site: SiteLibrary;
  readonly entry: Entry;
  readonly hrefOf: Parameters<typeof modelOf>[2];
}

function UsedBy({ site, entry: { entity }, hrefOf }: UsedByProps) {
  // The card of a study says so itself.
  if (entity.id === undefined || entity.kind === 'study') return null;
  const users = usersOf(site.snapshot.library, entity.kind, entity.id, hrefOf);
  if (users.length === 0) return null;
  const groups = site.lists.flatMap(({ kind }) => {
    const own = users.filter((user) => user.kind === kind.name);
    return own.length > 0 ? [{ kind: kind.name, own }] : [];
  });
  return (
    <section aria-labelledby="used-by">
      <h2 id="used-by">Used by</h2>
      <dl class="site-users">
        {groups.map(({ kind, own }) => (
          <div key={kind}>
            <dt>{pluralOf(kind)}</dt>
            {own.map(({ name, link, times }, index) => (
              <dd key={`${link?.id ?? name} ${index}`}>
                {link ? (
                  <a href={link.href} dir="auto">
                    {name}
                  </a>
                ) : (
                  <span dir="auto">{name}</span>
                )}
                {times > 1 ? <small> in {count(times, 'place')}</small> : null}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The ways to the entities before and after one. */
function Turn({ list: { entries, label }, entry }: { readonly list: KindList; readonly entry: Entry }) {
  const at = entries.indexOf(entry);
  const [before, after] = [entries[at - 1], entries[at + 1]];
  if (!before && !after) return null;
  return (
    <nav class="site-turn" aria-label={`More: ${label}`}>
      {before ? (
        <a rel="prev" href={wayFrom(entry.path, before.path)}>
          <small>Previous</small> <span dir="auto">{before.name}</span>
        </a>
      ) : null}
      {after ? (
        <a rel="next" href={wayFrom(entry.path, after.path)}>
          <small>Next</small> <span dir="auto">{after.name}</span>
        </a>
      ) : null}
    </nav>
  );
}

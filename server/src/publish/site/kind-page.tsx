import type { JsonSchema } from '../../kinds/types.js';
import { Crumbs, framed, type NavPage } from './frame.js';
import type { KindList, SiteLibrary } from './library.js';
import { listPath } from './paths.js';
import { Tiles } from './tile.js';

/** The list of all entities of a kind. */
export function kindPage(site: SiteLibrary, nav: readonly NavPage[], { kind, label, entries }: KindList): string {
  const path = listPath(kind.name);
  return framed({
    site,
    nav,
    path,
    title: label,
    children: (
      <>
        <Crumbs path={path} steps={[{ path: 'index.html', label: site.title }]} here={label} />
        <article class="card site-card tint-6">
          <div class="card-body">
            <header class="site-title">
              <h1>
                {label} <small class="site-count">{entries.length}</small>
              </h1>
              <About schema={kind.schema} />
            </header>
            <section class="section" aria-label={label}>
              <h2 class="sr-only">All of them</h2>
              <Tiles site={site} entries={entries} from={path} level={2} />
            </section>
          </div>
        </article>
      </>
    ),
  });
}

function About({ schema: { description } }: { readonly schema: JsonSchema }) {
  return description === undefined ? null : <p class="hint">{description.replace(/`/g, '')}</p>;
}

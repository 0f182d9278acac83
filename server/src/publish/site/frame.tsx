import type { ComponentChildren } from 'preact';
import { renderPage } from '../page.js';
import type { SiteLibrary } from './library.js';
import { wayFrom } from './paths.js';

/**
 * Nothing but the files of the site. A page that is opened from a disk has no origin that `'self'` could mean in every
 * browser, so files are named beside it; on the web `file:` leads nowhere.
 */
const policy = `default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; base-uri 'none'; form-action 'none'`;

/** A ring that is nearly full, as the health of a library is drawn. */
const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6" fill="none" stroke="#2b7a9b" stroke-width="3.5" stroke-dasharray="32 6" transform="rotate(-90 8 8)"/></svg>',
)}`;

/** Where the files are that every page needs. */
export const assets = {
  style: 'assets/site.css',
  theme: 'assets/theme.js',
  reader: 'assets/reader.js',
  index: 'assets/search-index.js',
} as const;

/** A page that the navigation leads to. */
export interface NavPage {
  readonly path: string;
  readonly label: string;
}

interface FrameProps {
  readonly site: SiteLibrary;
  readonly nav: readonly NavPage[];
  readonly path: string;
  /** Of the page; the site's is added. */
  readonly title?: string;
  readonly description?: string | undefined;
  readonly children: ComponentChildren;
}

/** A whole page of the site: the same head and foot everywhere. */
export function framed(props: FrameProps): string {
  const { site, path, title, description } = props;
  return renderPage(
    {
      title: title === undefined ? site.title : `${title} · ${site.title}`,
      policy,
      icon,
      stylesheets: [wayFrom(path, assets.style)],
      scripts: [wayFrom(path, assets.reader)],
      class: 'site',
      ...(description ? { description } : {}),
    },
    <Frame {...props} />,
  );
}

function Frame({ site, nav, path, children }: FrameProps) {
  const way = (target: string) => wayFrom(path, target);
  return (
    <>
      {/* Before anything is painted: the colours that the reader chose. */}
      <script src={way(assets.theme)} />
      <a class="skip" href="#main">
        Skip to content
      </a>
      <header class="site-head">
        <a
          class="site-name"
          href={way('index.html')}
          dir="auto"
          aria-current={path === 'index.html' ? 'page' : undefined}
        >
          {site.title}
        </a>
        {nav.length > 0 ? (
          <nav aria-label="Site">
            <ul>
              {nav.map((page) => (
                <li key={page.path}>
                  <a href={way(page.path)} aria-current={page.path === path ? 'page' : undefined}>
                    {page.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        <Tools index={way(assets.index)} root={way('')} />
      </header>
      <main id="main" tabindex={-1}>
        {children}
      </main>
      <footer class="page-foot">
        <p>
          As of <time dateTime={site.snapshot.today}>{site.snapshot.today}</time>. Made with Personas as Code from the
          files of this library.
        </p>
      </footer>
    </>
  );
}

/** What works with script only, and is not seen without. */
function Tools({ index, root }: { readonly index: string; readonly root: string }) {
  return (
    <div class="site-tools" id="tools" data-index={index} data-root={root} hidden>
      <search class="site-search">
        <input
          id="search"
          type="text"
          role="combobox"
          aria-label="Search the library"
          aria-autocomplete="list"
          aria-expanded="false"
          aria-controls="found"
          autocomplete="off"
          spellcheck={false}
          placeholder="Search"
          dir="auto"
        />
        <span class="key" aria-hidden="true">
          /
        </span>
        <div id="found" role="listbox" aria-label="Found" hidden />
        <p id="found-count" class="away" role="status" />
      </search>
      <button id="theme" type="button">
        Colours: auto
      </button>
    </div>
  );
}

/** The way back up. */
export function Crumbs({
  path,
  steps,
  here,
}: {
  readonly path: string;
  readonly steps: readonly NavPage[];
  readonly here: string;
}) {
  return (
    <nav class="crumbs" aria-label="Breadcrumb">
      <ol>
        {steps.map((step) => (
          <li key={step.path}>
            <a href={wayFrom(path, step.path)} dir="auto">
              {step.label}
            </a>
          </li>
        ))}
        <li>
          <span aria-current="page" dir="auto">
            {here}
          </span>
        </li>
      </ol>
    </nav>
  );
}

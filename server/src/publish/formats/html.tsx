import { renderCard } from '../../cards/render.js';
import { words } from '../../cards/words.js';
import { titleOf } from '../../features/card.js';
import { kindOf } from '../../kinds/registry.js';
import { Anchors, type ExportJob, modelIn } from '../job.js';
import { pageStyle, Ready, renderPage } from '../page.js';
import type { Shown } from '../snapshot.js';

/** Cards as one page that stands alone: no script, its style in it, and it asks nobody for anything. */
export function html(job: ExportJob): string {
  const { entities, title, theme, snapshot } = job;
  const anchors = new Anchors(entities);
  const isWhole = entities.length > 1;
  const page = { title, theme, style: pageStyle, class: 'export' };
  return renderPage(
    page,
    <>
      {isWhole ? <Contents job={job} anchors={anchors} /> : null}
      <main>
        {entities.map((shown) => (
          <section key={anchors.of(shown)} id={anchors.of(shown)} class="export-card" aria-label={nameOf(shown)}>
            <Ready html={renderCard(modelIn(job, shown, anchors.hrefOf), { layout: job.layout })} />
          </section>
        ))}
        {entities.length === 0 ? <p class="page-foot">There is nothing in this library yet.</p> : null}
      </main>
      <footer class="page-foot">
        {isWhole ? <a href="#contents">Contents</a> : null}
        {isWhole ? ' · ' : null}
        Made on <time dateTime={snapshot.today}>{snapshot.today}</time> with Personas as Code
      </footer>
    </>,
  );
}

/** Everything that is in the page, by kind. */
function Contents({ job, anchors }: { readonly job: ExportJob; readonly anchors: Anchors }) {
  const { entities, title, snapshot } = job;
  const kinds = [...new Set(entities.map(({ entity }) => entity.kind))];
  return (
    <header class="export-head" id="contents">
      <h1 dir="auto">{title}</h1>
      <p class="export-made">
        {entities.length} entries, as of <time dateTime={snapshot.today}>{snapshot.today}</time>
      </p>
      <nav aria-label="Contents" class="export-contents">
        {kinds.map((kind) => (
          <section key={kind}>
            <h2>{kindOf(kind).label}</h2>
            <ul>
              {entities
                .filter(({ entity }) => entity.kind === kind)
                .map((shown) => (
                  <li key={anchors.of(shown)}>
                    <a href={`#${anchors.of(shown)}`} dir="auto">
                      {nameOf(shown)}
                    </a>
                    <Aside shown={shown} />
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </nav>
    </header>
  );
}

/** What tells one entry from the next: role, or that it is not in use. */
function Aside({ shown: { entity } }: { readonly shown: Shown }) {
  const { role, status } = entity.data;
  const texts = [
    typeof role === 'string' ? role : undefined,
    typeof status === 'string' && status !== 'active' ? words(status) : undefined,
  ].filter((text) => text !== undefined && text.trim() !== '');
  return texts.length === 0 ? null : (
    <span class="export-aside" dir="auto">
      {texts.join(' · ')}
    </span>
  );
}

function nameOf({ entity, file }: Shown): string {
  return titleOf(entity, file.uri);
}

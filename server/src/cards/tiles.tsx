import type { ComponentChildren } from 'preact';
import { supportOf } from './evidence.js';
import type { Field } from './field.js';
import { type CardProps, fieldOf } from './generic.js';
import { StatementsOf } from './generic-parts.js';

/** One list of a picture that is made of lists. */
export interface Tile {
  readonly key: string;
  readonly title: string;
  /** What the title means. */
  readonly hint?: string;
  /** A small drawing or letter before the title. */
  readonly mark?: ComponentChildren;
  /** The class of a colour of its own. */
  readonly tint?: string;
}

interface TilesProps extends CardProps {
  readonly tiles: readonly Tile[];
  readonly class: string;
  /** What stands in the picture beside the lists. */
  readonly children?: ComponentChildren;
}

/** Lists side by side, each in its place. An empty one stays, so that what is missing can be seen. */
export function Tiles({ model, root, tiles, class: name, children }: TilesProps) {
  if (tiles.every(({ key }) => root.get(key).isEmpty)) return null;
  const claims = tiles.some(({ key }) => hasSources(root.get(key)));
  return (
    <div class={`section ${name}`}>
      {children}
      {tiles.map(({ key, title, hint, mark, tint }) => {
        const field = root.get(key);
        return (
          <section key={key} class={`tile tile-${key} ${tint ? `hued ${tint}` : ''}`.trim()} data-line={field.line}>
            <h2>
              {mark}
              <span>
                {title}
                {hint ? (
                  <>
                    {' '}
                    <small>{hint}</small>
                  </>
                ) : null}
              </span>
            </h2>
            {field.items.length > 0 ? (
              <StatementsOf list={fieldOf(model, root, key)} claims={claims} />
            ) : (
              <p class="nothing">Nothing yet</p>
            )}
          </section>
        );
      })}
    </div>
  );
}

/** A letter as the mark of a tile. */
export function Letter({ children }: { readonly children: string }) {
  return (
    <span class="tile-letter" aria-hidden="true">
      {children}
    </span>
  );
}

/** Whether at least one statement of a list says where it comes from. */
export function hasSources(list: Field): boolean {
  return list.items.some((item) => supportOf(item) !== 'none');
}

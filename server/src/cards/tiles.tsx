import type { Field } from './field.js';
import { type CardProps, fieldOf } from './generic.js';
import { StatementsOf } from './generic-parts.js';

/** One field of a picture in tiles: key, title, and what the title means. */
export type Tile = readonly [key: string, title: string, hint: string];

/** Lists side by side, each in its place. An empty one stays, so that what is missing can be seen. */
export function Tiles({ model, root, tiles, class: name }: CardProps & { tiles: readonly Tile[]; class: string }) {
  if (tiles.every(([key]) => root.get(key).isEmpty)) return null;
  return (
    <div class={`section ${name}`}>
      {tiles.map(([key, title, hint]) => {
        const field: Field = root.get(key);
        return (
          <section key={key} class={`tile tile-${key}`} data-line={field.line}>
            <h2>
              {title} <small>{hint}</small>
            </h2>
            {field.items.length > 0 ? (
              <StatementsOf list={fieldOf(model, root, key)} />
            ) : (
              <p class="nothing">Nothing yet</p>
            )}
          </section>
        );
      })}
    </div>
  );
}

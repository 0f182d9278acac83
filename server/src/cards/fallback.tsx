import type { Field } from './field.js';
import { CardHeader, nameOf } from './header.js';
import type { CardModel } from './types.js';
import { words } from './words.js';

/** Takes the place of a card that cannot be drawn, because of something in the text that nobody foresaw. */
export function FallbackCard({ model, root }: { readonly model: CardModel; readonly root: Field }) {
  const { entity, findings } = model;
  return (
    <>
      <CardHeader
        entity={entity}
        root={root}
        shape="page"
        kicker={entity.schema.title ?? words(entity.kind)}
        labels={[]}
      />
      <p class="prose lead">
        The card of {nameOf(entity)} cannot be drawn from what the file says now.{' '}
        {findings.length > 0 ? 'The notes below may say why. ' : ''}It will be back once the text has changed.
      </p>
    </>
  );
}

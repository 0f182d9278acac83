import type { Field } from './field.js';
import { CardHeader, nameOf } from './header.js';
import type { CardModel } from './types.js';

/** The card of an entity that has no card of its own, or cannot be drawn as it stands. */
export function FallbackCard({ model, root }: { readonly model: CardModel; readonly root: Field }) {
  return (
    <>
      <CardHeader entity={model.entity} root={root} shape="job" kicker={model.entity.kind} labels={[]} />
      <p class="lead">There is no card for {nameOf(model.entity)} as it stands. The notes below may say why.</p>
    </>
  );
}

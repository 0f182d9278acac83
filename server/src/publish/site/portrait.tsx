import { Avatar, type Shape } from '../../cards/avatar.js';
import { text } from '../../kinds/read.js';
import type { KindName } from '../../kinds/types.js';
import { isNegative } from '../../library/library.js';
import type { Entry, SiteLibrary } from './library.js';
import { wayFrom } from './paths.js';

const shapes: Readonly<Partial<Record<KindName, Shape>>> = { persona: 'person', icp: 'company', jtbd: 'job' };

/** The picture of an entity in lists, or the drawing that stands for it. The name stands beside it. */
export function EntryPortrait({
  site,
  entry,
  from,
}: {
  readonly site: SiteLibrary;
  readonly entry: Entry;
  readonly from: string;
}) {
  const { entity, file, name } = entry;
  const source = text(entity.data.image);
  const found = source === undefined ? undefined : site.pictureOf(file.uri, source);
  const picture = found === undefined || found.startsWith('data:') ? found : wayFrom(from, found);
  return (
    <Avatar
      entity={entity}
      name={name}
      shape={shapes[entity.kind] ?? 'page'}
      picture={picture}
      crossed={entity.kind === 'persona' && isNegative(entity)}
    />
  );
}

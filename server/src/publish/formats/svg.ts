import type { ExportJob } from '../job.js';
import { modelIn } from '../job.js';
import { outlineOf } from '../outline.js';
import { paletteOf } from '../poster/palette.js';
import { posterSvg } from '../poster/poster.js';
import type { Shown } from '../snapshot.js';

/** An entity as a poster: a picture that every program opens. It names no other file and loads nothing. */
export function svg(job: ExportJob, shown: Shown): string {
  const model = modelIn(job, shown);
  const source = model.entity.data.image;
  const picture = typeof source === 'string' ? model.pictureOf?.(source.trim()) : undefined;
  return posterSvg({
    outline: outlineOf(model),
    colors: paletteOf(shown.entity, job.theme === 'dark' ? 'dark' : 'light'),
    sheet: job.layout,
    // A picture on the web would not come along.
    picture: picture?.startsWith('data:') ? picture : undefined,
    today: job.snapshot.today,
  });
}

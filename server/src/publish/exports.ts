import { isDevice } from './device-names.js';
import { csv } from './formats/csv.js';
import { html } from './formats/html.js';
import { json } from './formats/json.js';
import { markdown } from './formats/markdown.js';
import { svg } from './formats/svg.js';
import { type ExportJob, inOrder, slugOf } from './job.js';
import type { Shown, Snapshot } from './snapshot.js';
import { titleOfFolder } from './title.js';

/** Every format that text can be written in here; pictures and paper are made from these by a browser. */
export const textFormats = ['html', 'md', 'svg', 'json', 'csv'] as const;
export type TextFormat = (typeof textFormats)[number];

export const exportFormats = [...textFormats, 'png', 'pdf'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Formats of one entity each. */
export const oneEach: readonly ExportFormat[] = ['svg', 'png'];
/** Formats of a whole library; all others are of either. */
export const wholeOnly: readonly ExportFormat[] = ['json', 'csv'];

const formats: Readonly<Record<TextFormat, (job: ExportJob) => string>> = {
  html,
  md: markdown,
  json,
  csv,
  svg: (job) => {
    const [only] = job.entities;
    return only ? svg(job, only) : '';
  },
};

/**
 * Writes a job in a format.
 *
 * @param format svg takes the first entity of the job
 */
export function exported(format: TextFormat, job: ExportJob): string {
  return formats[format](job);
}

/** The name of the file for an entity, without its folder; for a whole library where there are several. */
export function fileNameOf(format: ExportFormat, { entities, title }: Pick<ExportJob, 'entities' | 'title'>): string {
  const [first] = entities;
  if (format === 'csv') return 'accounts.csv';
  if (entities.length !== 1 || !first || wholeOnly.includes(format)) return `${slugOf(title)}.${format}`;
  return `${stemOf(first)}.${format}`;
}

/** A file name for each entity of a job; where two would have the same, the later ones get a number. */
export function fileNames(format: ExportFormat, entities: readonly Shown[]): Map<Shown, string> {
  const taken = new Set<string>();
  return new Map(
    entities.map((shown) => {
      const stem = stemOf(shown);
      let name = stem;
      for (let turn = 2; taken.has(name); turn++) name = `${stem}-${turn}`;
      taken.add(name);
      return [shown, `${name}.${format}`];
    }),
  );
}

/** A job for a whole library, in the order of exports. */
export function wholeJob(
  snapshot: Snapshot,
  options: Pick<ExportJob, 'pathOf'> & Partial<Pick<ExportJob, 'theme' | 'layout' | 'effective'>>,
): ExportJob {
  return {
    theme: 'auto',
    layout: 'page',
    effective: false,
    ...options,
    snapshot,
    title: titleOfFolder(snapshot.library.root),
    entities: inOrder(snapshot),
  };
}

function stemOf({ entity: { kind, id, name } }: Shown): string {
  const slug = slugOf(id ?? name ?? 'unnamed');
  return `${isDevice(slug) ? `${slug}-1` : slug}.${kind}`;
}

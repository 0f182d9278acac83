import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pageOf } from '../../scripts/schemas/docs.mjs';
import { placesOf, projectRoot, schemas } from './support.js';

/** Where GitHub puts a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');

const anchorsIn = (page: string) => [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading ?? ''));

describe.each(schemas)('the reference page of $name', ({ name, schema }) => {
  const path = join(projectRoot, pageOf(name));
  const text = readFileSync(path, 'utf8');

  test('lists every field and every value', () => {
    for (const { pointer, schema: place, as } of placesOf(schema)) {
      const key = pointer.split('/').at(-1) ?? '';
      // A field has a row; the word of a plain statement stands in the row of its list.
      const listed = text.includes(`\n| \`${key}\``) || text.includes(`](#statements), \`${key}\` |`);
      if (as === 'property') expect(listed, pointer).toBe(true);
      for (const value of place.enum ?? []) expect(text, pointer).toContain(`\`${value}\`: `);
    }
  });

  test('links to headings and files that are there', () => {
    const anchors = anchorsIn(text);
    expect(new Set(anchors).size, 'two headings of one name').toBe(anchors.length);
    for (const [, target = ''] of text.matchAll(/\]\(([^)]+)\)/g)) {
      const [file, anchor] = target.split('#');
      const page = file ? join(dirname(path), file) : path;
      expect(existsSync(page), target).toBe(true);
      if (anchor) expect(anchorsIn(readFileSync(page, 'utf8')), target).toContain(anchor);
    }
  });

  test('has tables whose rows have as many cells as their heads', () => {
    for (const row of text.split('\n').filter((line) => line.startsWith('|'))) {
      expect(row.replaceAll('\\|', '').split('|').length, row).toBe(6);
    }
  });
});

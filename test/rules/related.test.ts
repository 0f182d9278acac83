import { describe, expect, test } from 'vitest';
import { checkText, fixtures } from './fixtures.js';

/** Rules whose findings have to do with another place: a duplicate, the other of a pair, a parent, what is copied. */
const pointing = [
  'duplicate-id',
  'duplicate-name',
  'identical-item-across',
  'inheritance-cycle',
  'label-drift',
  'multi-parent-conflict',
  'override-with-empty',
  'redundant-override',
  'reference-by-stem',
  'stale-copy',
  'story-duplicate-title',
  'undifferentiated',
];

describe('related places', () => {
  test.each(pointing)('%s points at the other place', (id) => {
    const found = fixtures()
      .filter(({ rule }) => rule === id)
      .flatMap(({ text }) => {
        const { findings } = checkText(text);
        const files = new Map(findings.map(({ file }) => [file.uri, file.parsed.lines] as const));
        return findings.filter(({ rule }) => rule === id).map((finding) => ({ finding, files }));
      });
    expect(found.some(({ finding: { related = [] } }) => related.length > 0)).toBe(true);
    for (const { finding, files } of found) {
      const here = finding.file.parsed.lines.range(finding.span);
      for (const { uri, range, message } of finding.related ?? []) {
        expect(message).toMatch(/\w/);
        if (uri === finding.file.uri) expect(range).not.toEqual(here);
        const lines = files.get(uri);
        const text = lines?.text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
        if (text !== undefined) expect(text.trim()).not.toBe('');
      }
    }
  });
});

import { expect, test } from 'vitest';
import { withIcon } from '../../client/src/icons.js';
import { writableKinds } from '../../server/src/kinds/registry.js';

test('every kind has an icon of its own', () => {
  const icons = writableKinds().map((kind) => withIcon(kind, ''));
  expect(icons).not.toContain(withIcon('nonsense', ''));
  expect(new Set(icons).size).toBe(icons.length);
});

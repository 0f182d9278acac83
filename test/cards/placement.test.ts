import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf, overlaps, placeLabels, type Spot, spread } from '../../server/src/cards/placement.js';

const frame = { left: 0, top: 0, right: 400, bottom: 340 };
const spots = fc.array(
  fc.record({
    x: fc.double({ min: 0, max: 400, noNaN: true }),
    y: fc.double({ min: 0, max: 340, noNaN: true }),
    r: fc.constantFrom(11, 14, 18),
    name: fc.string({ maxLength: 40 }),
  }),
  { maxLength: 24 },
);
const boxOf = ({ x, y, r }: Spot) => ({ left: x - r, top: y - r, right: x + r, bottom: y + r });

test('no label lies on another, on a spot or outside', () => {
  fc.assert(
    fc.property(spots, (given) => {
      const placed = spread(given, frame);
      const labels = placeLabels(placed, frame).flatMap((label) => label ?? []);
      for (const [index, { box }] of labels.entries()) {
        for (const other of labels.slice(index + 1)) expect(overlaps(box, other.box)).toBe(false);
        for (const spot of placed) expect(overlaps(box, boxOf(spot))).toBe(false);
        expect(box.left >= 0 && box.top >= 0 && box.right <= 400 && box.bottom <= 340).toBe(true);
      }
    }),
  );
});

test('spots on one place are set apart, and stay within the frame', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), fc.constantFrom(0, 200, 400), (amount, x) => {
      const placed = spread(
        Array.from({ length: amount }, () => ({ x, y: 170, r: 14, name: 'A' })),
        frame,
      );
      for (const [index, spot] of placed.entries()) {
        expect(spot.x).toBeGreaterThanOrEqual(14);
        expect(spot.x).toBeLessThanOrEqual(386);
        for (const other of placed.slice(index + 1)) {
          expect(Math.hypot(spot.x - other.x, spot.y - other.y)).toBeGreaterThan(25);
        }
      }
    }),
  );
});

test('a spot that has room keeps its place and its name', () => {
  const alone = { x: 200, y: 170, r: 14, name: 'Denise Okafor' };
  expect(spread([alone], frame)).toEqual([alone]);
  expect(placeLabels([alone], frame)).toMatchObject([{ lines: ['Denise Okafor'], anchor: 'start', x: 218 }]);
});

test('a name has two lines at most, and letters are not torn', () => {
  expect(linesOf('Registered manager of an agency')).toEqual(['Registered manager', 'of an agency']);
  expect(linesOf('The person who answers in law for the care')).toEqual(['The person who', 'answers in law fo…']);
  expect(linesOf('🙂'.repeat(30))).toEqual([`${'🙂'.repeat(17)}…`]);
  expect(linesOf('')).toEqual(['']);
});

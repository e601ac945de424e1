import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveInGrid } from '../../../../renderer/components/grid-moves.ts';

describe('arrows in a grid', () => {
  it('stop at the edges', () => {
    const size = { rows: 2, columns: 3 };
    expect(moveInGrid({ row: 0, column: 0 }, 'ArrowUp', size)).toEqual({ row: 0, column: 0 });
    expect(moveInGrid({ row: 0, column: 2 }, 'ArrowRight', size)).toEqual({ row: 0, column: 2 });
    expect(moveInGrid({ row: 0, column: 1 }, 'ArrowDown', size)).toEqual({ row: 1, column: 1 });
    expect(moveInGrid({ row: 1, column: 0 }, 'End', size)).toEqual({ row: 1, column: 2 });
    expect(moveInGrid({ row: 1, column: 2 }, 'Home', size)).toEqual({ row: 1, column: 0 });
  });

  it('never leave the grid', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End')),
        (rows, columns, keys) => {
          let place = { row: 0, column: 0 };
          for (const key of keys) place = moveInGrid(place, key, { rows, columns });
          expect(place.row >= 0 && place.row < rows).toBe(true);
          expect(place.column >= 0 && place.column < columns).toBe(true);
        },
      ),
    );
  });
});

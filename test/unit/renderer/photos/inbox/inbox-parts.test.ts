import { describe, expect, it } from 'vitest';
import { gridSquares } from '../../../../../renderer/photos/inbox/grid-squares.ts';
import { layTiles } from '../../../../../renderer/photos/inbox/tile-layout.ts';
import { withPinned } from '../../../../../renderer/photos/inbox/pinned-listings.ts';
import { worstFlags } from '../../../../../renderer/photos/inbox/tile-words.ts';
import { readFilter, writeFilter } from '../../../../../renderer/photos/inbox/use-inbox-view.ts';
import { qrPath } from '../../../../../renderer/photos/phone-drop/qr-path.ts';
import { spotAt, zoomScale } from '../../../../../renderer/photos/compare/zoom.ts';
import { paced } from '../../../../../renderer/app/query-client.ts';
import { photoIdSchema, type ListingId } from '../../../../../shared/domain/ids.ts';

const HOUSEHOLD = '01938c5e-7b1a-7c3d-9e4f-0123456789ab';
const photoId = (number: number) =>
  photoIdSchema.parse(`01938c5e-7b1a-7c3d-9e4f-${String(number).padStart(12, '0')}`);

describe('the squares of the grid', () => {
  it('stand five beside each other at 1366 pixels, fewer with larger text, never one alone', () => {
    expect(layTiles(724, 16)).toMatchObject({ columns: 5, tilePx: 136 });
    expect(layTiles(724, 24).columns).toBe(3);
    expect(layTiles(120, 24).columns).toBe(2);
  });

  it('never stand wider together than the room they have', () => {
    for (let width = 200; width < 2000; width += 37) {
      const { columns, tilePx, gapPx } = layTiles(width, 16);
      expect(columns * tilePx + (columns - 1) * gapPx).toBeLessThanOrEqual(width);
    }
  });

  it('lie by their number, the last row as far as there are photos', () => {
    const layout = { columns: 3, tilePx: 100, gapPx: 10 };
    const rows = [
      { index: 1, start: 120 },
      { index: 2, start: 230 },
    ];
    const squares = gridSquares(rows, layout, 7, (index) => ({ id: photoId(index) }));
    expect(squares.map(({ index, topPx, leftPx }) => [index, topPx, leftPx])).toEqual([
      [3, 120, 0],
      [4, 120, 110],
      [5, 120, 220],
      [6, 230, 0],
    ]);
    expect(squares.every(({ index, photo }) => photo?.id === photoId(index))).toBe(true);
  });

  it('show a photo once that stands in two windows while these are read again', () => {
    const layout = { columns: 2, tilePx: 100, gapPx: 10 };
    // The second window is new, the first is not: what was its last photo has moved on to the second.
    const ids = [1, 2, 2, 3].map(photoId);
    const rows = [
      { index: 0, start: 0 },
      { index: 1, start: 110 },
    ];
    const squares = gridSquares(rows, layout, 4, (index) => {
      const id = ids[index];
      return id === undefined ? undefined : { id };
    });
    expect(squares.map(({ photo }) => photo?.id)).toEqual([
      photoId(1),
      photoId(2),
      undefined,
      photoId(3),
    ]);
  });
});

describe('the address of a view', () => {
  it('says only what is not usual, and reads itself', () => {
    const filter = {
      view: 'attention',
      householdId: HOUSEHOLD,
      listingId: null,
      flag: 'blurred',
      fromDay: '2026-10-01',
      toDay: null,
    } as const;
    const usual = readFilter(new URLSearchParams());
    expect(writeFilter(usual)).toEqual({});
    const words = writeFilter({ ...usual, ...filter, householdId: usual.householdId });
    expect(words).toEqual({ show: 'attention', flag: 'blurred', from: '2026-10-01' });
    const read = readFilter(new URLSearchParams({ ...words, household: HOUSEHOLD }));
    expect(read).toEqual(filter);
  });

  it('leaves out words that mean nothing', () => {
    const words = new URLSearchParams({
      show: 'x',
      household: '7',
      flag: 'ugly',
      from: '2026-13-01',
    });
    expect(readFilter(words)).toEqual(readFilter(new URLSearchParams()));
  });
});

describe('the listings under the number keys', () => {
  const ids = (text: string) => [...text] as ListingId[];
  it('keep their numbers when used', () => {
    const pinned = { ids: ids('abc'), used: [] };
    expect(withPinned(pinned, 'b' as ListingId)).toEqual({ ids: ids('abc'), used: ids('b') });
  });

  it('give the number of the one not used for longest when all are taken', () => {
    const full = { ids: ids('abcdefghi'), used: ids('cab') };
    const after = withPinned({ ...full, used: ids('defghicab') }, 'x' as ListingId);
    expect(after.ids.join('')).toBe('abcxefghi');
    expect(after.used.join('')).toBe('efghicabx');
  });
});

describe('the flags on a tile', () => {
  const flag = (code: 'duplicate' | 'tilted' | 'blurred' | 'too-small') => ({
    code,
    value: 1,
    threshold: 2,
  });
  it('are the worst two', () => {
    const flags = [flag('duplicate'), flag('tilted'), flag('blurred'), flag('too-small')];
    expect(worstFlags(flags).map(({ code }) => code)).toEqual(['too-small', 'blurred']);
  });
});

describe('the QR code', () => {
  it('is drawn run by run, inside its quiet zone', () => {
    expect(
      qrPath([
        [true, true, false, true],
        [false, false, false, false],
      ]),
    ).toBe('M4 4h2v1H4zM7 4h1v1H7z');
  });
});

describe('looking at two photos', () => {
  it('shows the pixels of the preview, and never less than all of it', () => {
    expect(zoomScale('fit', 1600, 800)).toBe(1);
    expect(zoomScale('100', 1600, 800)).toBe(2);
    expect(zoomScale('200', 1600, 800)).toBe(4);
    expect(zoomScale('100', 400, 800)).toBe(1);
    expect(zoomScale('200', 1600, 0)).toBe(1);
  });

  it('follows the pointer inside the frame', () => {
    const box = { left: 100, top: 50, width: 200, height: 100 };
    expect(spotAt({ x: 150, y: 100 }, box)).toEqual({ x: 0.25, y: 0.5 });
    expect(spotAt({ x: 0, y: 900 }, box)).toEqual({ x: 0, y: 1 });
  });
});

describe('paced news', () => {
  it('passes on the first at once and the rest together', async () => {
    const heard: string[][] = [];
    const news = paced((topics) => heard.push([...topics]), 40);
    news.tell(['photos']);
    news.tell(['photos']);
    news.tell(['listings', 'photos']);
    expect(heard).toEqual([['photos']]);
    await expect.poll(() => heard).toEqual([['photos'], ['photos', 'listings']]);
    news.stop();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBursts } from '../../../../shared/photos/find-bursts.ts';
import { findDuplicates } from '../../../../shared/photos/find-duplicates.ts';
import { findTwins, type TwinCandidate } from '../../../../shared/photos/find-twins.ts';
import { halvesOf, hashDistance } from '../../../../shared/photos/hash-distance.ts';
import { createHashIndex } from '../../../../shared/photos/hash-index.ts';

const ORIGINAL: TwinCandidate = {
  id: 'original',
  hash: '4129f2bc6fb8a295',
  widthPx: 4032,
  heightPx: 3024,
  sizeBytes: 3_400_000,
  takenAt: '2026:10:02 08:15:00',
  hasCamera: true,
};
const COPY: TwinCandidate = {
  id: 'copy',
  hash: '4129f2bc6fb8a297',
  widthPx: 1600,
  heightPx: 1200,
  sizeBytes: 210_000,
  takenAt: null,
  hasCamera: false,
};

/** Hashes in clusters, so that near ones are common. */
const hash = fc
  .tuple(
    fc.constantFrom(0n, 0x4129_f2bc_6fb8_a295n, 0xffff_0000_ffff_0000n),
    fc.array(fc.nat(63), { maxLength: 9 }),
  )
  .map(([base, flips]) => {
    let bits: bigint = base;
    for (const at of flips) bits ^= 1n << BigInt(at);
    return bits.toString(16).padStart(16, '0');
  });
const candidates = fc
  .uniqueArray(
    fc.record({
      id: fc.nat(10_000).map(String),
      hash,
      size: fc.constantFrom([4032, 3024], [1600, 1200], [960, 720], [800, 600], [1080, 1080]),
      sizeBytes: fc.constantFrom(90_000, 200_000, 2_000_000, 3_000_000),
      takenAt: fc.constantFrom(
        null,
        '2026:10:02 08:15:00',
        '2026:10:02 08:15:03',
        '2026:10:02 09:00:00',
      ),
      hasCamera: fc.boolean(),
      camera: fc.constantFrom('', 'a', 'b'),
      sharpness: fc.constantFrom(0.3, 0.31, 0.9),
      exposure: fc.constantFrom(0.4, 1),
    }),
    { selector: ({ id }) => id, maxLength: 40 },
  )
  .map((photos) =>
    photos.map(({ size: [widthPx = 0, heightPx = 0], ...photo }) => ({
      ...photo,
      widthPx,
      heightPx,
    })),
  );

describe('findTwins', () => {
  it('hides the small copy without EXIF and keeps the original, whichever comes first', () => {
    const expected = [{ twinId: 'copy', originalId: 'original' }];
    expect(findTwins([ORIGINAL, COPY])).toEqual(expected);
    expect(findTwins([COPY, ORIGINAL])).toEqual(expected);
  });

  it('knows copies whose shorter side was rounded', () => {
    const odd = { ...ORIGINAL, widthPx: 4000, heightPx: 2252 };
    for (const heightPx of [900, 901, 902])
      expect(findTwins([odd, { ...COPY, widthPx: 1600, heightPx }])).toHaveLength(1);
    expect(findTwins([odd, { ...COPY, widthPx: 1600, heightPx: 910 }])).toEqual([]);
  });

  it('takes the same size with fewer bytes and no EXIF for a copy, and nothing else of that size', () => {
    const sameSize = { ...COPY, widthPx: 4032, heightPx: 3024, sizeBytes: 900_000 };
    expect(findTwins([ORIGINAL, sameSize])).toHaveLength(1);
    expect(findTwins([ORIGINAL, { ...sameSize, sizeBytes: 3_300_000 }])).toEqual([]);
    expect(findTwins([ORIGINAL, { ...sameSize, hasCamera: true }])).toEqual([]);
  });

  it('never pairs the shots of a burst, nor a second camera at the same place', () => {
    const shots = [0, 1, 2].map((second) => ({
      ...ORIGINAL,
      id: String(second),
      takenAt: `2026:10:02 08:15:0${second}`,
    }));
    expect(findTwins(shots)).toEqual([]);
    expect(
      findTwins([ORIGINAL, { ...COPY, hasCamera: true, takenAt: '2026:10:02 08:15:01' }]),
    ).toEqual([]);
  });

  it('pairs two copies with the one original they come from', () => {
    const smaller = { ...COPY, id: 'smaller', widthPx: 960, heightPx: 720 };
    expect(findTwins([smaller, COPY, ORIGINAL]).map(({ originalId }) => originalId)).toEqual([
      'original',
      'original',
    ]);
  });

  it('does not depend on the order, and makes no twin of a twin', () => {
    fc.assert(
      fc.property(candidates, fc.integer(), (photos, turn) => {
        const twins = findTwins(photos);
        const hidden = new Set(twins.map(({ twinId }) => twinId));
        expect(hidden.size).toBe(twins.length);
        for (const { originalId } of twins) expect(hidden.has(originalId)).toBe(false);
        const shuffled = photos.toSorted(
          (one, other) => ((Number(one.id) * turn) % 97) - ((Number(other.id) * turn) % 97),
        );
        expect(findTwins(shuffled)).toEqual(twins);
      }),
    );
  });
});

describe('findBursts', () => {
  const shot = (id: string, second: number, more: object = {}) => ({
    id,
    hash: ORIGINAL.hash,
    takenAt: `2026:10:02 08:15:${String(second).padStart(2, '0')}`,
    camera: 'Xưởng thử SN-1',
    sharpness: 0.6,
    exposure: 1,
    ...more,
  });

  it('groups shots a few seconds apart and proposes the sharp, well lit one', () => {
    const bursts = findBursts([
      shot('c', 4, { sharpness: 0.95, exposure: 0.3 }),
      shot('a', 0),
      shot('b', 2, { sharpness: 0.9 }),
      shot('later', 30),
    ]);
    expect(bursts).toEqual([{ ids: ['a', 'b', 'c'], bestId: 'b' }]);
  });

  it('keeps other cameras, other things and pictures without time or camera out', () => {
    expect(findBursts([shot('a', 0), shot('b', 1, { camera: 'other' })])).toEqual([]);
    expect(findBursts([shot('a', 0), shot('b', 1, { hash: 'bed60d4390475d6a' })])).toEqual([]);
    expect(findBursts([shot('a', 0, { camera: '' }), shot('b', 1, { camera: '' })])).toEqual([]);
    expect(
      findBursts([shot('a', 0, { takenAt: null }), shot('b', 1, { takenAt: 'soon' })]),
    ).toEqual([]);
  });

  it('reads ISO times too, across a midnight', () => {
    const bursts = findBursts([
      shot('a', 0, { takenAt: '2026-10-02T23:59:58.500' }),
      shot('b', 0, { takenAt: '2026-10-03T00:00:01' }),
    ]);
    expect(bursts).toHaveLength(1);
  });

  it('puts each photo into one group at most, in any order', () => {
    fc.assert(
      fc.property(candidates, (photos) => {
        const bursts = findBursts(photos);
        const ids = bursts.flatMap((burst) => burst.ids);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { ids: members, bestId } of bursts) expect(members).toContain(bestId);
        expect(findBursts(photos.toReversed())).toEqual(bursts);
      }),
    );
  });
});

describe('findDuplicates', () => {
  const saved = { ...ORIGINAL, sharpness: 0.8 };

  it('keeps the one from the camera', () => {
    const again = {
      ...saved,
      id: 'again',
      sizeBytes: 5_000_000,
      takenAt: null,
      hasCamera: false,
      sharpness: 0.795,
    };
    expect(findDuplicates([again, saved])).toEqual([
      { ids: ['original', 'again'], keepId: 'original' },
    ]);
  });

  it('leaves bursts, copies of another size and other times alone', () => {
    expect(findDuplicates([saved, { ...saved, id: 'b', sharpness: 0.75 }])).toEqual([]);
    expect(findDuplicates([saved, { ...saved, id: 'b', widthPx: 1600, heightPx: 1200 }])).toEqual(
      [],
    );
    expect(findDuplicates([saved, { ...saved, id: 'b', takenAt: '2026:10:02 08:15:01' }])).toEqual(
      [],
    );
  });

  it('puts each photo into one group at most, in any order', () => {
    fc.assert(
      fc.property(candidates, (photos) => {
        const groups = findDuplicates(photos);
        const ids = groups.flatMap((group) => group.ids);
        expect(new Set(ids).size).toBe(ids.length);
        expect(findDuplicates(photos.toReversed())).toEqual(groups);
      }),
    );
  });
});

describe('createHashIndex', () => {
  it('finds every entry within the distance, as comparing with all would', () => {
    fc.assert(
      fc.property(
        fc.array(hash, { maxLength: 60 }),
        hash,
        fc.constantFrom(0, 1, 6, 10),
        (hashes, wanted, most) => {
          const index = createHashIndex(hashes.length, most);
          for (const each of hashes) index.add(halvesOf(each));
          const found = new Set<number>();
          index.eachNear(halvesOf(wanted), (entry, distance) => {
            found.add(entry);
            expect(distance).toBe(hashDistance(halvesOf(hashes[entry] ?? ''), halvesOf(wanted)));
          });
          const expected = hashes.flatMap((each, entry) =>
            hashDistance(halvesOf(each), halvesOf(wanted)) <= most ? [entry] : [],
          );
          expect([...found].toSorted((one, other) => one - other)).toEqual(expected);
        },
      ),
    );
  });
});

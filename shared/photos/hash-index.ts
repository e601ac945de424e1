import { countBits, type HashHalves } from './hash-distance.ts';

/** Finds hashes near a hash without comparing it to all. Entries are numbered in the order they were added. */
export interface HashIndex {
  add(halves: HashHalves): void;
  /** Calls for each entry within the distance the index was made for, once or more, in no particular order. */
  eachNear(halves: HashHalves, call: (entry: number, distance: number) => void): void;
}

const BITS = 64;
/** Wider bands have more places than photos. */
const MOST_BAND_BITS = 13;

/**
 * The 64 bits are cut into more bands than bits may differ, so that one band at least is the same in both hashes:
 * only entries that share a band are compared.
 */
export function createHashIndex(capacity: number, mostDistance: number): HashIndex {
  const bands = Math.max(mostDistance + 1, Math.ceil(BITS / MOST_BAND_BITS));
  const bandBits = Math.ceil(BITS / bands);
  const places = 2 ** bandBits;
  const heads = new Int32Array(bands * places).fill(-1);
  const next = new Int32Array(bands * capacity);
  const high = new Int32Array(capacity);
  const low = new Int32Array(capacity);
  let count = 0;
  const placeOf = (band: number, halves: HashHalves): number =>
    band * places + bitsAt(halves, band * bandBits, bandBits);
  return {
    add(halves) {
      high[count] = halves.high;
      low[count] = halves.low;
      for (let band = 0; band < bands; band += 1) {
        const place = placeOf(band, halves);
        next[band * capacity + count] = heads[place] ?? -1;
        heads[place] = count;
      }
      count += 1;
    },
    eachNear(halves, call) {
      for (let band = 0; band < bands; band += 1) {
        let entry = heads[placeOf(band, halves)] ?? -1;
        while (entry >= 0) {
          const distance =
            countBits(halves.high ^ (high[entry] ?? 0)) + countBits(halves.low ^ (low[entry] ?? 0));
          if (distance <= mostDistance) call(entry, distance);
          entry = next[band * capacity + entry] ?? -1;
        }
      }
    },
  };
}

/** `length` bits from `start` on, counted from the lowest; fewer at the end. */
function bitsAt({ high, low }: HashHalves, start: number, length: number): number {
  const mask = 2 ** length - 1;
  if (start >= 32) return (high >>> (start - 32)) & mask;
  const lower = low >>> start;
  const upper = start + length > 32 ? high << (32 - start) : 0;
  return (lower | upper) & mask;
}

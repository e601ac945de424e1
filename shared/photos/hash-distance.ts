/** The two 32-bit halves of a 64-bit hash, ready to be compared. */
export interface HashHalves {
  readonly high: number;
  readonly low: number;
}

/** `hash` is 16 hex digits. */
export function halvesOf(hash: string): HashHalves {
  return {
    high: Number.parseInt(hash.slice(0, 8), 16) | 0,
    low: Number.parseInt(hash.slice(8), 16) | 0,
  };
}

/** How many of the 64 bits differ: 0 the same, about 32 for two pictures that have nothing in common. */
export function hashDistance(one: HashHalves, other: HashHalves): number {
  return countBits(one.high ^ other.high) + countBits(one.low ^ other.low);
}

export function countBits(value: number): number {
  let bits = value - ((value >>> 1) & 0x5555_5555);
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
  bits = (bits + (bits >>> 4)) & 0x0f0f_0f0f;
  return Math.imul(bits, 0x0101_0101) >>> 24;
}

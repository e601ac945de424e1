/** A repeatable stream of numbers in [0, 1) from a seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const TABLE_SIZE = 1 << 16;
/** Standard deviation of the noise, in levels of 255: a phone by window light. */
const NOISE_LEVELS = 4.2;

/** Sensor noise, in place: mostly brightness, a little colour. Same seed, same noise. */
export function addNoise(pixels: Uint8Array, seed: number): void {
  const random = createRandom(seed ^ 0x5eed);
  const table = new Int8Array(TABLE_SIZE);
  for (let index = 0; index < TABLE_SIZE; index += 1) {
    // Six uniform numbers come close enough to a bell.
    const bell = random() + random() + random() + random() + random() + random() - 3;
    table[index] = Math.round(bell * Math.SQRT2 * NOISE_LEVELS);
  }
  let at = seed & 0xffff;
  for (let index = 0; index + 2 < pixels.length; index += 3) {
    // A step that shares no factor with the table, changed now and then, hides that the table repeats.
    at = (at + 40_503 + ((index & 0xfff) === 0 ? index >>> 12 : 0)) & 0xffff;
    const brightness = table[at] ?? 0;
    const tint = (table[(at + 7919) & 0xffff] ?? 0) >> 2;
    pixels[index] = clamp((pixels[index] ?? 0) + brightness + tint);
    pixels[index + 1] = clamp((pixels[index + 1] ?? 0) + brightness);
    pixels[index + 2] = clamp((pixels[index + 2] ?? 0) + brightness - tint);
  }
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

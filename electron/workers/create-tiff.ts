/** One directory entry: tag, type, count, value or offset (TIFF 6.0, section 2). */
type Entry = readonly [tag: number, type: number, count: number, value: number];

const SHORT = 3;
const LONG = 4;
const UNDEFINED = 7;

export interface OpenTiff {
  /** The whole file. */
  readonly tiff: Buffer;
  /** Its pixels, to be filled: 8-bit RGB, from the top, without padding. */
  readonly rows: Buffer;
}

/**
 * An uncompressed TIFF, so that a decoder of ours can hand on pixels together with the colour profile they belong to.
 * `profile`: ICC, or null for sRGB.
 */
export function createTiff(
  widthPx: number,
  heightPx: number,
  profile: Uint8Array | null,
): OpenTiff {
  const pixelBytes = widthPx * heightPx * 3;
  const count = profile === null ? 10 : 11;
  const bitsAt = 8 + 2 + count * 12 + 4;
  const profileAt = bitsAt + 8;
  const pixelsAt = profileAt + (profile?.byteLength ?? 0);
  const entries: Entry[] = [
    [0x0100, LONG, 1, widthPx],
    [0x0101, LONG, 1, heightPx],
    [0x0102, SHORT, 3, bitsAt],
    // Uncompressed; RGB.
    [0x0103, SHORT, 1, 1],
    [0x0106, SHORT, 1, 2],
    [0x0111, LONG, 1, pixelsAt],
    [0x0115, SHORT, 1, 3],
    // All in one strip.
    [0x0116, LONG, 1, heightPx],
    [0x0117, LONG, 1, pixelBytes],
    [0x011c, SHORT, 1, 1],
    ...(profile === null ? [] : [[0x8773, UNDEFINED, profile.byteLength, profileAt] as const]),
  ];
  const tiff = Buffer.allocUnsafe(pixelsAt + pixelBytes);
  tiff.fill(0, 0, profileAt);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag, type, number, value], index) => {
    const at = 10 + index * 12;
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(number, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  });
  for (let channel = 0; channel < 3; channel += 1) tiff.writeUInt16LE(8, bitsAt + 2 * channel);
  if (profile !== null) tiff.set(profile, profileAt);
  return { tiff, rows: tiff.subarray(pixelsAt) };
}

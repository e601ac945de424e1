import {
  expectOk,
  guarded,
  HeicRefused,
  MOST_PROFILE_BYTES,
  openHeic,
  read32,
  type LibHeif,
  type OpenHeic,
} from './libheif.ts';
import { createTiff } from './create-tiff.ts';

/** Above it, pixels are averaged two by two: 50 MP in full would take libheif and its copies beyond 500 MB. */
const MOST_FULL_PIXELS = 25_000_000;
/** heif_colorspace, heif_chroma, heif_channel of libheif's heif.h. */
const YCBCR = 0;
const RGB = 1;
const CHROMA_420 = 1;
const INTERLEAVED_RGB = 10;
const CHANNEL_Y = 0;
const CHANNEL_CB = 1;
const CHANNEL_CR = 2;
const CHANNEL_INTERLEAVED = 10;

/**
 * Decodes the main picture, upright, into an uncompressed TIFF that carries the file's colour profile: from there on
 * it is a picture like any other. Blocks while it decodes (about 0.8 s for 12 MP).
 * @throws HeicRefused
 */
export function decodeHeic(bytes: Uint8Array, mostPixels: number): Buffer {
  return guarded(() => {
    const open = openHeic(bytes, mostPixels);
    const { lib, handle } = open;
    const pixels =
      lib.call('heif_image_handle_get_width', handle) *
      lib.call('heif_image_handle_get_height', handle);
    return pixels > MOST_FULL_PIXELS ? decodeHalved(open) : decodeFull(open);
  });
}

function decodeFull(open: OpenHeic): Buffer {
  const { lib } = open;
  const plane = planeOf(lib, decode(open, RGB, INTERLEAVED_RGB), CHANNEL_INTERLEAVED);
  const rowBytes = plane.widthPx * 3;
  const { tiff, rows } = createTiff(plane.widthPx, plane.heightPx, readProfile(open));
  for (let y = 0; y < plane.heightPx; y += 1) {
    const from = plane.address + y * plane.stride;
    rows.set(lib.heap().subarray(from, from + rowBytes), y * rowBytes);
  }
  return tiff;
}

/** One pixel of four: the brightness is averaged, and 4:2:0 holds the colour at just this size. */
function decodeHalved(open: OpenHeic): Buffer {
  const { lib } = open;
  const image = decode(open, YCBCR, CHROMA_420);
  const [luma, blue, red] = [CHANNEL_Y, CHANNEL_CB, CHANNEL_CR].map((channel) =>
    planeOf(lib, image, channel),
  ) as [Plane, Plane, Plane];
  if (luma.bits !== 8) throw new HeicRefused('photo.too-many-pixels', `${luma.bits} bits`);
  const widthPx = Math.min(luma.widthPx >> 1, blue.widthPx, red.widthPx);
  const heightPx = Math.min(luma.heightPx >> 1, blue.heightPx, red.heightPx);
  const matrix = readMatrix(open, image);
  const { tiff, rows } = createTiff(widthPx, heightPx, readProfile(open));
  // Taken last: memory that grows gets another view.
  const heap = lib.heap();
  let at = 0;
  for (let y = 0; y < heightPx; y += 1) {
    const upper = luma.address + 2 * y * luma.stride;
    const lower = upper + luma.stride;
    const blueRow = blue.address + y * blue.stride;
    const redRow = red.address + y * red.stride;
    for (let x = 0; x < widthPx; x += 1) {
      const two = 2 * x;
      const sum =
        byte(heap, upper + two) +
        byte(heap, upper + two + 1) +
        byte(heap, lower + two) +
        byte(heap, lower + two + 1);
      const light = (sum / 4 - matrix.black) * matrix.lightScale;
      const cb = (byte(heap, blueRow + x) - 128) * matrix.colourScale;
      const cr = (byte(heap, redRow + x) - 128) * matrix.colourScale;
      rows[at] = clamp(light + matrix.redFromCr * cr);
      rows[at + 1] = clamp(light - matrix.greenFromCb * cb - matrix.greenFromCr * cr);
      rows[at + 2] = clamp(light + matrix.blueFromCb * cb);
      at += 3;
    }
  }
  return tiff;
}

interface Matrix {
  readonly black: number;
  readonly lightScale: number;
  readonly colourScale: number;
  readonly redFromCr: number;
  readonly greenFromCb: number;
  readonly greenFromCr: number;
  readonly blueFromCb: number;
}

/** Shares of red and blue in the brightness by the file's matrix number (ITU-T H.273, table 4). */
const SHARES: Readonly<Record<number, readonly [red: number, blue: number]>> = {
  1: [0.2126, 0.0722],
  9: [0.2627, 0.0593],
};
/** BT.601 at full range: what phones and JFIF write, and what libheif takes where a file says nothing. */
const USUAL_SHARES = [0.299, 0.114] as const;

function readMatrix({ lib, error }: OpenHeic, image: number): Matrix {
  const out = lib.call('malloc', 4);
  lib.call('heif_image_get_nclx_color_profile', error, image, out);
  const isTold = read32(lib, error) === 0;
  // struct heif_color_profile_nclx (heif_color.h): the matrix at 12, the range at 16.
  const told = isTold ? read32(lib, out) : 0;
  const [red, blue] = (isTold ? SHARES[read32(lib, told + 12)] : undefined) ?? USUAL_SHARES;
  const isFull = !isTold || byte(lib.heap(), told + 16) !== 0;
  const green = 1 - red - blue;
  return {
    black: isFull ? 0 : 16,
    lightScale: isFull ? 1 : 255 / 219,
    colourScale: isFull ? 1 : 255 / 224,
    redFromCr: 2 * (1 - red),
    greenFromCb: (2 * blue * (1 - blue)) / green,
    greenFromCr: (2 * red * (1 - red)) / green,
    blueFromCb: 2 * (1 - blue),
  };
}

function byte(heap: Uint8Array, at: number): number {
  return heap[at] ?? 0;
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : Math.round(value);
}

function decode({ lib, handle, error }: OpenHeic, colourSpace: number, chroma: number): number {
  const out = lib.call('malloc', 4);
  lib.call('heif_decode_image', error, handle, out, colourSpace, chroma, 0);
  expectOk(lib, error);
  return read32(lib, out);
}

interface Plane {
  readonly address: number;
  readonly stride: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bits: number;
}

function planeOf(lib: LibHeif, image: number, channel: number): Plane {
  const strideOut = lib.call('malloc', 4);
  const address = lib.call('heif_image_get_plane_readonly', image, channel, strideOut);
  if (address === 0) throw new HeicRefused('photo.damaged', `no channel ${channel}`);
  return {
    address,
    stride: read32(lib, strideOut),
    widthPx: lib.call('heif_image_get_width', image, channel),
    heightPx: lib.call('heif_image_get_height', image, channel),
    bits: lib.call('heif_image_get_bits_per_pixel_range', image, channel),
  };
}

/** The ICC profile; null where the file tells its colours by numbers or not at all: taken as sRGB then. */
function readProfile({ lib, handle, error }: OpenHeic): Uint8Array | null {
  const type = lib.call('heif_image_handle_get_color_profile_type', handle);
  if (type !== fourLetters('prof') && type !== fourLetters('rICC')) return null;
  const bytes = lib.call('heif_image_handle_get_raw_color_profile_size', handle);
  if (bytes < 128 || bytes > MOST_PROFILE_BYTES) return null;
  const out = lib.call('malloc', bytes);
  lib.call('heif_image_handle_get_raw_color_profile', error, handle, out);
  return read32(lib, error) === 0 ? lib.heap().slice(out, out + bytes) : null;
}

function fourLetters(text: string): number {
  return Buffer.from(text, 'latin1').readUInt32BE(0);
}

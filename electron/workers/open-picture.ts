import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import type { PhotoFormat, PhotoRefusal } from '../../shared/domain/photo.ts';
import { decodeHeic } from './decode-heic.ts';
import { HeicRefused } from './libheif.ts';
import { isLargeFile, isLargeToDecode, type TakeTurn } from './large-pictures.ts';
import type { PictureFacts } from './photo-messages.ts';
import { readExif } from './read-exif.ts';
import { readHeicHeader } from './read-heic-header.ts';
import { isCameraRaw } from './sniff-camera-raw.ts';
import { SNIFF_BYTES, sniffPicture } from './sniff-picture.ts';

/** 50 MP: above any phone in use, far below a bomb (16,000² in a 0.8 MB PNG). Refused by the header, in a millisecond. */
const MOST_PIXELS = 50_000_000;
const MOST_FILE_BYTES = 100 * 1024 * 1024;
/** For libvips itself; the client's watchdog stands behind it for decoders that do not look at the clock. */
const DECODE_SECONDS = 10;

/** Only these decoders may ever run: no SVG, PDF, ImageMagick, or anything a later libvips adds. */
const ALLOWED_LOADERS = ['Jpeg', 'Png', 'Webp', 'Heif', 'Tiff', 'Nsgif'].map(
  (name) => `VipsForeignLoad${name}`,
);

/** Once per process, before the first picture. */
export function guardDecoders(): void {
  sharp.cache(false);
  // Two pictures in flight with one thread each beat one picture with two threads.
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ALLOWED_LOADERS });
}

/** Thrown inside the worker when a picture itself is at fault. */
export class PictureRefused extends Error {
  readonly refusal: PhotoRefusal;
  readonly format: PhotoFormat;

  constructor(refusal: PhotoRefusal, format: PhotoFormat, options?: { cause?: unknown }) {
    super(refusal, options);
    this.name = 'PictureRefused';
    this.refusal = refusal;
    this.format = format;
  }
}

export interface OpenedPicture {
  readonly facts: PictureFacts;
  /** SHA-256 of the file, lower-case hex; computed each time it is asked for. */
  readonly sha256: string;
  /** Before more than a usual picture is decoded at its full size. */
  readonly takeTurn: TakeTurn;
  /**
   * Runs a decode that `prepare` asks for. Strict first; a picture that is only oddly written, as some phones do,
   * is decoded again without the pedantry. Upright, unless it is asked for as it lies in the file: turning a large
   * picture takes all of it in memory. @throws PictureRefused
   */
  decode(prepare: (picture: Sharp) => Sharp, how?: 'upright' | 'stored'): Promise<RawPicture>;
}

/** Decoded 8-bit sRGB pixels without alpha, row by row. */
export interface RawPicture {
  readonly pixels: Buffer;
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * Reads and recognises a picture. Nothing is decoded yet. `takeTurn` is waited for where it takes much memory.
 * `takeBytes` gives room for the file, which is read until the last decode has ended.
 * @throws PictureRefused
 */
export async function openPicture(
  path: string,
  takeTurn: TakeTurn = async () => undefined,
  takeBytes: (size: number) => Buffer = Buffer.allocUnsafeSlow,
): Promise<OpenedPicture> {
  const bytes = await readBounded(path, takeTurn, takeBytes);
  const head = bytes.subarray(0, SNIFF_BYTES);
  const format = sniffPicture(head);
  if (format === 'unknown') {
    throw new PictureRefused(
      isCameraRaw(head) ? 'photo.camera-raw' : 'photo.not-a-picture',
      format,
    );
  }

  const isHeic = format === 'heic';
  const { isLineByLine, ...facts } = isHeic
    ? { ...readHeicFacts(bytes), isLineByLine: false }
    : await readFacts(bytes, format);
  if (isLargeToDecode(facts.widthPx * facts.heightPx, isLineByLine)) await takeTurn();
  return {
    facts,
    takeTurn,
    get sha256() {
      return createHash('sha256').update(bytes).digest('hex');
    },
    decode: async (asked, how = 'upright') => {
      const prepare = (picture: Sharp): Sharp =>
        asked(how === 'upright' ? picture.autoOrient() : picture);
      if (isHeic) return await decodeHeicOnce(bytes, prepare);
      try {
        return await decodeOnce(bytes, 'warning', prepare);
      } catch (error) {
        if (!isOnlyOdd(error)) throw toRefused(error, format);
      }
      try {
        return await decodeOnce(bytes, 'truncated', prepare);
      } catch (error) {
        throw toRefused(error, format);
      }
    },
  };
}

async function readBounded(
  path: string,
  takeTurn: TakeTurn,
  takeBytes: (size: number) => Buffer,
): Promise<Buffer> {
  try {
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      if (size === 0) throw new PictureRefused('photo.empty', 'unknown');
      if (size > MOST_FILE_BYTES) throw new PictureRefused('photo.too-large-file', 'unknown');
      if (isLargeFile(size)) await takeTurn();
      const bytes = takeBytes(size);
      let filled = 0;
      while (filled < size) {
        const { bytesRead } = await handle.read(bytes, filled, size - filled, filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof PictureRefused) throw error;
    throw new PictureRefused('photo.unreadable', 'unknown', { cause: error });
  }
}

async function readFacts(
  bytes: Buffer,
  format: PhotoFormat,
): Promise<PictureFacts & { readonly isLineByLine: boolean }> {
  try {
    const metadata = await sharp(bytes, {
      failOn: 'none',
      limitInputPixels: MOST_PIXELS,
    }).metadata();
    // Metadata alone does not apply the limit for every format.
    if (metadata.width * metadata.height > MOST_PIXELS)
      throw new PictureRefused('photo.too-many-pixels', format);
    // A TIFF is itself the structure that EXIF borrows.
    const exif = readExif(format === 'tiff' ? bytes : (metadata.exif ?? new Uint8Array()));
    const xmp = metadata.xmpAsString ?? '';
    return {
      format,
      widthPx: metadata.autoOrient.width,
      heightPx: metadata.autoOrient.height,
      orientation: metadata.orientation ?? 1,
      hasGps: exif.hasGps || hasXmpPlace(xmp),
      takenAt: exif.takenAt,
      camera: exif.camera,
      isLineByLine: format === 'jpeg' && !metadata.isProgressive,
    };
  } catch (error) {
    throw toRefused(error, format);
  }
}

function readHeicFacts(bytes: Buffer): PictureFacts {
  try {
    const { widthPx, heightPx, exif: block, xmp } = readHeicHeader(bytes, MOST_PIXELS);
    const exif = readExif(block);
    // The EXIF orientation of a HEIC repeats what its own turns say; only those count (ISO/IEC 23008-12, annex A.2).
    return {
      format: 'heic',
      widthPx,
      heightPx,
      orientation: 1,
      hasGps: exif.hasGps || hasXmpPlace(xmp),
      takenAt: exif.takenAt,
      camera: exif.camera,
    };
  } catch (error) {
    throw toRefused(error, 'heic');
  }
}

async function decodeHeicOnce(
  bytes: Buffer,
  prepare: (picture: Sharp) => Sharp,
): Promise<RawPicture> {
  try {
    return await decodeOnce(decodeHeic(bytes, MOST_PIXELS), 'warning', prepare);
  } catch (error) {
    throw toRefused(error, 'heic');
  }
}

function hasXmpPlace(xmp: string): boolean {
  return /GPSL(?:at|ong)itude/.test(xmp);
}

async function decodeOnce(
  bytes: Buffer,
  failOn: 'warning' | 'truncated',
  prepare: (picture: Sharp) => Sharp,
): Promise<RawPicture> {
  const picture = sharp(bytes, { failOn, limitInputPixels: MOST_PIXELS }).timeout({
    seconds: DECODE_SECONDS,
  });
  const { data, info } = await prepare(picture)
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`unexpected ${info.channels} channels`);
  return { pixels: data, widthPx: info.width, heightPx: info.height };
}

/**
 * Oddities that phones and their galleries write into sound pictures: stray bytes between segments, parameters of
 * another JPEG mode (Samsung panoramas), unknown Adobe marks, wrong progression notes, profiles that do not fit.
 */
const ODD_ONLY = [
  /extraneous bytes before marker/,
  /Invalid SOS parameters for sequential JPEG/,
  /Unknown Adobe color transform code/,
  /Inconsistent progression sequence/,
  /unknown JFIF revision number/i,
  /i?ccp?:? ?.*profile/i,
  /gamma value does not match|cHRM|known incorrect sRGB|tEXt|zTXt|iTXt|tIME|pHYs|bKGD/,
  /Unknown field with tag|tag ignored|Incorrect count for|Invalid TIFF directory; tags are not sorted/,
];

function isOnlyOdd(error: unknown): boolean {
  const lines = messageOf(error)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.length > 0 && lines.every((line) => ODD_ONLY.some((odd) => odd.test(line)));
}

function toRefused(error: unknown, format: PhotoFormat): PictureRefused {
  if (error instanceof PictureRefused) return error;
  if (error instanceof HeicRefused)
    return new PictureRefused(error.refusal, format, { cause: error });
  const message = messageOf(error);
  if (/pixel limit/i.test(message))
    return new PictureRefused('photo.too-many-pixels', format, { cause: error });
  if (/timeout/i.test(message))
    return new PictureRefused('photo.too-slow', format, { cause: error });
  return new PictureRefused('photo.damaged', format, { cause: error });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

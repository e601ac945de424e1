import type { RenditionSpec } from '../../shared/domain/rendition.ts';
import { fromRaw } from './apply-edits.ts';
import type { RawPicture } from './open-picture.ts';
import { sampleTiles } from './sample-tiles.ts';

type Encoding = Pick<RenditionSpec, 'format' | 'quality'>;

const LOWEST_QUALITY = 30;
/** So many bytes a pixel are hardly ever used up below quality 90: then the wanted quality is simply tried. */
const ROOMY_BYTES_PER_PIXEL = 0.8;
/** The first guess aims a little lower than the bound: the sample errs by about this much. */
const AIM = 0.97;
/** With a picture encoded once, the sample is known to err by so much less. */
const CALIBRATED_AIM = 0.995;
/** Not worth another encode of the whole picture: three points of quality cannot be told apart by eye. */
const POINTS_LEFT = 3;
/** A guess this near to a measured one is as good as measured. */
const POINTS_NEAR = 2;
const FIRST_LOOKS = 3;
const MOST_ENCODES = 8;
/** In the middle of what is used, so that the first step is never long. */
const FIRST_LOOK = 70;
/** Tables and markers of a JPEG, which a sample has as the whole: 550 to 780 on measured pictures. */
const JPEG_HEAD_BYTES = 650;
/** How fast bytes shrink with the quantiser, before two qualities were seen: measured on phone pictures. */
const USUAL_SLOPE = 0.65;

/**
 * The picture within `mostBytes`, close to the best quality that does, or null when the lowest quality is still too
 * large. A sample of the picture tells which quality to take, so that mostly the whole is encoded once. What is lost:
 * at most about `POINTS_LEFT` points of quality.
 */
export async function encodeWithin(
  raw: RawPicture,
  { format, quality, mostBytes }: Encoding & { readonly mostBytes: number },
): Promise<Buffer | null> {
  let low = Math.min(LOWEST_QUALITY, quality);
  let high = quality;
  if (mostBytes >= raw.widthPx * raw.heightPx * ROOMY_BYTES_PER_PIXEL) {
    const bytes = await encode(raw, { format, quality });
    if (bytes.byteLength <= mostBytes) return bytes;
    high -= 1;
  }
  const guesser = createGuesser(raw, format);
  let best: { readonly bytes: Buffer; readonly quality: number } | null = null;
  for (let encodes = 0; encodes < MOST_ENCODES && low <= high; encodes += 1) {
    const aim = mostBytes * (encodes === 0 ? AIM : CALIBRATED_AIM);
    const looks = encodes === 0 ? FIRST_LOOKS : best === null ? 1 : 0;
    const guess = await guesser.bestQuality({ mostBytes: aim, low, high, looks });
    if (best !== null && Math.min(high, guess) - best.quality <= POINTS_LEFT) break;
    // Where the sample misleads, halving still ends; the last try takes the lowest: it fits, or nothing does.
    const isMisled = encodes >= 3 || (encodes > 0 && (guess < low || guess > high));
    const middle = Math.floor((low + high) / 2);
    const isLast: boolean = best === null && encodes === MOST_ENCODES - 1;
    const tried: number = isLast ? low : isMisled ? middle : Math.max(low, Math.min(high, guess));
    const bytes = await encode(raw, { format, quality: tried });
    if (bytes.byteLength <= mostBytes) {
      best = { bytes, quality: tried };
      low = tried + 1;
    } else {
      high = tried - 1;
    }
    if (low <= high) await guesser.calibrate(tried, bytes.byteLength);
  }
  return best?.bytes ?? null;
}

/** One encode, without any metadata. */
export async function encode(raw: RawPicture, { format, quality }: Encoding): Promise<Buffer> {
  const picture = fromRaw(raw);
  return format === 'jpeg'
    ? await picture.jpeg({ quality }).toBuffer()
    : await picture.webp({ quality }).toBuffer();
}

interface Guesser {
  /** The best quality whose file would stay within `mostBytes`: a guess, which may lie below or above what is allowed. */
  bestQuality(within: {
    readonly mostBytes: number;
    readonly low: number;
    readonly high: number;
    /** How often the sample may be encoded for it. */
    readonly looks: number;
  }): Promise<number>;
  /** The whole picture took this many bytes. */
  calibrate(quality: number, bytes: number): Promise<void>;
}

interface Point {
  readonly quality: number;
  readonly bytes: number;
}

function createGuesser(raw: RawPicture, format: Encoding['format']): Guesser {
  const sample = sampleTiles(raw);
  const times = (raw.widthPx * raw.heightPx) / (sample.widthPx * sample.heightPx);
  const headBytes = format === 'jpeg' && times > 1 ? JPEG_HEAD_BYTES : 0;
  let correction = 1;
  let slope = USUAL_SLOPE;
  /** Sizes as the sample tells them, before the correction. */
  let last: Point | null = null;

  async function look(quality: number): Promise<Point> {
    if (last?.quality === quality) return last;
    const { byteLength } = await encode(sample, { format, quality });
    const found = { quality, bytes: (byteLength - headBytes) * times + headBytes };
    if (last) slope = slopeBetween(last, found) ?? slope;
    last = found;
    return found;
  }

  return {
    calibrate: async (quality, bytes) => {
      const isNear = last !== null && Math.abs(last.quality - quality) <= POINTS_NEAR;
      const near = isNear && last !== null ? last : await look(quality);
      const told = near.bytes * (quantiser(near.quality) / quantiser(quality)) ** slope;
      correction = bytes / told;
    },
    bestQuality: async ({ mostBytes, low, high, looks }) => {
      const wanted = mostBytes / correction;
      let point = last ?? (await look(Math.max(low, Math.min(high, FIRST_LOOK))));
      for (let left = looks; left > 0; left -= 1) {
        const guess = Math.max(low, Math.min(high, project(point, wanted, slope)));
        if (Math.abs(guess - point.quality) <= POINTS_NEAR) break;
        point = await look(guess);
      }
      return project(point, wanted, slope);
    },
  };
}

/** The quality at which a picture of this size would take so many bytes. */
function project(from: Point, bytes: number, slope: number): number {
  return qualityOf(quantiser(from.quality) * (from.bytes / bytes) ** (1 / slope));
}

/** Null where two points tell nothing. */
function slopeBetween(one: Point, other: Point): number | null {
  const across = Math.log(quantiser(one.quality) / quantiser(other.quality));
  const slope = Math.log(other.bytes / one.bytes) / across;
  return Number.isFinite(slope) && slope > 0.1 && slope < 5 ? slope : null;
}

/** libjpeg's scale of its quantisation tables, in percent (jcparam.c, jpeg_quality_scaling). */
function quantiser(quality: number): number {
  return quality < 50 ? 5000 / quality : Math.max(1, 200 - 2 * quality);
}

function qualityOf(scale: number): number {
  return Math.floor(scale > 100 ? 5000 / scale : (200 - scale) / 2);
}

import { open, rm } from 'node:fs/promises';
import type { Sharp } from 'sharp';
import type { RenditionSpec } from '../../shared/domain/rendition.ts';
import { editedSize, type Size } from '../../shared/photos/edited-size.ts';
import { cutOut, fromRaw, isWhole, sharpen, toRaw, type Piece } from './apply-edits.ts';
import { neededWindow, type Window } from './decode-window.ts';
import { encode, encodeWithin } from './encode-within.ts';
import { PictureRefused, type OpenedPicture, type RawPicture } from './open-picture.ts';
import type { PictureFacts, RenditionOrder } from './photo-messages.ts';
import { MaskDamaged, retouch } from './retouch.ts';
import { asStored, standUp } from './stored-window.ts';
import { cutSize, insideSize, renditionSide, sharedDecodeSize } from './rendition-size.ts';

/** When the lowest quality is still too large, the picture gets this much smaller, and so on. */
const STEP_DOWN = 0.85;
/** 4032 × 3024, as most phones take them: 37 MB, which two or three renditions may well hold at once. */
const MOST_SHARED_PIXELS = 12_500_000;

export interface MadeRendition extends Size {
  readonly outputPath: string;
  readonly sizeBytes: number;
}

/**
 * Decodes as small as the renditions allow. One rendition takes only the part it shows; several of one picture share a
 * decode of all of it, unless that would be larger than any phone's usual picture.
 */
export async function renderAll(
  picture: OpenedPicture,
  orders: readonly RenditionOrder[],
): Promise<MadeRendition[]> {
  const { facts } = picture;
  const whole = sharedDecodeSize(facts, orders);
  if (orders.length > 1 && whole.widthPx * whole.heightPx <= MOST_SHARED_PIXELS) {
    const piece = await decodePiece(picture, { left: 0, top: 0, ...whole }, whole);
    return await Promise.all(orders.map((order) => renderOne(piece, facts, order, false)));
  }
  const made: MadeRendition[] = [];
  for (const order of orders) {
    const size = sharedDecodeSize(facts, [order]);
    const piece = await decodePiece(picture, neededWindow(size, order.edits), size);
    made.push(await renderOne(piece, facts, order, true));
  }
  return made;
}

async function decodePiece(picture: OpenedPicture, window: Window, whole: Size): Promise<Piece> {
  const { facts } = picture;
  const isSmaller = whole.widthPx < facts.widthPx || whole.heightPx < facts.heightPx;
  if (whole.widthPx * whole.heightPx > MOST_SHARED_PIXELS) await picture.takeTurn();
  const at = { left: window.left, top: window.top, whole };
  // 'fill' with both sides given: the aspect is already right, and no rounding of sharp's own comes in.
  const sized = (pixels: Sharp, { widthPx, heightPx }: Size): Sharp =>
    isSmaller ? pixels.resize(widthPx, heightPx, { fit: 'fill' }) : pixels;
  if (window.widthPx === whole.widthPx && window.heightPx === whole.heightPx)
    return { ...(await picture.decode((pixels) => sized(pixels, whole))), ...at };

  const stored = asStored(window, whole, facts.orientation);
  const { left, top, widthPx: width, heightPx: height } = stored.window;
  const raw = await picture.decode(
    (pixels) => sized(pixels, stored.whole).extract({ left, top, width, height }),
    'stored',
  );
  const upright =
    facts.orientation === 1 ? raw : await toRaw(standUp(fromRaw(raw), facts.orientation));
  return { ...upright, ...at };
}

async function renderOne(
  piece: Piece,
  facts: PictureFacts,
  { outputPath, edits, spec }: RenditionOrder,
  isOwn: boolean,
): Promise<MadeRendition> {
  const edited = editedSize(facts, edits);
  const retouched = await retouch(piece, edits, isOwn).catch((error: unknown) => {
    throw error instanceof MaskDamaged
      ? new PictureRefused('photo.mask-damaged', facts.format, { cause: error })
      : error;
  });
  const sized = isWhole(edits)
    ? await fit(retouched, edited, spec, edits.quarterTurns)
    : await fit(await cutOut(retouched, edits, cutSize(edited, spec)), edited, spec, 0);
  const fitted = edits.sharpen === 0 ? sized : await sharpen(sized, edits.sharpen);
  const { bytes, size } = await encodeFor(fitted, spec);
  await writeSynced(outputPath, bytes);
  return {
    outputPath,
    widthPx: size.widthPx,
    heightPx: size.heightPx,
    sizeBytes: bytes.byteLength,
  };
}

/** Turns and sizes decoded pixels of what will have the size `edited`. Returns the same pixels when there is nothing to do. */
async function fit(
  raw: RawPicture,
  edited: Size,
  spec: Pick<RenditionSpec, 'sidePx' | 'fit'>,
  quarterTurns: number,
): Promise<RawPicture> {
  const side = renditionSide(edited, spec);
  const wanted =
    spec.fit === 'inside' ? insideSize(edited, side) : { widthPx: side, heightPx: side };
  // `raw` is not turned yet; what is wanted is.
  const [widthPx, heightPx] =
    quarterTurns % 2 === 0 ? [raw.widthPx, raw.heightPx] : [raw.heightPx, raw.widthPx];
  const isRightSize = widthPx === wanted.widthPx && heightPx === wanted.heightPx;
  if (isRightSize && quarterTurns === 0) return raw;
  let picture = fromRaw(raw);
  if (quarterTurns > 0) picture = picture.rotate(quarterTurns * 90);
  if (!isRightSize) {
    picture = picture.resize(wanted.widthPx, wanted.heightPx, {
      fit: spec.fit === 'inside' ? 'fill' : spec.fit === 'pad-square' ? 'contain' : 'cover',
      background: '#ffffff',
    });
  }
  return await toRaw(picture);
}

/** Within the spec's bytes; where the lowest quality is still too large, the picture itself gets smaller. */
async function encodeFor(
  raw: RawPicture,
  spec: RenditionSpec,
): Promise<{ bytes: Buffer; size: Size }> {
  const { mostBytes } = spec;
  const bytes =
    mostBytes === null ? await encode(raw, spec) : await encodeWithin(raw, { ...spec, mostBytes });
  if (bytes) return { bytes, size: raw };
  const side = Math.max(16, Math.floor(Math.max(raw.widthPx, raw.heightPx) * STEP_DOWN));
  return await encodeFor(await fit(raw, raw, { sidePx: side, fit: 'inside' }, 0), spec);
}

/** Written and synced, so that a rename afterwards never shows a hollow file. */
export async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  try {
    const handle = await open(path, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}

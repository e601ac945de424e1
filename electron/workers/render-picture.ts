import { open, rm } from 'node:fs/promises';
import type { RenditionSpec } from '../../shared/domain/rendition.ts';
import { editedSize, type Size } from '../../shared/photos/edited-size.ts';
import { cutOut, fromRaw, isWhole, sharpen, toRaw } from './apply-edits.ts';
import { encode, encodeWithin } from './encode-within.ts';
import type { OpenedPicture, RawPicture } from './open-picture.ts';
import type { RenditionOrder } from './photo-messages.ts';
import { retouch } from './retouch.ts';
import { insideSize, renditionSide, sharedDecodeSize } from './rendition-size.ts';

/** When the lowest quality is still too large, the picture gets this much smaller, and so on. */
const STEP_DOWN = 0.85;

export interface MadeRendition extends Size {
  readonly outputPath: string;
  readonly sizeBytes: number;
}

/** Decodes once, at the size the largest rendition needs, and makes all of them from those pixels. */
export async function renderAll(
  picture: OpenedPicture,
  orders: readonly RenditionOrder[],
): Promise<MadeRendition[]> {
  const { facts } = picture;
  const size = sharedDecodeSize(facts, orders);
  const isSmaller = size.widthPx < facts.widthPx || size.heightPx < facts.heightPx;
  const raw = await picture.decode((pixels) =>
    // 'fill' with both sides given: the aspect is already right, and no rounding of sharp's own comes in.
    isSmaller ? pixels.resize(size.widthPx, size.heightPx, { fit: 'fill' }) : pixels,
  );
  return await Promise.all(orders.map((order) => renderOne(raw, facts, order)));
}

async function renderOne(
  raw: RawPicture,
  original: Size,
  { outputPath, edits, spec }: RenditionOrder,
): Promise<MadeRendition> {
  const edited = editedSize(original, edits);
  const side = renditionSide(edited, spec);
  const retouched = await retouch(raw, edits);
  const sized = isWhole(edits)
    ? await fit(retouched, side, spec.fit, edits.quarterTurns)
    : await fit(await cutOut(retouched, edits, insideSize(edited, side)), side, spec.fit, 0);
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

/** Turns and sizes decoded pixels. Returns the same pixels when there is nothing to do. */
async function fit(
  raw: RawPicture,
  side: number,
  how: RenditionSpec['fit'],
  quarterTurns: number,
): Promise<RawPicture> {
  const isRightSize =
    how === 'inside'
      ? Math.max(raw.widthPx, raw.heightPx) <= side
      : raw.widthPx === side && raw.heightPx === side;
  if (isRightSize && quarterTurns === 0) return raw;
  let picture = fromRaw(raw);
  if (quarterTurns > 0) picture = picture.rotate(quarterTurns * 90);
  if (!isRightSize) {
    picture = picture.resize(side, side, {
      fit: how === 'inside' ? 'inside' : how === 'pad-square' ? 'contain' : 'cover',
      background: '#ffffff',
      withoutEnlargement: how === 'inside',
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
  return await encodeFor(await fit(raw, side, 'inside', 0), spec);
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

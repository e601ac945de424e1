import sharp, { type Sharp } from 'sharp';
import { straightenedShare, type Size } from '../../shared/photos/edited-size.ts';
import type { PhotoEdits } from '../../shared/photos/photo-edits.ts';
import type { RawPicture } from './open-picture.ts';
import { STRAIGHTENED_EDGE_PX } from './rendition-size.ts';

/** Making a picture smaller softens over about one pixel; wider would draw rims. */
const SHARPEN_SIGMA_PX = 0.8;
/** What rounding at the edges of a crop comes to; with the lost rim of a straightened picture it is more. */
const SNAP_PX = { upright: 2, straightened: 12 } as const;

/** Cuts nothing and leans nowhere: the quarter turns are left to whoever sizes the picture, in the same step. */
export function isWhole({ straightenDegrees, crop }: PhotoEdits): boolean {
  return straightenDegrees === 0 && crop === null;
}

/**
 * Turns, straightens and crops decoded pixels, in this order. A cut that comes within a pixel or two of `wanted` gets
 * exactly that size, so that it need not be sized a second time.
 */
export async function cutOut(
  raw: RawPicture,
  edits: PhotoEdits,
  wanted: Size,
): Promise<RawPicture> {
  const turned =
    edits.quarterTurns === 0 ? raw : await toRaw(fromRaw(raw).rotate(edits.quarterTurns * 90));
  const frame = frameOf(turned, edits, wanted);
  if (edits.straightenDegrees === 0) return await toRaw(fromRaw(turned).extract(frame));

  const leaned = await lean(turned, edits.straightenDegrees);
  // The frame's middle is the picture's middle, wherever the leaned picture lies on its larger sheet.
  const left = Math.round((leaned.widthPx - turned.widthPx) / 2 + frame.left);
  const top = Math.round((leaned.heightPx - turned.heightPx) / 2 + frame.top);
  return await toRaw(fromRaw(leaned).extract({ ...frame, left, top }));
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where the crop lies on the turned picture, in whole pixels, never empty and never outside. */
function frameOf(turned: RawPicture, { straightenDegrees, crop }: PhotoEdits, wanted: Size): Frame {
  const share = straightenedShare(turned, straightenDegrees);
  const edge = straightenDegrees === 0 ? 0 : STRAIGHTENED_EDGE_PX;
  const snapPx = straightenDegrees === 0 ? SNAP_PX.upright : SNAP_PX.straightened;
  const along = (length: number, from: number, part: number, wantedPx: number) => {
    const inner = length * share;
    const outer = (length - inner) / 2;
    const least = Math.ceil(Math.min(outer + edge, (length - 1) / 2));
    const most = length - least;
    const start = Math.round(Math.max(least, outer + from * inner));
    const end = Math.round(Math.min(most, outer + (from + part) * inner));
    const found = Math.max(1, end - start);
    const size =
      Math.abs(found - wantedPx) <= snapPx && wantedPx <= most - least ? wantedPx : found;
    const centred = start + Math.round((found - size) / 2);
    return [Math.max(least, Math.min(centred, most - size)), size] as const;
  };
  const [left, width] = along(turned.widthPx, crop?.x ?? 0, crop?.width ?? 1, wanted.widthPx);
  const [top, height] = along(turned.heightPx, crop?.y ?? 0, crop?.height ?? 1, wanted.heightPx);
  return { left, top, width, height };
}

/** Clockwise, onto a sheet that holds all of it; what was not there is white. */
async function lean(raw: RawPicture, degrees: number): Promise<RawPicture> {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return await toRaw(
    fromRaw(raw).affine([cos, -sin, sin, cos], {
      // The sharpest of libvips that rings least; the picture is sampled only this once.
      interpolator: sharp.interpolators.bicubic,
      background: '#ffffff',
    }),
  );
}

/** 0..1. Edges of the finished size are lifted, even surfaces hardly, so that noise is not. */
export async function sharpen(raw: RawPicture, strength: number): Promise<RawPicture> {
  return await toRaw(
    fromRaw(raw).sharpen({ sigma: SHARPEN_SIGMA_PX, m1: 0.3 * strength, m2: 3 * strength }),
  );
}

export function fromRaw(raw: RawPicture): Sharp {
  return sharp(raw.pixels, { raw: { width: raw.widthPx, height: raw.heightPx, channels: 3 } });
}

export async function toRaw(picture: Sharp): Promise<RawPicture> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { pixels: data, widthPx: info.width, heightPx: info.height };
}

import sharp, { type Sharp } from 'sharp';
import {
  insideCrop,
  straightenedShare,
  turnedSize,
  type Size,
} from '../../shared/photos/edited-size.ts';
import type { PhotoEdits } from '../../shared/photos/photo-edits.ts';
import type { RawPicture } from './open-picture.ts';

/** Making a picture smaller softens over about one pixel; wider would draw rims. */
const SHARPEN_SIGMA_PX = 0.8;
/** What rounding at the edges of a crop comes to. */
const SNAP_PX = 2;
/** A picture that leans is sampled up to so far outside itself: its outermost pixels are repeated there, not the void. */
const EDGE_PX = 3;

/** Decoded pixels of a part of the upright picture, all of which would have the size `whole`. */
export interface Piece extends RawPicture {
  readonly left: number;
  readonly top: number;
  readonly whole: Size;
}

/** Cuts nothing and leans nowhere: the quarter turns are left to whoever sizes the picture, in the same step. */
export function isWhole({ straightenDegrees, crop }: PhotoEdits): boolean {
  return straightenDegrees === 0 && crop === null;
}

/**
 * Turns, straightens and crops decoded pixels, in this order. A cut that comes within a pixel or two of `wanted` gets
 * exactly that size, so that it need not be sized a second time.
 */
export async function cutOut(piece: Piece, edits: PhotoEdits, wanted: Size): Promise<RawPicture> {
  const turned = edits.quarterTurns === 0 ? piece : await turn(piece, edits.quarterTurns);
  const frame = frameOf(turned.whole, edits, wanted);
  if (edits.straightenDegrees === 0) {
    const left = within(frame.left - turned.left, turned.widthPx - frame.width);
    const top = within(frame.top - turned.top, turned.heightPx - frame.height);
    return await toRaw(fromRaw(turned).extract({ ...frame, left, top }));
  }

  const leaned = await lean(turned, edits.straightenDegrees);
  // All leans around the middle of the whole; the piece's own middle moves with it.
  const { cos, sin } = angleOf(edits.straightenDegrees);
  const right = turned.left + (turned.widthPx - turned.whole.widthPx) / 2;
  const below = turned.top + (turned.heightPx - turned.whole.heightPx) / 2;
  const fromMiddle = {
    x: frame.left - turned.whole.widthPx / 2 - (right * cos - below * sin),
    y: frame.top - turned.whole.heightPx / 2 - (right * sin + below * cos),
  };
  const left = within(leaned.widthPx / 2 + fromMiddle.x, leaned.widthPx - frame.width);
  const top = within(leaned.heightPx / 2 + fromMiddle.y, leaned.heightPx - frame.height);
  return await toRaw(fromRaw(leaned).extract({ ...frame, left, top }));
}

function within(place: number, most: number): number {
  return Math.max(0, Math.min(most, Math.round(place)));
}

async function turn(piece: Piece, quarterTurns: 1 | 2 | 3): Promise<Piece> {
  const { left, top, whole } = piece;
  const right = whole.widthPx - left - piece.widthPx;
  const bottom = whole.heightPx - top - piece.heightPx;
  const [newLeft, newTop] = (
    [
      [bottom, left],
      [right, bottom],
      [top, right],
    ] as const
  )[quarterTurns - 1] ?? [left, top];
  return {
    ...(await toRaw(fromRaw(piece).rotate(quarterTurns * 90))),
    left: newLeft,
    top: newTop,
    whole: turnedSize(whole, quarterTurns),
  };
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Where the crop lies on the turned picture, never empty and never outside. Its place is in whole pixels only where the
 * picture does not lean.
 */
function frameOf(turned: Size, edits: PhotoEdits, wanted: Size): Frame {
  const share = straightenedShare(turned, edits.straightenDegrees);
  const crop = insideCrop(edits.crop);
  const along = (length: number, from: number, part: number, wantedPx: number) => {
    const inner = length * share;
    const cut = part * inner;
    const found = Math.max(1, Math.round(cut));
    const size = Math.abs(found - wantedPx) <= SNAP_PX && wantedPx <= length ? wantedPx : found;
    const start = (length - inner) / 2 + from * inner + (cut - size) / 2;
    return [Math.max(0, Math.min(length - size, start)), size] as const;
  };
  const [left, width] = along(turned.widthPx, crop.x, crop.width, wanted.widthPx);
  const [top, height] = along(turned.heightPx, crop.y, crop.height, wanted.heightPx);
  return { left, top, width, height };
}

function angleOf(degrees: number): { readonly cos: number; readonly sin: number } {
  const angle = (degrees * Math.PI) / 180;
  return { cos: Math.cos(angle), sin: Math.sin(angle) };
}

/** Clockwise, onto a sheet that holds all of it, around its middle. */
async function lean(raw: RawPicture, degrees: number): Promise<RawPicture> {
  const { cos, sin } = angleOf(degrees);
  const edges = { left: EDGE_PX, top: EDGE_PX, right: EDGE_PX, bottom: EDGE_PX };
  const edged = await toRaw(fromRaw(raw).extend({ ...edges, extendWith: 'copy' }));
  return await toRaw(
    fromRaw(edged).affine([cos, -sin, sin, cos], {
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

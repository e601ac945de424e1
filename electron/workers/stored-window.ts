import type { Sharp } from 'sharp';
import type { Size } from '../../shared/photos/edited-size.ts';
import type { Window } from './decode-window.ts';

/** How a picture lies in its file, by its EXIF orientation 1..8 (CIPA DC-008, tag 0x0112). */
interface Lie {
  readonly isOnItsSide: boolean;
  /** Where a window of the upright picture begins in the file; distances from all four upright edges. */
  readonly corner: (from: {
    left: number;
    top: number;
    right: number;
    bottom: number;
  }) => readonly [left: number, top: number];
  /** sharp mirrors before it turns, in whatever order it is asked. */
  readonly standUp: (picture: Sharp) => Sharp;
}

const LIES: readonly Lie[] = [
  { isOnItsSide: false, corner: ({ left, top }) => [left, top], standUp: (picture) => picture },
  {
    isOnItsSide: false,
    corner: ({ right, top }) => [right, top],
    standUp: (picture) => picture.flop(),
  },
  {
    isOnItsSide: false,
    corner: ({ right, bottom }) => [right, bottom],
    standUp: (picture) => picture.rotate(180),
  },
  {
    isOnItsSide: false,
    corner: ({ left, bottom }) => [left, bottom],
    standUp: (picture) => picture.flip(),
  },
  {
    isOnItsSide: true,
    corner: ({ top, left }) => [top, left],
    standUp: (picture) => picture.flop().rotate(270),
  },
  {
    isOnItsSide: true,
    corner: ({ top, right }) => [top, right],
    standUp: (picture) => picture.rotate(90),
  },
  {
    isOnItsSide: true,
    corner: ({ bottom, right }) => [bottom, right],
    standUp: (picture) => picture.flop().rotate(90),
  },
  {
    isOnItsSide: true,
    corner: ({ bottom, left }) => [bottom, left],
    standUp: (picture) => picture.rotate(270),
  },
];

/** A window of the upright picture, and the size of all of it, as they lie in the file. */
export function asStored(
  window: Window,
  whole: Size,
  orientation: number,
): { window: Window; whole: Size } {
  const { left, top, widthPx, heightPx } = window;
  const right = whole.widthPx - left - widthPx;
  const bottom = whole.heightPx - top - heightPx;
  const lie = lieOf(orientation);
  const turned = (size: Size): Size =>
    lie.isOnItsSide
      ? { widthPx: size.heightPx, heightPx: size.widthPx }
      : { widthPx: size.widthPx, heightPx: size.heightPx };
  const [storedLeft, storedTop] = lie.corner({ left, top, right, bottom });
  return {
    window: { left: storedLeft, top: storedTop, ...turned(window) },
    whole: turned(whole),
  };
}

/** Pixels as they lie in the file, made upright. */
export function standUp(picture: Sharp, orientation: number): Sharp {
  return lieOf(orientation).standUp(picture);
}

function lieOf(orientation: number): Lie {
  const lie = LIES[orientation - 1];
  if (lie === undefined) throw new Error(`no orientation ${orientation}`);
  return lie;
}

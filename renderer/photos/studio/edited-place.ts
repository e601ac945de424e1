import { straightenedShare, turnedSize, type Size } from '../../../shared/photos/edited-size.ts';
import type { PhotoEdits } from '../../../shared/photos/photo-edits.ts';
import type { Region } from '../../../shared/photos/pixels.ts';
import { turnRegion } from '../../../shared/photos/turn-edits.ts';

/** The picture that a tool works on: what lies under its frames. Light, blurs and ground are seen with every tool. */
export type Ground = 'finished' | 'uncropped' | 'turned';

/** The edit list that shows the picture a tool works on. */
export function editsOfGround(edits: PhotoEdits, ground: Ground): PhotoEdits {
  if (ground === 'finished') return edits;
  if (ground === 'uncropped') return { ...edits, crop: null };
  return { ...edits, crop: null, straightenDegrees: 0 };
}

/** Two edit lists make pictures of the same outline: frames drawn for one fit the other. */
export function haveSameOutline(one: PhotoEdits, other: PhotoEdits): boolean {
  const outline = ({ quarterTurns, straightenDegrees, crop }: PhotoEdits) =>
    JSON.stringify([quarterTurns, straightenDegrees, crop]);
  return outline(one) === outline(other);
}

/** From the upright original, where blurs and boxes are kept, to the turned picture, where they are drawn. */
export function toTurned(region: Region, quarterTurns: PhotoEdits['quarterTurns']): Region {
  return turnRegion(region, quarterTurns);
}

/** The way back. */
export function toUpright(region: Region, quarterTurns: PhotoEdits['quarterTurns']): Region {
  return turnRegion(region, TURNS_BACK[quarterTurns]);
}

const TURNS_BACK = { 0: 0, 1: 3, 2: 2, 3: 1 } as const;

/** A quarter turn swaps the sides of the picture; straightening keeps its aspect. Width by height. */
export function uncroppedAspect(original: Size, edits: Pick<PhotoEdits, 'quarterTurns'>): number {
  const { widthPx, heightPx } = turnedSize(original, edits.quarterTurns);
  return widthPx / heightPx;
}

/**
 * Where a region of the upright original lies on the turned and straightened picture, on which the crop lies too: the
 * upright rectangle around it. Null when nothing of it is to be seen there.
 */
export function toUncropped(
  region: Region,
  original: Size,
  edits: Pick<PhotoEdits, 'quarterTurns' | 'straightenDegrees'>,
): Region | null {
  const turned = turnRegion(region, edits.quarterTurns);
  const size = turnedSize(original, edits.quarterTurns);
  const share = straightenedShare(size, edits.straightenDegrees);
  const angle = (edits.straightenDegrees * Math.PI) / 180;
  const corners = [
    [turned.x, turned.y],
    [turned.x + turned.width, turned.y],
    [turned.x, turned.y + turned.height],
    [turned.x + turned.width, turned.y + turned.height],
  ].map(([x = 0, y = 0]) => {
    const fromMiddleX = (x - 0.5) * size.widthPx;
    const fromMiddleY = (y - 0.5) * size.heightPx;
    return {
      // y grows downwards, so that this turns clockwise.
      x:
        (fromMiddleX * Math.cos(angle) - fromMiddleY * Math.sin(angle)) / (size.widthPx * share) +
        0.5,
      y:
        (fromMiddleX * Math.sin(angle) + fromMiddleY * Math.cos(angle)) / (size.heightPx * share) +
        0.5,
    };
  });
  const inside = (value: number) => Math.max(0, Math.min(1, value));
  const left = inside(Math.min(...corners.map(({ x }) => x)));
  const top = inside(Math.min(...corners.map(({ y }) => y)));
  const width = inside(Math.max(...corners.map(({ x }) => x))) - left;
  const height = inside(Math.max(...corners.map(({ y }) => y))) - top;
  return width <= 0 || height <= 0 ? null : { x: left, y: top, width, height };
}

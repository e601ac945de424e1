import type { Region } from '../../../shared/photos/pixels.ts';
import { areaOf, frameWithout, widenRegion } from './region-geometry.ts';

/** As many as an edit list holds. */
export const MOST_BLURS = 30;
/** A found face reaches from the brows to the chin; hair and ears tell who it is, too. */
const FACE_RIM = 0.25;
/** A face of which less than this is left to be seen counts as covered. */
const LEAST_OPEN_PART = 0.1;
/** A crop that leaves less of the picture than this is no help. */
const LEAST_LEFT = 0.25;

/** The regions with one over each face, as many as there is room for. */
export function withFaces(blurs: readonly Region[], faces: readonly Region[]): Region[] {
  return [...blurs, ...faces.map((face) => widenRegion(face, FACE_RIM))].slice(0, MOST_BLURS);
}

/** One of the regions lies over nearly all of the face. */
export function isCovered(face: Region, blurs: readonly Region[]): boolean {
  return blurs.some((blur) => {
    const width = Math.min(face.x + face.width, blur.x + blur.width) - Math.max(face.x, blur.x);
    const height = Math.min(face.y + face.height, blur.y + blur.height) - Math.max(face.y, blur.y);
    return areaOf({ x: 0, y: 0, width, height }) >= areaOf(face) * (1 - LEAST_OPEN_PART);
  });
}

/** The largest crop without any of the faces, which lie on the same picture; null where too little is left. */
export function cropWithoutFaces(crop: Region, faces: readonly Region[]): Region | null {
  const left = frameWithout(
    crop,
    faces.map((face) => widenRegion(face, FACE_RIM)),
  );
  return areaOf(left) < LEAST_LEFT * areaOf(crop) ? null : left;
}

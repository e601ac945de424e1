import { judgePhoto, type PhotoFacts } from '../../shared/photos/judge-photo.ts';
import type { PhotoFlag, PhotoJudgement } from '../../shared/photos/photo-judgement.ts';
import { viewPicture, type PictureViews } from '../../shared/photos/picture-views.ts';
import type { Pixels } from '../../shared/photos/pixels.ts';
import { findCodes } from './find-codes.ts';
import { findFaces } from './find-faces.ts';

/** Flaws, hash, codes and faces of an upright picture of at most 1200 px; `facts` are of its original. */
export async function judgePixels(
  pixels: Pixels,
  facts: PhotoFacts,
  view: (pixels: Pixels) => PictureViews = viewPicture,
): Promise<PhotoJudgement> {
  const views = view(pixels);
  const judged = judgePhoto(pixels, facts, views);
  const codes = await findCodes(views.luma);
  const faces = findFaces(pixels);
  const face: PhotoFlag[] =
    faces.length === 0 ? [] : [{ code: 'face', value: faces.length, threshold: 1 }];
  return { ...judged, flags: [...judged.flags, ...face], faces, codes };
}

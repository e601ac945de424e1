import { judgePhoto, type PhotoFacts } from '../../shared/photos/judge-photo.ts';
import type { PhotoJudgement } from '../../shared/photos/photo-judgement.ts';
import type { OpenedPicture } from './open-picture.ts';

/** The size at which buyers see it: a fault that shows only in a larger one is none. */
const JUDGED_SIDE_PX = 1200;

/** Decodes once and looks for everything. `facts` are of the original, the picture is a rendition of it. */
export async function judgePicture(
  picture: OpenedPicture,
  facts: PhotoFacts,
): Promise<PhotoJudgement> {
  const raw = await picture.decode((pixels) =>
    pixels.resize(JUDGED_SIDE_PX, JUDGED_SIDE_PX, { fit: 'inside', withoutEnlargement: true }),
  );
  const pixels = { data: raw.pixels, widthPx: raw.widthPx, heightPx: raw.heightPx };
  return { ...judgePhoto(pixels, facts), faces: [], codes: [] };
}

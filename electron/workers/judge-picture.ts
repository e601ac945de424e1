import sharp from 'sharp';
import { SCREEN_RENDITIONS } from '../../shared/domain/rendition.ts';
import type { PhotoFacts } from '../../shared/photos/judge-photo.ts';
import type { PhotoJudgement } from '../../shared/photos/photo-judgement.ts';
import type { Pixels } from '../../shared/photos/pixels.ts';
import { createJudgeThreads } from './judge-threads.ts';
import type { OpenedPicture } from './open-picture.ts';

/** The size at which buyers see it: a fault that shows only in a larger one is none. */
const JUDGED = SCREEN_RENDITIONS.preview;

const judgeInThread = createJudgeThreads();

/** Looks for everything in a rendition. `facts` are of its original. */
export async function judgePicture(
  picture: OpenedPicture,
  facts: PhotoFacts,
): Promise<PhotoJudgement> {
  return await judgeInThread(await shrunk(picture), facts);
}

/** Judges an original as its rendition would be: what a JPEG of that size loses is lost here, too. */
export async function inspectPicture(picture: OpenedPicture): Promise<PhotoJudgement> {
  const { facts } = picture;
  const raw = await shrunk(picture);
  const rendition = await asRendition(raw);
  return await judgeInThread(rendition, {
    ...facts,
    hasCamera: facts.camera !== '' || facts.takenAt !== null,
  });
}

async function shrunk(picture: OpenedPicture): Promise<Pixels> {
  const { pixels, widthPx, heightPx } = await picture.decode((decoded) =>
    decoded.resize(JUDGED.sidePx, JUDGED.sidePx, { fit: 'inside', withoutEnlargement: true }),
  );
  return { data: pixels, widthPx, heightPx };
}

async function asRendition({ data, widthPx, heightPx }: Pixels): Promise<Pixels> {
  const raw = { width: widthPx, height: heightPx, channels: 3 } as const;
  const jpeg = await sharp(data, { raw }).jpeg({ quality: JUDGED.quality }).toBuffer();
  const decoded = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  return { data: decoded.data, widthPx: decoded.info.width, heightPx: decoded.info.height };
}

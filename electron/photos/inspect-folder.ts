import { AppError, isAppError } from '../../shared/errors.ts';
import type { PhotoFormat } from '../../shared/domain/photo.ts';
import type { PhotoJudgement } from '../../shared/photos/photo-judgement.ts';
import { relatePhotos } from '../../shared/photos/relate-photos.ts';
import type { PictureFacts } from '../workers/photo-messages.ts';
import type { PhotoWorkerClient } from '../workers/photo-worker-client.ts';
import { eachAtOnce } from './each-at-once.ts';
import { findPictures, type PictureFile, type RefusedFile } from './picture-files.ts';

export interface InspectedPhoto {
  readonly path: string;
  readonly format: PhotoFormat;
  readonly sizeBytes: number;
  /** Null when it is sound. */
  readonly refusal: RefusedFile['refusal'] | null;
  readonly facts: PictureFacts | null;
  readonly judgement: PhotoJudgement | null;
  /** Paths. */
  readonly twinOf: string | null;
  readonly duplicateOf: string | null;
  /** The best of the burst it belongs to. */
  readonly burst: string | null;
}

const AT_ONCE = 4;

/**
 * Looks at every picture under a folder, as a library would, and keeps nothing. By path.
 * @throws AppError 'photo.source-gone' when there is no such folder
 */
export async function inspectFolder(
  folder: string,
  worker: PhotoWorkerClient,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<InspectedPhoto[]> {
  const { files, refused } = await findPictures([folder], signal);
  if (files.length === 0 && refused.some(({ path }) => path === folder))
    throw new AppError('photo.source-gone', { name: folder });
  const found: InspectedPhoto[] = refused.map(({ path, refusal }) => ({
    ...ALONE,
    path,
    format: 'unknown',
    sizeBytes: 0,
    refusal,
    facts: null,
    judgement: null,
  }));
  let done = 0;
  await eachAtOnce(files, AT_ONCE, async (file) => {
    signal.throwIfAborted();
    found.push(await inspect(file, worker));
    done += 1;
    onProgress(done, files.length);
  });
  const byPath = (one: InspectedPhoto, other: InspectedPhoto) => (one.path < other.path ? -1 : 1);
  return compare(found.toSorted(byPath));
}

const ALONE = { twinOf: null, duplicateOf: null, burst: null };

async function inspect(file: PictureFile, worker: PhotoWorkerClient): Promise<InspectedPhoto> {
  const known = { ...ALONE, path: file.path, format: file.format, sizeBytes: file.sizeBytes };
  const refusedFor = (refusal: RefusedFile['refusal']) => ({
    ...known,
    refusal,
    facts: null,
    judgement: null,
  });
  try {
    const answer = await worker.run({ kind: 'inspect', path: file.path }, file.name);
    if ('refused' in answer) return refusedFor(answer.refused.refusal);
    const { facts, judgement } = answer.done;
    return { ...known, refusal: null, facts, judgement };
  } catch (error) {
    if (isAppError(error) && error.code === 'photo.worker-stopped')
      return refusedFor('photo.too-slow');
    throw error;
  }
}

function compare(photos: readonly InspectedPhoto[]): InspectedPhoto[] {
  const judged = photos.flatMap((photo) => {
    const { facts, judgement } = photo;
    if (facts === null || judgement === null) return [];
    const { widthPx, heightPx, takenAt, camera } = facts;
    const { hash, sharpness, exposure } = judgement;
    const hasCamera = camera !== '' || takenAt !== null;
    const { path: id, sizeBytes } = photo;
    return [
      { id, hash, widthPx, heightPx, sizeBytes, takenAt, camera, hasCamera, sharpness, exposure },
    ];
  });
  const { twins, duplicates, bursts } = relatePhotos(judged);
  return photos.map((photo) => ({
    ...photo,
    twinOf: twins.get(photo.path) ?? null,
    duplicateOf: duplicates.get(photo.path) ?? null,
    burst: bursts.get(photo.path) ?? null,
  }));
}

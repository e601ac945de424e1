import type { ServiceContext } from '../library/service-context.ts';
import type { RowPatch } from '../journal/entities.ts';
import { isAppError } from '../../shared/errors.ts';
import type { PhotoAnswer, PhotoWorkerClient } from '../workers/photo-worker-client.ts';
import type { PhotoRecord, PhotoRepository } from './photo-repository.ts';
import type { PhotoStore } from './photo-store.ts';

interface Parts {
  readonly context: ServiceContext;
  readonly repository: PhotoRepository;
  readonly store: PhotoStore;
  readonly worker: PhotoWorkerClient;
}

/**
 * Photos that were kept as 'photo.heic' before HEIC could be opened are looked at again: each gets its size and place,
 * or the refusal it deserves. One batch for all; nothing is written when there is none.
 * One that stops the worker stays as it is. @returns how many can be shown now. @throws AppError 'disk.failed'
 */
export async function openOldHeics({ context, repository, store, worker }: Parts): Promise<number> {
  const patches: { readonly photo: PhotoRecord; readonly patch: RowPatch }[] = [];
  for (const photo of repository.refusedAs('photo.heic')) {
    const path = store.originalPath(photo.sha256, photo.format);
    const answer = await looked(worker, path, photo.originalName);
    if (answer === null) continue;
    if ('refused' in answer) {
      patches.push({ photo, patch: { refusal: answer.refused.refusal } });
      continue;
    }
    const { facts } = answer.done;
    if (facts === null) continue;
    patches.push({
      photo,
      patch: {
        refusal: null,
        width_px: facts.widthPx,
        height_px: facts.heightPx,
        finished_width_px: facts.widthPx,
        finished_height_px: facts.heightPx,
        camera: facts.camera,
        has_gps: facts.hasGps ? 1 : 0,
        taken_at: facts.takenAt,
      },
    });
  }
  const opened = patches.filter(({ patch }) => patch['refusal'] === null).length;
  if (patches.length === 0) return 0;
  context.journal.batch({ key: 'photos-opened', params: { count: opened } }, (write) => {
    for (const { photo, patch } of patches) write.update('photo', photo.id, patch);
  });
  return opened;
}

async function looked(
  worker: PhotoWorkerClient,
  path: string,
  file: string,
): Promise<PhotoAnswer | null> {
  try {
    return await worker.run({ kind: 'probe', path }, file);
  } catch (error) {
    if (isAppError(error) && error.code === 'photo.worker-stopped') return null;
    throw error;
  }
}

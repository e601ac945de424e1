import type { ServiceContext } from '../library/service-context.ts';
import type { RowPatch } from '../journal/entities.ts';
import type { PhotoWorkerClient } from '../workers/photo-worker-client.ts';
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
 * @returns how many can be shown now. @throws AppError 'photo.worker-stopped' | 'disk.failed'
 */
export async function openOldHeics({ context, repository, store, worker }: Parts): Promise<number> {
  const patches: { readonly photo: PhotoRecord; readonly patch: RowPatch }[] = [];
  for (const photo of repository.refusedAs('photo.heic')) {
    const path = store.originalPath(photo.sha256, photo.format);
    const answer = await worker.run({ kind: 'probe', path }, photo.originalName);
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

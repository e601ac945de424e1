import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAppError } from '../../shared/errors.ts';
import type { PhotoId } from '../../shared/domain/ids.ts';
import { NO_EDITS } from '../../shared/photos/photo-edits.ts';
import type { PhotoRefusal } from '../../shared/domain/photo.ts';
import { SCREEN_RENDITIONS } from '../../shared/domain/rendition.ts';
import { copyVerified } from '../files/copy-verified.ts';
import type { PictureFacts } from '../workers/photo-messages.ts';
import type { PhotoWorkerClient } from '../workers/photo-worker-client.ts';
import type { PhotoStore, Staged } from './photo-store.ts';
import type { PictureFile } from './picture-files.ts';

/** A picture that lies in staging, proved equal to its source, with its screen renditions made. */
export interface StagedPicture extends Staged {
  readonly name: string;
  readonly folder: string;
  /** Place among the files of its adding, from 0. */
  readonly fileOrder: number;
  readonly sizeBytes: number;
  /** Null when the picture is kept but cannot be shown: then `refusal` says why. */
  readonly facts: PictureFacts | null;
  readonly refusal: PhotoRefusal | null;
}
export type StagingOutcome =
  | { readonly kind: 'staged'; readonly picture: StagedPicture }
  /** In the listing already. */
  | { readonly kind: 'here' }
  /** In the library already, through another listing. */
  | { readonly kind: 'elsewhere'; readonly photoId: PhotoId; readonly sha256: string }
  | { readonly kind: 'refused'; readonly refusal: PhotoRefusal };

export interface StagingTools {
  readonly store: PhotoStore;
  readonly worker: PhotoWorkerClient;
  readonly folder: string;
  readonly signal: AbortSignal | undefined;
  /** Claims a hash for this adding: 'new', 'here' (this listing has it), or the id it has elsewhere in the library. */
  readonly claim: (sha256: string) => 'new' | 'here' | PhotoId;
}

/** Renditions that every photo gets at once: what lists and the editor show. */
const AT_ONCE = [SCREEN_RENDITIONS.thumb, SCREEN_RENDITIONS.preview];

/**
 * Copies one picture into staging and looks at it. Its own faults become an outcome, so that one bad picture never
 * stops the others. @throws AppError 'disk.full', or the signal's reason
 */
export async function stagePicture(
  file: PictureFile,
  index: number,
  tools: StagingTools,
): Promise<StagingOutcome> {
  const path = join(tools.folder, `${index}.original`);
  let copied: { sha256: string; bytes: number };
  try {
    // Read back by the worker, which reads the copy anyway.
    copied = await copyVerified(file.path, path, { signal: tools.signal, readBack: false });
  } catch (error) {
    tools.signal?.throwIfAborted();
    if (isAppError(error) && error.code === 'disk.full') throw error;
    return { kind: 'refused', refusal: 'photo.unreadable' };
  }
  const claimed = tools.claim(copied.sha256);
  if (claimed !== 'new') {
    await rm(path, { force: true });
    return claimed === 'here'
      ? { kind: 'here' }
      : { kind: 'elsewhere', photoId: claimed, sha256: copied.sha256 };
  }
  const staged = {
    path,
    name: file.name,
    folder: file.folder,
    fileOrder: index,
    format: file.format,
    sha256: copied.sha256,
    sizeBytes: copied.bytes,
  };
  return await look(staged, index, tools);
}

async function look(
  staged: Omit<StagedPicture, 'facts' | 'refusal'>,
  index: number,
  { store, worker, folder, signal }: StagingTools,
): Promise<StagingOutcome> {
  const renditions = AT_ONCE.map((spec, order) => ({
    outputPath: join(folder, `${index}.${order}.rendition`),
    edits: NO_EDITS,
    spec,
  }));
  try {
    signal?.throwIfAborted();
    const answer = await worker.run({ kind: 'ingest', path: staged.path, renditions }, staged.name);
    if ('refused' in answer) return await refuse(staged.path, answer.refused.refusal);
    if (answer.done.sha256 !== staged.sha256) return await refuse(staged.path, 'photo.unreadable');
    for (const { outputPath, spec } of renditions) {
      await store.placeRendition(outputPath, store.renditionPath(staged.sha256, spec, ''));
    }
    return { kind: 'staged', picture: { ...staged, facts: answer.done.facts, refusal: null } };
  } catch (error) {
    // Killed the worker twice, or held it until the watchdog came, twice.
    if (isAppError(error) && error.code === 'photo.worker-stopped')
      return await refuse(staged.path, 'photo.too-slow');
    throw error;
  }
}

async function refuse(path: string, refusal: PhotoRefusal): Promise<StagingOutcome> {
  await rm(path, { force: true });
  return { kind: 'refused', refusal };
}

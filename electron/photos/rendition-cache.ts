import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { RenditionSpec } from '../../shared/domain/rendition.ts';
import type { PhotoEdits } from '../../shared/photos/photo-edits.ts';
import { asDiskError } from '../files/disk-error.ts';
import { PART_SUFFIX } from '../files/publish-file.ts';
import type { PhotoWorkerClient } from '../workers/photo-worker-client.ts';
import type { PhotoRecord } from './photo-repository.ts';
import type { PhotoStore } from './photo-store.ts';

export interface RenditionFile {
  readonly path: string;
  readonly sizeBytes: number;
}

/** `editsKey` names `edits`: two lists with one name would share a file. */
export interface AskedRendition {
  readonly edits: PhotoEdits;
  readonly editsKey: string;
  readonly spec: RenditionSpec;
  /** Edits that are not saved: kept apart, and not for long. */
  readonly isTry?: boolean;
}

/** Renditions on demand: made once, kept under renditions/, asked for by many at the same time and still made once. */
export interface RenditionCache {
  /** @throws AppError 'photo.refused' | 'photo.worker-stopped' | 'disk.full' | 'disk.failed' */
  get(photo: PhotoRecord, asked: AskedRendition): Promise<RenditionFile>;
}

export function createRenditionCache(store: PhotoStore, worker: PhotoWorkerClient): RenditionCache {
  const underWay = new Map<string, Promise<RenditionFile>>();

  async function make(
    photo: PhotoRecord,
    { edits, spec }: AskedRendition,
    path: string,
  ): Promise<RenditionFile> {
    const ready = await store.renditionSize(path);
    if (ready !== null) return { path, sizeBytes: ready };
    const outputPath = path + PART_SUFFIX;
    try {
      await mkdir(dirname(path), { recursive: true });
      const answer = await worker.run(
        {
          kind: 'render',
          path: store.originalPath(photo.sha256, photo.format),
          rendition: { outputPath, edits, spec },
        },
        photo.originalName,
      );
      if ('refused' in answer) {
        throw new AppError('photo.refused', {
          file: photo.originalName,
          refusal: answer.refused.refusal,
        });
      }
      await store.placeRendition(outputPath, path);
      return { path, sizeBytes: answer.done.made[0]?.sizeBytes ?? 0 };
    } catch (error) {
      await rm(outputPath, { force: true });
      throw asDiskError(error, 'place-rendition');
    }
  }

  return {
    get: async (photo, asked) => {
      if (photo.refusal !== null) {
        throw new AppError('photo.refused', { file: photo.originalName, refusal: photo.refusal });
      }
      const pathOf = asked.isTry === true ? store.triedPath : store.renditionPath;
      const path = pathOf(photo.sha256, asked.spec, asked.editsKey);
      const started = underWay.get(path);
      if (started) return await started;
      const making = make(photo, asked, path).finally(() => underWay.delete(path));
      underWay.set(path, making);
      return await making;
    },
  };
}

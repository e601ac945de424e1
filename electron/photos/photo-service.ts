import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { JobId, ListingId, PhotoId } from '../../shared/domain/ids.ts';
import type { ListingPhoto, ScreenRendition } from '../../shared/domain/photo.ts';
import { SCREEN_RENDITIONS, type RenditionSpec } from '../../shared/domain/rendition.ts';
import type { JobResult, JobRunner, RunningJob } from '../jobs/job-runner.ts';
import type { ServiceContext } from '../library/service-context.ts';
import type { PhotoWorkerClient } from '../workers/photo-worker-client.ts';
import { addPhotos, type AddedPhotos, type AddOptions } from './add-photos.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import { openOldHeics } from './open-old-heics.ts';
import { createPhotoRepository, type PhotoRecord } from './photo-repository.ts';
import { createPhotoStore } from './photo-store.ts';
import { requireListing } from './write-photo-rows.ts';
import { createRenditionCache, type RenditionFile } from './rendition-cache.ts';

/** Photos of listings: originals that never change, renditions that may be thrown away at any time. */
export interface PhotoService {
  /** Files and folders, absolute paths. @throws AppError 'listing.not-found' | 'disk.full' | 'disk.failed' */
  addFiles(
    listingId: ListingId,
    paths: readonly string[],
    options?: AddOptions,
  ): Promise<AddedPhotos>;
  /** The same as a job 'add-photos'. @throws AppError 'listing.not-found' */
  startAdding(listingId: ListingId, paths: readonly string[]): JobId;
  /** Bytes from the clipboard, as a job. @throws AppError 'listing.not-found' */
  startAddingPasted(listingId: ListingId, bytes: Uint8Array): JobId;
  /** Photos that stand in at least one listing. */
  count(): number;
  /** In the listing's order, cover first. */
  listFor(listingId: ListingId): ListingPhoto[];
  /** All photos of the listing in a new order; ones not named keep their order at the end. @throws 'photo.not-found' */
  reorder(listingId: ListingId, photoIds: readonly PhotoId[]): void;
  /** Takes the photo out of the listing; the original stays. @throws 'photo.not-found' */
  remove(listingId: ListingId, photoId: PhotoId): void;
  /** Which way is up: for this photo wherever it is shown, clockwise on top of EXIF. @throws 'photo.not-found' */
  rotate(listingId: ListingId, photoId: PhotoId, quarterTurns: ListingPhoto['quarterTurns']): void;
  /** A rendition's file, made when it is not there yet. @throws 'photo.not-found' | 'photo.refused' | 'photo.worker-stopped' */
  renditionFile(
    photoId: PhotoId,
    quarterTurns: ListingPhoto['quarterTurns'],
    spec: RenditionSpec,
  ): Promise<RenditionFile>;
  /** What the window shows, turned as the photo is now. */
  screenRendition(photoId: PhotoId, name: ScreenRendition): Promise<RenditionFile>;
  /** Where the untouched original lies. @throws 'photo.not-found' */
  originalFor(photoId: PhotoId): {
    readonly path: string;
    readonly sha256: string;
    readonly originalName: string;
  };
  /** Opens HEICs that an older version kept without opening them; gives how many. Quick when there are none. */
  openOldHeics(): Promise<number>;
  /** Takes back what a crash left half-way. Call once at opening, before staging/ is swept. */
  recover(): Promise<void>;
}

export interface PhotoServiceParts {
  readonly worker: PhotoWorkerClient;
  readonly jobs: JobRunner;
}

const STAGED_ADDING = /^add-[0-9a-f-]{36}$/;
/** The kept text of refusals in a job's result; the counts are always whole. */
const LISTED_REFUSALS = 50;

export function createPhotoService(
  context: ServiceContext,
  { worker, jobs }: PhotoServiceParts,
): PhotoService {
  const repository = createPhotoRepository(context.database);
  const store = createPhotoStore(context.paths);
  const cache = createRenditionCache(store, worker);
  const parts = { context, repository, store, worker, oneAtATime: createOneAtATime() };

  function requirePhoto(id: PhotoId): PhotoRecord {
    const photo = repository.get(id);
    if (!photo) throw new AppError('photo.not-found', { id });
    return photo;
  }

  function requireLink(listingId: ListingId, photoId: PhotoId) {
    const link = repository.linksOf(listingId).find((each) => each.photoId === photoId);
    if (!link) throw new AppError('photo.not-found', { id: photoId });
    return link;
  }

  async function runAdding(
    listingId: ListingId,
    paths: readonly string[],
    job: RunningJob,
  ): Promise<JobResult> {
    const added = await addPhotos(parts, listingId, paths, {
      signal: job.signal,
      onProgress: (done, total, file) => job.progress('photo', { file }, done, total),
    });
    return toJobResult(added);
  }

  return {
    addFiles: (listingId, paths, options) => addPhotos(parts, listingId, paths, options),
    startAdding: (listingId, paths) => {
      requireListing(repository, listingId);
      return jobs.start('add-photos', { listingId, paths }, (job) =>
        runAdding(listingId, paths, job),
      );
    },
    startAddingPasted: (listingId, bytes) => {
      requireListing(repository, listingId);
      return jobs.start('add-photos', { listingId, pastedBytes: bytes.byteLength }, async (job) => {
        const folder = await store.beginStaging(context.newId());
        try {
          const at = context
            .now()
            .toISOString()
            .slice(0, 19)
            .replaceAll(/[-:]/g, '')
            .replace('T', '-');
          const path = join(folder, `dan-${at}`);
          await writeFile(path, bytes);
          return await runAdding(listingId, [path], job);
        } finally {
          await rm(folder, { recursive: true, force: true });
        }
      });
    },
    count: () => repository.count(),
    listFor: (listingId) => repository.listFor(listingId),
    reorder: (listingId, photoIds) => {
      const listing = requireListing(repository, listingId);
      const links = repository.linksOf(listingId);
      const named = [...new Set(photoIds)].map((photoId) => requireLink(listingId, photoId));
      const others = links.filter((link) => !named.some((each) => each.id === link.id));
      context.journal.batch({ key: 'photos-reordered', params: { listing } }, (write) => {
        [...named, ...others].forEach((link, position) =>
          write.update('listing_photo', link.id, { position }),
        );
      });
    },
    remove: (listingId, photoId) => {
      const listing = requireListing(repository, listingId);
      const link = requireLink(listingId, photoId);
      context.journal.batch({ key: 'photo-removed', params: { listing } }, (write) => {
        write.remove('listing_photo', link.id);
      });
    },
    rotate: (listingId, photoId, quarterTurns) => {
      const listing = requireListing(repository, listingId);
      requireLink(listingId, photoId);
      context.journal.batch({ key: 'photo-rotated', params: { listing } }, (write) => {
        for (const place of repository.placesOf(photoId)) {
          write.update('listing_photo', place.id, { quarter_turns: quarterTurns });
        }
      });
    },
    renditionFile: async (photoId, quarterTurns, spec) =>
      await cache.get(requirePhoto(photoId), quarterTurns, spec),
    screenRendition: async (photoId, name) => {
      const quarterTurns = repository.placesOf(photoId)[0]?.quarterTurns ?? 0;
      return await cache.get(requirePhoto(photoId), quarterTurns, SCREEN_RENDITIONS[name]);
    },
    originalFor: (photoId) => {
      const { sha256, format, originalName } = requirePhoto(photoId);
      return { path: store.originalPath(sha256, format), sha256, originalName };
    },
    openOldHeics: async () => await openOldHeics(parts),
    recover: async () => {
      const names = await readdir(context.paths.staging).catch(() => []);
      const folders = names
        .filter((name) => STAGED_ADDING.test(name))
        .map((name) => join(context.paths.staging, name));
      await store.endAddings(folders, (sha256) => repository.isKnownEver(sha256));
    },
  };
}

/** Counts, and refusals as lines "file name<TAB>refusal code". */
function toJobResult(added: AddedPhotos): JobResult {
  return {
    added: added.added,
    duplicates: added.duplicates,
    refused: added.refused.length,
    refusals: added.refused
      .slice(0, LISTED_REFUSALS)
      .map(({ file, refusal }) => `${file}\t${refusal}`)
      .join('\n'),
  };
}

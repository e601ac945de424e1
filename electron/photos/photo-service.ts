import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { JobId, ListingId, PhotoId } from '../../shared/domain/ids.ts';
import type { ListingPhoto, ScreenRendition } from '../../shared/domain/photo.ts';
import { SCREEN_RENDITIONS, type RenditionSpec } from '../../shared/domain/rendition.ts';
import type { JobResult, JobRunner, RunningJob } from '../jobs/job-runner.ts';
import { NO_EDITS } from '../../shared/photos/photo-edits.ts';
import { addPhotos, type AddedPhotos, type AddOptions } from './add-photos.ts';
import { openOldHeics } from './open-old-heics.ts';
import type { PhotoParts } from './photo-parts.ts';
import type { RefusedFile } from './picture-files.ts';
import type { PhotoRecord } from './photo-repository.ts';
import type { RenditionFile } from './rendition-cache.ts';
import { stagePasted } from './stage-pasted.ts';
import { requireListing } from './write-photo-rows.ts';

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
  /** A rendition's file, as the photo is edited now, made when it is not there yet. @throws 'photo.not-found' | 'photo.refused' | 'photo.worker-stopped' */
  renditionFile(photoId: PhotoId, spec: RenditionSpec): Promise<RenditionFile>;
  /** What the window shows. */
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

const STAGED_ADDING = /^add-[0-9a-f-]{36}$/;
const PLAIN = { edits: NO_EDITS, editsKey: '' };
/** The kept text of refusals in a job's result; the counts are always whole. */
const LISTED_REFUSALS = 50;

export function createPhotoService(
  parts: PhotoParts,
  jobs: JobRunner,
  /** Photos came to a listing: they want to be looked at. */
  onAdded: () => void,
): PhotoService {
  const { context, repository, store, cache } = parts;

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
    onAdded();
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
        return await stagePasted(parts, bytes, (path) => runAdding(listingId, [path], job));
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
    renditionFile: async (photoId, spec) => {
      const photo = requirePhoto(photoId);
      return await cache.get(photo, { edits: photo.edits, editsKey: photo.editsKey, spec });
    },
    screenRendition: async (photoId, name) => {
      const photo = requirePhoto(photoId);
      const { edits, editsKey } = name === 'plain' ? PLAIN : photo;
      const spec = SCREEN_RENDITIONS[name === 'plain' ? 'preview' : name];
      return await cache.get(photo, { edits, editsKey, spec });
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
    refusals: refusalLines(added.refused),
  };
}

/** Lines "file name<TAB>refusal code", the first fifty. */
export function refusalLines(refused: readonly RefusedFile[]): string {
  return refused
    .slice(0, LISTED_REFUSALS)
    .map(({ file, refusal }) => `${file}\t${refusal}`)
    .join('\n');
}

import { stat } from 'node:fs/promises';
import { AppError } from '../../shared/errors.ts';
import type { PhotoId } from '../../shared/domain/ids.ts';
import { sha256File } from '../files/checksum.ts';
import type { AddingParts, AddOptions } from './add-photos.ts';
import { eachAtOnce } from './each-at-once.ts';
import { findPictures, isUnsafePath, type PictureFile, type RefusedFile } from './picture-files.ts';
import { stagePicture, type StagedPicture } from './stage-picture.ts';
import { ensurePhoto } from './write-photo-rows.ts';

/** What a taking-in came to. Files = added + known + refused. */
export interface TakenIn {
  readonly added: number;
  /** In the library already, or twice in the source. */
  readonly known: number;
  readonly refused: readonly RefusedFile[];
  /** New to the library. */
  readonly photoIds: readonly PhotoId[];
  /** In the library before. */
  readonly knownIds: readonly PhotoId[];
}

/** As for an adding to a listing: three at the worker while others are copied. */
const AT_ONCE = 5;
/**
 * So many proved pictures are placed and written together. A crash or a pulled stick costs at most these, and a disk
 * that syncs slowly is asked once for all of them.
 */
const TOGETHER = 24;

/**
 * Takes pictures into the library without a listing. What was proved is written as it comes, so that a stop, a pulled
 * stick or a power cut loses nothing that was done: taking in the same source again skips what is here.
 * The source is only ever read.
 * `called` gives a file the name and folder a person knows it by.
 * @throws AppError 'photo.source-gone' {name} | 'disk.full' | 'disk.failed'
 */
export async function takeIn(
  parts: AddingParts,
  paths: readonly string[],
  options: AddOptions & { readonly called?: (file: PictureFile) => PictureFile } = {},
): Promise<TakenIn> {
  const { context, repository, store } = parts;
  const { signal } = options;
  await requireSources(paths);
  const found = await findPictures(paths, signal);
  const refused: RefusedFile[] = found.refused.map(({ file, refusal }) => ({ file, refusal }));
  const seen = new Set<string>();
  const photoIds: PhotoId[] = [];
  const knownIds: PhotoId[] = [];
  let known = 0;
  let done = 0;
  let ready: StagedPicture[] = [];
  let writing: Promise<void> = Promise.resolve();

  const folder = await store.beginStaging(context.newId());
  /** One after the other: a staging folder says of one round what it was about to place. */
  const write = (): Promise<void> => {
    const batch = ready;
    ready = [];
    writing = writeAfter(writing, batch);
    return writing;
  };
  const writeAfter = async (before: Promise<void>, batch: StagedPicture[]): Promise<void> => {
    await before;
    if (batch.length === 0) return;
    await parts.oneAtATime(async () => {
      await store.placeOriginals(folder, batch);
      photoIds.push(...writeRows(parts, batch));
    });
  };

  async function take(picture: PictureFile, index: number): Promise<void> {
    signal?.throwIfAborted();
    const file = options.called?.(picture) ?? picture;
    options.onProgress?.(done, found.files.length, file.name);
    const hereId = await findHere(parts, file);
    if (hereId !== null) {
      known += 1;
      knownIds.push(hereId);
    } else {
      const outcome = await stagePicture(file, index, {
        store,
        worker: parts.worker,
        folder,
        signal,
        claim: (sha256) => {
          if (seen.has(sha256)) return 'here';
          seen.add(sha256);
          return repository.findBySha256(sha256)?.id ?? 'new';
        },
      });
      if (outcome.kind === 'staged') ready.push(outcome.picture);
      else if (outcome.kind === 'refused') {
        if (outcome.refusal === 'photo.unreadable') await requireSources(paths);
        refused.push({ file: file.name, refusal: outcome.refusal });
      } else {
        known += 1;
        if (outcome.kind === 'elsewhere') knownIds.push(outcome.photoId);
      }
      if (ready.length >= TOGETHER) await write();
    }
    done += 1;
    options.onProgress?.(done, found.files.length, file.name);
  }

  try {
    await eachAtOnce(found.files, AT_ONCE, take);
    await write();
    return { added: photoIds.length, known, refused, photoIds, knownIds };
  } catch (error) {
    // What is proved stays. A disk that is full says so by the first failure, not by this one.
    await write().catch(() => undefined);
    throw error;
  } finally {
    await store.endAddings([folder], (sha256) => repository.isKnownEver(sha256));
  }
}

/** A file that bears the name and size of one in the library is hashed where it lies: known ones are never copied. */
async function findHere({ repository }: AddingParts, file: PictureFile): Promise<PhotoId | null> {
  if (!repository.mayBeHere(file.name, file.sizeBytes)) return null;
  const sum = await sha256File(file.path).catch(() => null);
  return sum === null ? null : (repository.findBySha256(sum.sha256)?.id ?? null);
}

function writeRows(parts: AddingParts, batch: readonly StagedPicture[]): PhotoId[] {
  const { context, repository } = parts;
  const fresh = batch.filter(({ sha256 }) => repository.findBySha256(sha256) === null);
  if (fresh.length === 0) return [];
  const name = { key: 'photos-taken-in', params: { count: fresh.length } };
  return context.journal.batch(name, (write) =>
    fresh.map((picture) => ensurePhoto(parts, write, picture)),
  );
}

/** @throws AppError 'photo.source-gone' when a picked folder or file is not there: a pulled stick. */
async function requireSources(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    // Refused by name, without a look.
    if (isUnsafePath(path)) continue;
    const status = await stat(path).catch(() => null);
    if (status === null) throw new AppError('photo.source-gone', { name: sourceName(path) });
  }
}

/** The last part of a path, as a person would name the card. */
export function sourceName(path: string): string {
  const parts = path.replaceAll('\\', '/').split('/').filter(Boolean);
  return (parts.at(-1) ?? path).normalize('NFC').slice(0, 100);
}

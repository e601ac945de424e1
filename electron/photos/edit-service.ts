import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { AppError } from '../../shared/errors.ts';
import type { PhotoId } from '../../shared/domain/ids.ts';
import { SCREEN_RENDITIONS } from '../../shared/domain/rendition.ts';
import { editedSize } from '../../shared/photos/edited-size.ts';
import {
  editsText,
  isUnedited,
  NO_EDITS,
  type PhotoEdits,
} from '../../shared/photos/photo-edits.ts';
import { proposeEdits } from '../../shared/photos/propose-edits.ts';
import { turnEdits } from '../../shared/photos/turn-edits.ts';
import type { JournalWriter } from '../journal/journal.ts';
import type { PhotoParts } from './photo-parts.ts';
import type { PhotoRecord } from './photo-repository.ts';
import type { RenditionFile } from './rendition-cache.ts';

export type EditPart = 'turn' | 'straighten' | 'crop' | 'light' | 'balance' | 'sharpen';

/** Edit lists of photos: each change is one undoable batch, and the originals never know. */
export interface EditService {
  /** @throws AppError 'photo.not-found' */
  editsOf(photoId: PhotoId): PhotoEdits;
  turn(photoIds: readonly PhotoId[], quarterTurns: 1 | 3): void;
  save(photoId: PhotoId, edits: PhotoEdits): void;
  copy(fromId: PhotoId, toIds: readonly PhotoId[], parts: readonly EditPart[]): void;
  clear(photoIds: readonly PhotoId[]): void;
  /** What the judgement would mend; the edits as they are where nothing is known. */
  propose(photoId: PhotoId): PhotoEdits;
  /** Makes a picture of edits that are not saved. The key is good until twenty others were tried. */
  tryEdits(photoId: PhotoId, edits: PhotoEdits, size: 'preview' | 'detail'): Promise<string>;
  /** The picture behind a key. @throws AppError 'photo.not-found' */
  triedRendition(photoId: PhotoId, key: string): Promise<RenditionFile>;
}

/** The editor shows one; a slider that goes back finds the last ones ready. */
const KEPT_TRIES = 20;

interface Try {
  readonly edits: PhotoEdits;
  readonly size: 'preview' | 'detail';
  readonly path: string;
}

export function createEditService({
  context,
  repository,
  judgements,
  cache,
}: PhotoParts): EditService {
  const tried = new Map<string, Try>();

  function requirePhoto(id: PhotoId): PhotoRecord {
    const photo = repository.get(id);
    if (!photo) throw new AppError('photo.not-found', { id });
    return photo;
  }

  /** All photos are read before the first is written: one that is gone leaves the others as they were. */
  function change(
    key: string,
    photoIds: readonly PhotoId[],
    edit: (photo: PhotoRecord) => PhotoEdits,
  ): void {
    const photos = [...new Set(photoIds)].map(requirePhoto);
    const params = { count: photos.length, name: photos[0]?.originalName ?? '' };
    context.journal.batch({ key, params }, (write) => {
      for (const photo of photos) writeEdits(write, photo, edit(photo));
    });
  }

  const made = async (photoId: PhotoId, { edits, size }: Pick<Try, 'edits' | 'size'>) =>
    await cache.get(requirePhoto(photoId), {
      edits,
      editsKey: editsKey(edits),
      spec: SCREEN_RENDITIONS[size],
      isTry: true,
    });

  /** The oldest go, with their pictures. */
  async function forgetOld(): Promise<void> {
    for (const [name, { path }] of tried) {
      if (tried.size <= KEPT_TRIES) return;
      tried.delete(name);
      await rm(path, { force: true });
    }
  }

  return {
    editsOf: (photoId) => requirePhoto(photoId).edits,
    turn: (photoIds, quarterTurns) => {
      change('photos-turned', photoIds, ({ edits }) => turnEdits(edits, quarterTurns));
    },
    save: (photoId, edits) => {
      change('photo-edited', [photoId], () => edits);
    },
    copy: (fromId, toIds, parts) => {
      const source = requirePhoto(fromId).edits;
      const others = toIds.filter((id) => id !== fromId);
      change('photos-edits-copied', others, ({ edits }) => copyParts(source, edits, parts));
    },
    clear: (photoIds) => {
      change('photos-edits-cleared', photoIds, () => NO_EDITS);
    },
    propose: (photoId) => {
      const photo = requirePhoto(photoId);
      const judgement = judgements.get(photoId);
      return judgement === null ? photo.edits : proposeEdits(photo, photo.edits, judgement);
    },
    tryEdits: async (photoId, edits, size) => {
      const key = `${editsKey(edits) || 'plain'}-${size}`;
      const { path } = await made(photoId, { edits, size });
      tried.delete(`${photoId} ${key}`);
      tried.set(`${photoId} ${key}`, { edits, size, path });
      await forgetOld();
      return key;
    },
    triedRendition: async (photoId, key) => {
      const known = tried.get(`${photoId} ${key}`);
      if (known === undefined) throw new AppError('photo.not-found', { id: photoId });
      return await made(photoId, known);
    },
  };
}

function writeEdits(write: JournalWriter, photo: PhotoRecord, edits: PhotoEdits): void {
  const size = photo.widthPx === 0 ? { widthPx: 0, heightPx: 0 } : editedSize(photo, edits);
  write.update('photo', photo.id, {
    edits: isUnedited(edits) ? '{}' : JSON.stringify(edits),
    edits_key: editsKey(edits),
    finished_width_px: size.widthPx,
    finished_height_px: size.heightPx,
  });
}

/** '' for none; 48 bits of a hash are enough to tell the edits of one photo apart. */
function editsKey(edits: PhotoEdits): string {
  if (isUnedited(edits)) return '';
  return createHash('sha256').update(editsText(edits)).digest('hex').slice(0, 12);
}

function copyParts(from: PhotoEdits, to: PhotoEdits, parts: readonly EditPart[]): PhotoEdits {
  const has = (part: EditPart) => parts.includes(part);
  return {
    ...to,
    ...(has('turn') ? { quarterTurns: from.quarterTurns } : {}),
    ...(has('straighten') ? { straightenDegrees: from.straightenDegrees } : {}),
    ...(has('crop') ? { crop: from.crop } : {}),
    ...(has('light') ? { lightStops: from.lightStops } : {}),
    ...(has('balance') ? { balance: from.balance } : {}),
    ...(has('sharpen') ? { sharpen: from.sharpen } : {}),
  };
}

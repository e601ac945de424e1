import type { Database } from 'better-sqlite3';
import { photoIdSchema, type ListingId, type PhotoId } from '../../shared/domain/ids.ts';
import { NO_EDITS, photoEditsSchema, type PhotoEdits } from '../../shared/photos/photo-edits.ts';
import {
  photoFormatSchema,
  photoRefusalSchema,
  type ListingPhoto,
  type PhotoFormat,
  type PhotoRefusal,
} from '../../shared/domain/photo.ts';

/** One original, as the table keeps it. */
export interface PhotoRecord {
  readonly id: PhotoId;
  readonly sha256: string;
  readonly originalName: string;
  readonly format: PhotoFormat;
  readonly refusal: PhotoRefusal | null;
  /** As taken, upright; 0 when it was refused. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly edits: PhotoEdits;
  readonly editsKey: string;
}

/** A photo's place in a listing. */
export interface PhotoLink {
  readonly id: string;
  readonly listingId: string;
  readonly photoId: PhotoId;
  readonly position: number;
}

/** Reads photos and their places in listings. Writing goes through the journal. */
export interface PhotoRepository {
  get(id: PhotoId): PhotoRecord | null;
  findBySha256(sha256: string): PhotoRecord | null;
  /** Is there a photo of this file name and size? Its bytes may still be others. */
  mayBeHere(originalName: string, sizeBytes: number): boolean;
  /** Photos kept with this refusal. */
  refusedAs(refusal: PhotoRefusal): PhotoRecord[];
  /** In the listing's order. */
  listFor(listingId: ListingId): ListingPhoto[];
  linksOf(listingId: ListingId): PhotoLink[];
  /** Every place of a photo, newest first. */
  placesOf(photoId: PhotoId): PhotoLink[];
  /** The listing's name, or null when there is no such listing. */
  listingName(listingId: ListingId): string | null;
  /** Photos that stand in at least one listing. */
  count(): number;
  /** Is this original known now, or was it in any state that an undo could bring back? */
  isKnownEver(sha256: string): boolean;
}

interface PhotoRow {
  id: string;
  sha256: string;
  original_name: string;
  format: string;
  width_px: number;
  height_px: number;
  size_bytes: number;
  has_gps: number;
  refusal: string | null;
  added_at: string;
  edits: string;
  edits_key: string;
  finished_width_px: number;
  finished_height_px: number;
}
interface LinkRow {
  id: string;
  listing_id: string;
  photo_id: string;
  position: number;
}

export function createPhotoRepository(database: Database): PhotoRepository {
  const get = database.prepare<[string], PhotoRow>('SELECT * FROM photo WHERE id = ?');
  const findBySha256 = database.prepare<[string], PhotoRow>('SELECT * FROM photo WHERE sha256 = ?');
  const mayBeHere = database
    .prepare<[string, number], number>(
      'SELECT EXISTS (SELECT 1 FROM photo WHERE original_name = ? AND size_bytes = ?)',
    )
    .pluck();
  const refusedAs = database.prepare<[string], PhotoRow>(
    'SELECT * FROM photo WHERE refusal = ? ORDER BY id',
  );
  const listFor = database.prepare<[string], PhotoRow>(
    `SELECT photo.* FROM listing_photo AS link JOIN photo ON photo.id = link.photo_id
     WHERE link.listing_id = ? ORDER BY link.position, link.id`,
  );
  const linksOf = database.prepare<[string], LinkRow>(
    'SELECT * FROM listing_photo WHERE listing_id = ? ORDER BY position, id',
  );
  const placesOf = database.prepare<[string], LinkRow>(
    'SELECT * FROM listing_photo WHERE photo_id = ? ORDER BY id DESC',
  );
  const listingName = database.prepare<[string], { name: string }>(
    'SELECT name FROM listing WHERE id = ?',
  );
  const count = database.prepare<[], { count: number }>(
    'SELECT count(DISTINCT photo_id) AS count FROM listing_photo',
  );
  const isJournalled = database.prepare<[string], { known: number }>(
    `SELECT EXISTS (SELECT 1 FROM journal_change
       WHERE entity = 'photo' AND operation = 'insert' AND json_extract(after, '$.sha256') = ?) AS known`,
  );
  return {
    get: (id) => toRecord(get.get(id)),
    findBySha256: (sha256) => toRecord(findBySha256.get(sha256)),
    mayBeHere: (originalName, sizeBytes) => mayBeHere.get(originalName, sizeBytes) === 1,
    refusedAs: (refusal) => refusedAs.all(refusal).map(toKnownRecord),
    listFor: (listingId) => listFor.all(listingId).map(toListingPhoto),
    linksOf: (listingId) => linksOf.all(listingId).map(toLink),
    placesOf: (photoId) => placesOf.all(photoId).map(toLink),
    listingName: (listingId) => listingName.get(listingId)?.name ?? null,
    count: () => count.get()?.count ?? 0,
    isKnownEver: (sha256) =>
      findBySha256.get(sha256) !== undefined || isJournalled.get(sha256)?.known === 1,
  };
}

function toRecord(row: PhotoRow | undefined): PhotoRecord | null {
  return row ? toKnownRecord(row) : null;
}

function toKnownRecord(row: PhotoRow): PhotoRecord {
  return {
    id: photoIdSchema.parse(row.id),
    sha256: row.sha256,
    originalName: row.original_name,
    format: photoFormatSchema.parse(row.format),
    refusal: photoRefusalSchema.nullable().parse(row.refusal),
    widthPx: row.width_px,
    heightPx: row.height_px,
    edits: readEdits(row.edits),
    editsKey: row.edits_key,
  };
}

/** Wishes that a list does not name are not there: '{}' is none. */
/** Of the column photo.edits. */
export function readEdits(text: string): PhotoEdits {
  const stored: unknown = JSON.parse(text);
  return photoEditsSchema.parse({ ...NO_EDITS, ...(stored as object) });
}

function toListingPhoto(row: PhotoRow): ListingPhoto {
  return {
    id: photoIdSchema.parse(row.id),
    sha256: row.sha256,
    originalName: row.original_name,
    format: photoFormatSchema.parse(row.format),
    widthPx: row.finished_width_px,
    heightPx: row.finished_height_px,
    sizeBytes: row.size_bytes,
    editsKey: row.edits_key,
    hasGps: row.has_gps === 1,
    refusal: photoRefusalSchema.nullable().parse(row.refusal),
    addedAt: row.added_at,
  };
}

function toLink(row: LinkRow): PhotoLink {
  return {
    id: row.id,
    listingId: row.listing_id,
    photoId: photoIdSchema.parse(row.photo_id),
    position: row.position,
  };
}

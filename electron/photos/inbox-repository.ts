import type { Database, Statement } from 'better-sqlite3';
import { photoIdSchema, type ListingId, type PhotoId } from '../../shared/domain/ids.ts';
import {
  studioPhotoSchema,
  type PhotoFilter,
  type PhotoView,
  type StudioPhoto,
} from '../../shared/domain/studio-photo.ts';
import { photoJudgementSchema, type PhotoJudgement } from '../../shared/photos/photo-judgement.ts';
import { remainingFlags } from '../../shared/photos/remaining-flags.ts';
import { unlessChanged } from '../database/unless-changed.ts';
import { flagCodesText } from './judgement-repository.ts';
import { readEdits } from './photo-repository.ts';

export type PhotoCounts = Readonly<Record<PhotoView, number>>;

/** A photo as sorting by cards sees it; photos that stand in a listing, are hidden or chat copies are not among them. */
export interface SortablePhoto {
  readonly id: PhotoId;
  readonly folder: string;
  readonly camera: string;
  readonly takenAt: string | null;
  readonly fileOrder: number;
  readonly cardListingId: ListingId | null;
}

/** Reads photos for the screen Ảnh. Writing goes through the journal. */
export interface InboxRepository {
  page(filter: PhotoFilter, offset: number, limit: number): PhotoId[];
  total(filter: PhotoFilter): number;
  ids(filter: PhotoFilter, limit: number): PhotoId[];
  /** In the order of the ids; ids that are gone are left out. */
  rows(ids: readonly PhotoId[]): StudioPhoto[];
  counts(): PhotoCounts;
  sortable(): SortablePhoto[];
  isCardOf(listingId: string): boolean;
  /** How many of these photos show a card, and how many are small chat copies. */
  countAmong(ids: readonly PhotoId[]): { readonly cards: number; readonly twins: number };
}

/** Of the photo as edited. Reckoned where it is asked for: an undo changes the edits without a word to anybody. */
const FLAG_CODES = `iif(photo.edits_key = '', found.flag_codes,
  remaining_flag_codes(found.judgement, photo.edits, photo.width_px, photo.height_px))`;
const IN_NO_LISTING =
  'NOT EXISTS (SELECT 1 FROM listing_photo AS link WHERE link.photo_id = photo.id)';
/** A person's word goes above what was found: a copy that was kept on purpose is shown like any other. */
const SHOWN = `photo.mark <> 'hidden' AND photo.card_listing_id IS NULL AND (photo.twin_of IS NULL OR photo.mark = 'kept')`;
const VIEWS: Readonly<Record<PhotoView, string>> = {
  unassigned: `${SHOWN} AND photo.refusal IS NULL AND ${IN_NO_LISTING}`,
  attention: `${SHOWN} AND photo.mark <> 'kept'
    AND (photo.refusal IS NOT NULL OR coalesce(${FLAG_CODES}, ',') <> ',' OR found.duplicate_of IS NOT NULL)`,
  hidden: `NOT (${SHOWN})`,
  all: '1',
};
const FOUND = 'LEFT JOIN photo_judgement AS found ON found.photo_id = photo.id';
const DAY = 'substr(coalesce(photo.taken_at, photo.added_at), 1, 10)';
/** Newest coming first, within it as the camera counted. */
const ORDER = `ORDER BY substr(photo.added_at, 1, 10) DESC, photo.folder, photo.taken_at, photo.file_order, photo.id`;
const COVER_POSITION =
  'SELECT min(position) FROM listing_photo AS other WHERE other.listing_id = link.listing_id';

export function createInboxRepository(database: Database): InboxRepository {
  database.function('remaining_flag_codes', { deterministic: true }, remainingFlagCodes);
  const kept = new Map<string, Statement>();
  const prepared = (sql: string): Statement => {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const fresh = database.prepare(sql);
    kept.set(sql, fresh);
    return fresh;
  };
  const rows = database.prepare(
    `SELECT photo.*, found.judgement, found.duplicate_of, found.burst_best, card.name AS card_name,
       (SELECT json_group_array(json_object('id', listing.id, 'name', listing.name,
            'householdName', household.name, 'isCover', json(iif(link.position = (${COVER_POSITION}), 'true', 'false'))))
          FROM listing_photo AS link JOIN listing ON listing.id = link.listing_id
          JOIN household ON household.id = listing.household_id
          WHERE link.photo_id = photo.id) AS listings
     FROM photo ${FOUND} LEFT JOIN listing AS card ON card.id = photo.card_listing_id
     WHERE photo.id IN (SELECT value FROM json_each(?))`,
  );
  // One walk over all photos for the four of them.
  const counts = database.prepare<[], PhotoCounts>(
    `SELECT ${Object.entries(VIEWS)
      .map(([view, test]) => `count(*) FILTER (WHERE ${test}) AS "${view}"`)
      .join(', ')} FROM photo ${FOUND}`,
  );
  const countAll = unlessChanged(
    database,
    () => counts.get() ?? { unassigned: 0, attention: 0, hidden: 0, all: 0 },
  );
  const narrowedTotal = unlessChanged(database, (key) => {
    const { where, values } = tests(JSON.parse(key) as PhotoFilter);
    const total = prepared(`SELECT count(*) ${from(where)}`).pluck();
    return Number(total.get(values));
  });
  const totalOf = (filter: PhotoFilter): number => {
    const { view, ...narrowed } = filter;
    const isWhole = Object.values(narrowed).every((value) => value === null);
    return isWhole ? countAll()[view] : narrowedTotal(JSON.stringify(filter));
  };
  const sortable = database.prepare(
    `SELECT id, folder, camera, taken_at AS takenAt, file_order AS fileOrder, card_listing_id AS cardListingId
     FROM photo WHERE refusal IS NULL AND mark <> 'hidden' AND twin_of IS NULL
       AND (card_listing_id IS NOT NULL OR ${IN_NO_LISTING})
     ORDER BY id`,
  );
  const countAmong = database.prepare<[string], { cards: number; twins: number }>(
    `SELECT count(card_listing_id) AS cards, count(twin_of) AS twins FROM photo
     WHERE id IN (SELECT value FROM json_each(?))`,
  );
  const listingIsThere = database
    .prepare('SELECT EXISTS (SELECT 1 FROM listing WHERE id = ?)')
    .pluck();

  return {
    page: (filter, offset, limit) => {
      const { where, values } = tests(filter);
      const ids = prepared(`SELECT photo.id ${from(where)} ${ORDER} LIMIT @limit OFFSET @offset`)
        .pluck()
        .all({ ...values, limit, offset });
      return ids.map((id) => photoIdSchema.parse(id));
    },
    total: totalOf,
    ids: (filter, limit) => {
      const { where, values } = tests(filter);
      const ids = prepared(`SELECT photo.id ${from(where)} ${ORDER} LIMIT @limit`)
        .pluck()
        .all({ ...values, limit });
      return ids.map((id) => photoIdSchema.parse(id));
    },
    rows: (ids) => {
      const found = new Map(
        (rows.all(JSON.stringify(ids)) as Record<string, unknown>[]).map((row) => [
          row['id'],
          toStudioPhoto(row),
        ]),
      );
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    counts: () => countAll(),
    sortable: () => sortable.all() as SortablePhoto[],
    countAmong: (ids) => countAmong.get(JSON.stringify(ids)) ?? { cards: 0, twins: 0 },
    isCardOf: (listingId) => listingIsThere.get(listingId) === 1,
  };
}

function from(where: string): string {
  return `FROM photo ${FOUND} WHERE ${where}`;
}

function tests(filter: PhotoFilter): { where: string; values: Record<string, string> } {
  const wanted = [VIEWS[filter.view]];
  const values: Record<string, string> = {};
  const add = (test: string, name: string, value: string | null): void => {
    if (value === null) return;
    wanted.push(test);
    values[name] = value;
  };
  const place = (test: string) =>
    `EXISTS (SELECT 1 FROM listing_photo AS link JOIN listing ON listing.id = link.listing_id
       WHERE link.photo_id = photo.id AND ${test})`;
  add(place('listing.household_id = @householdId'), 'householdId', filter.householdId);
  add(place('listing.id = @listingId'), 'listingId', filter.listingId);
  if (filter.flag === 'duplicate') wanted.push('found.duplicate_of IS NOT NULL');
  else add(`instr(${FLAG_CODES}, ',' || @flag || ',') > 0`, 'flag', filter.flag);
  add(`${DAY} >= @fromDay`, 'fromDay', filter.fromDay);
  add(`${DAY} <= @toDay`, 'toDay', filter.toDay);
  return { where: wanted.map((test) => `(${test})`).join(' AND '), values };
}

/** SQLite counts the parameters. */
function remainingFlagCodes(
  judgement: unknown,
  edits: unknown,
  widthPx: unknown,
  heightPx: unknown,
): string | null {
  if (typeof judgement !== 'string') return null;
  const original = { widthPx: Number(widthPx), heightPx: Number(heightPx) };
  const flags = remainingFlags(readJudgement(judgement), readEdits(String(edits)), original);
  return flagCodesText(flags);
}

function readJudgement(text: string): PhotoJudgement {
  return photoJudgementSchema.parse(JSON.parse(text));
}

function toStudioPhoto(row: Record<string, unknown>): StudioPhoto {
  const text = row['judgement'];
  const judgement = typeof text === 'string' ? readJudgement(text) : null;
  const original = { widthPx: Number(row['width_px']), heightPx: Number(row['height_px']) };
  const edits = readEdits(String(row['edits']));
  const isDuplicate = row['duplicate_of'] !== null;
  const listings: unknown = JSON.parse(String(row['listings']));
  return studioPhotoSchema.parse({
    id: row['id'],
    key: `${String(row['sha256']).slice(0, 12)}-${String(row['edits_key'])}`,
    originalName: row['original_name'],
    folder: row['folder'],
    camera: row['camera'],
    takenAt: row['taken_at'],
    addedAt: row['added_at'],
    format: row['format'],
    widthPx: row['finished_width_px'],
    heightPx: row['finished_height_px'],
    sizeBytes: row['size_bytes'],
    refusal: row['refusal'],
    hasGps: row['has_gps'] === 1,
    mark: row['mark'],
    shot: row['shot'],
    isEdited: row['edits_key'] !== '',
    isJudged: judgement !== null,
    flags: [
      ...(judgement === null ? [] : remainingFlags(judgement, edits, original)),
      ...(isDuplicate ? [{ code: 'duplicate', value: 1, threshold: 1 }] : []),
    ],
    twinOf: row['twin_of'],
    burstBest: row['burst_best'],
    card:
      row['card_listing_id'] === null
        ? null
        : { listingId: row['card_listing_id'], name: row['card_name'] ?? '' },
    listings,
  });
}

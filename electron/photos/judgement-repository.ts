import type { Database } from 'better-sqlite3';
import { photoIdSchema, type PhotoId } from '../../shared/domain/ids.ts';
import { photoFormatSchema, type PhotoFormat } from '../../shared/domain/photo.ts';
import { photoJudgementSchema, type PhotoJudgement } from '../../shared/photos/photo-judgement.ts';
import type { Relations } from '../../shared/photos/relate-photos.ts';
import { inUnsyncedTransaction } from '../database/transaction.ts';

/** A photo that waits to be looked at. */
export interface UnjudgedPhoto {
  readonly id: PhotoId;
  readonly originalName: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly format: PhotoFormat;
  /** EXIF names a camera or a time. */
  readonly hasCamera: boolean;
}

/** What is compared between photos. */
export interface ComparablePhoto {
  readonly id: PhotoId;
  readonly hash: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly sizeBytes: number;
  readonly takenAt: string | null;
  readonly camera: string;
  readonly hasCamera: boolean;
  readonly sharpness: number;
  readonly exposure: number;
  readonly twinOf: PhotoId | null;
  /** Held against the others already: what came of it is settled, also by whoever took it back. */
  readonly isCompared: boolean;
}

/** Judgements and what the label reader read: derived, outside the journal, made again when they are gone. */
export interface JudgementRepository {
  /** Photos without a judgement of this revision, oldest first. */
  unjudged(revision: number): UnjudgedPhoto[];
  /** Is there one without, besides these? */
  hasUnjudged(revision: number, besides: ReadonlySet<PhotoId>): boolean;
  /** In one transaction. Photos that are gone meanwhile are passed over. */
  save(judgements: ReadonlyMap<PhotoId, PhotoJudgement>): void;
  get(photoId: PhotoId): PhotoJudgement | null;
  /** Judged photos that are no card, by id; `after` is the last id of the part before, '' at first. */
  comparable(after: PhotoId | '', limit: number): ComparablePhoto[];
  /** Is there one that was judged and not held against the others? */
  hasUncompared(): boolean;
  /** Photos that are held against the others now. */
  saveRelations(
    relations: Pick<Relations, 'duplicates' | 'bursts'>,
    compared: readonly PhotoId[],
  ): void;
  labelReading(photoId: PhotoId, revision: number): string | null;
  saveLabelReading(photoId: PhotoId, revision: number, reading: string): void;
}

interface RelatedRow {
  photoId: string;
  duplicateOf: string | null;
  burstBest: string | null;
}

const UNJUDGED = `photo.refusal IS NULL
  AND NOT EXISTS (SELECT 1 FROM photo_judgement AS found WHERE found.photo_id = photo.id AND found.revision = ?)`;

export function createJudgementRepository(database: Database): JudgementRepository {
  const unjudged = database.prepare<[number], Record<string, string | number | null>>(
    `SELECT id, original_name, width_px, height_px, format, camera, taken_at FROM photo WHERE ${UNJUDGED} ORDER BY id`,
  );
  // What came last is what waits.
  const someUnjudged = database
    .prepare<[number, number], string>(
      `SELECT id FROM photo WHERE ${UNJUDGED} ORDER BY id DESC LIMIT ?`,
    )
    .pluck();
  const save = database.prepare(
    `INSERT INTO photo_judgement (photo_id, revision, judgement, hash, sharpness, exposure, flag_codes)
     SELECT @photoId, @revision, @judgement, @hash, @sharpness, @exposure, @flagCodes
     WHERE EXISTS (SELECT 1 FROM photo WHERE id = @photoId)
     ON CONFLICT (photo_id) DO UPDATE SET revision = @revision, judgement = @judgement, hash = @hash,
       sharpness = @sharpness, exposure = @exposure, flag_codes = @flagCodes,
       is_compared = iif(hash = @hash, is_compared, 0)`,
  );
  const get = database
    .prepare<[string], string>('SELECT judgement FROM photo_judgement WHERE photo_id = ?')
    .pluck();
  const comparable = database.prepare<[string, number], Record<string, string | number | null>>(
    `SELECT photo.id, found.hash, found.sharpness, found.exposure, width_px, height_px, size_bytes, taken_at, camera,
       twin_of, is_compared
     FROM photo_judgement AS found JOIN photo ON photo.id = found.photo_id
     WHERE card_listing_id IS NULL AND photo.id > ? ORDER BY photo.id LIMIT ?`,
  );
  const hasUncompared = database
    .prepare<[], number>(
      `SELECT EXISTS (SELECT 1 FROM photo_judgement AS found JOIN photo ON photo.id = found.photo_id
         WHERE found.is_compared = 0 AND card_listing_id IS NULL)`,
    )
    .pluck();
  const compare = database.prepare(
    `UPDATE photo_judgement SET is_compared = 1
     WHERE is_compared = 0 AND photo_id IN (SELECT value FROM json_each(?))`,
  );
  const related = database.prepare<[], RelatedRow>(
    `SELECT photo_id AS photoId, duplicate_of AS duplicateOf, burst_best AS burstBest FROM photo_judgement
     WHERE duplicate_of IS NOT NULL OR burst_best IS NOT NULL`,
  );
  // A photo that is gone meanwhile is nobody's original.
  const relate = database.prepare<RelatedRow>(
    `UPDATE photo_judgement SET duplicate_of = (SELECT id FROM photo WHERE id = @duplicateOf),
       burst_best = (SELECT id FROM photo WHERE id = @burstBest) WHERE photo_id = @photoId`,
  );
  const reading = database
    .prepare<[string, number], string>(
      'SELECT reading FROM photo_label WHERE photo_id = ? AND revision = ?',
    )
    .pluck();
  const saveReading = database.prepare(
    `INSERT INTO photo_label (photo_id, revision, reading) VALUES (?, ?, ?)
     ON CONFLICT (photo_id) DO UPDATE SET revision = excluded.revision, reading = excluded.reading`,
  );
  return {
    unjudged: (revision) =>
      unjudged.all(revision).map((row) => ({
        id: photoIdSchema.parse(row['id']),
        originalName: String(row['original_name']),
        widthPx: Number(row['width_px']),
        heightPx: Number(row['height_px']),
        format: photoFormatSchema.parse(row['format']),
        hasCamera: row['camera'] !== '' || row['taken_at'] !== null,
      })),
    hasUnjudged: (revision, besides) =>
      someUnjudged
        .all(revision, besides.size + 1)
        .some((id) => !besides.has(photoIdSchema.parse(id))),
    save: (judgements) => {
      inUnsyncedTransaction(database, () => {
        for (const [photoId, judgement] of judgements) {
          save.run({
            photoId,
            revision: judgement.revision,
            judgement: JSON.stringify(judgement),
            hash: judgement.hash,
            sharpness: judgement.sharpness,
            exposure: judgement.exposure,
            flagCodes: flagCodesText(judgement.flags),
          });
        }
      });
    },
    get: (photoId) => {
      const text = get.get(photoId);
      return text === undefined ? null : photoJudgementSchema.parse(JSON.parse(text));
    },
    comparable: (after, limit) => comparable.all(after, limit).map(toComparable),
    hasUncompared: () => hasUncompared.get() === 1,
    saveRelations: ({ duplicates, bursts }, compared) => {
      inUnsyncedTransaction(database, () => {
        compare.run(JSON.stringify(compared));
        const before = new Map(related.all().map((row) => [row.photoId, row]));
        const named = new Set([...duplicates.keys(), ...bursts.keys(), ...before.keys()]);
        for (const photoId of named) {
          const duplicateOf = duplicates.get(photoId) ?? null;
          const burstBest = bursts.get(photoId) ?? null;
          const known = before.get(photoId);
          // Of thousands that were compared, few are related otherwise than before.
          if (
            duplicateOf !== (known?.duplicateOf ?? null) ||
            burstBest !== (known?.burstBest ?? null)
          )
            relate.run({ photoId, duplicateOf, burstBest });
        }
      });
    },
    labelReading: (photoId, revision) => reading.get(photoId, revision) ?? null,
    saveLabelReading: (photoId, revision, text) => {
      saveReading.run(photoId, revision, text);
    },
  };
}

/** ",blurred,dark,": each code between commas, so that one is never found in another. */
export function flagCodesText(flags: PhotoJudgement['flags']): string {
  return `,${flags.map(({ code }) => `${code},`).join('')}`;
}

function toComparable(row: Record<string, string | number | null>): ComparablePhoto {
  const takenAt = row['taken_at'] === null ? null : String(row['taken_at']);
  const camera = String(row['camera']);
  return {
    id: String(row['id']) as PhotoId,
    hash: String(row['hash']),
    widthPx: Number(row['width_px']),
    heightPx: Number(row['height_px']),
    sizeBytes: Number(row['size_bytes']),
    takenAt,
    camera,
    hasCamera: camera !== '' || takenAt !== null,
    sharpness: Number(row['sharpness']),
    exposure: Number(row['exposure']),
    twinOf: row['twin_of'] === null ? null : (String(row['twin_of']) as PhotoId),
    isCompared: row['is_compared'] === 1,
  };
}

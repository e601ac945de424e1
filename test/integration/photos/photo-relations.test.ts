import { describe, expect, it } from 'vitest';
import {
  createJudgementRepository,
  type JudgementRepository,
} from '../../../electron/photos/judgement-repository.ts';
import type { Library } from '../../../electron/library/open-library.ts';
import { photoIdSchema, type PhotoId } from '../../../shared/domain/ids.ts';
import type { PhotoJudgement } from '../../../shared/photos/photo-judgement.ts';
import { openTestLibrary } from '../library/temporary-library.ts';

const JUDGEMENT: PhotoJudgement = {
  revision: 1,
  flags: [],
  hash: '0123456789abcdef',
  sharpness: 1,
  exposure: 1,
  tiltDegrees: 0,
  balance: [1, 1, 1],
  subject: null,
  faces: [],
  codes: [],
};

function addPhotos({ context }: Library, count: number): PhotoId[] {
  return context.journal.batch({ key: 'photos-taken-in', params: { count } }, (write) =>
    Array.from({ length: count }, (_, index) => {
      const id = photoIdSchema.parse(context.newId());
      write.insert('photo', {
        id,
        sha256: String(index).padStart(64, '0'),
        original_name: `IMG_${index}.jpg`,
        format: 'jpeg',
        width_px: 4000,
        height_px: 3000,
        finished_width_px: 4000,
        finished_height_px: 3000,
        folder: '',
        file_order: index,
        camera: '',
        size_bytes: 1,
        has_gps: 0,
        taken_at: null,
        refusal: null,
        added_at: context.now().toISOString(),
      });
      return id;
    }),
  );
}

async function judged(count: number) {
  const library = await openTestLibrary();
  const ids = addPhotos(library, count);
  const judgements = createJudgementRepository(library.context.database);
  judgements.save(new Map(ids.map((id) => [id, JUDGEMENT])));
  return { library, ids, judgements };
}

const relations = ({ context }: Library) =>
  context.database
    .prepare(
      `SELECT photo_id, duplicate_of, burst_best FROM photo_judgement
       WHERE duplicate_of IS NOT NULL OR burst_best IS NOT NULL ORDER BY photo_id`,
    )
    .raw()
    .all();

describe('relations between photos', () => {
  it('are what was found last: new ones come, old ones go', async () => {
    const { library, ids, judgements } = await judged(4);
    const [one = '', two = '', three = '', four = ''] = ids;
    judgements.saveRelations({ duplicates: new Map([[two, one]]), bursts: new Map() }, []);
    expect(relations(library)).toEqual([[two, one, null]]);
    const bursts = new Map([
      [three, four],
      [four, four],
    ]);
    judgements.saveRelations({ duplicates: new Map(), bursts }, []);
    expect(relations(library)).toEqual([
      [three, null, four],
      [four, null, four],
    ]);
    await library.close();
  });

  it('name no photo that was taken back while they were looked for', async () => {
    const { library, ids, judgements } = await judged(2);
    const [one = '', two = ''] = ids;
    library.context.journal.batch({ key: 'photos-taken-in', params: { count: 1 } }, (write) =>
      write.remove('photo', one),
    );
    judgements.saveRelations({ duplicates: new Map([[two, one]]), bursts: new Map() }, []);
    expect(relations(library)).toEqual([]);
    await library.close();
  });

  it('are looked for among all photos, read part by part', async () => {
    const { library, ids, judgements } = await judged(5);
    expect(readInParts(judgements, 2)).toEqual(ids.toSorted());
    await library.close();
  });

  it('do not wait for the disk, and everything after them does again', async () => {
    const { library, ids, judgements } = await judged(2);
    const [one = '', two = ''] = ids;
    judgements.saveRelations({ duplicates: new Map([[two, one]]), bursts: new Map() }, []);
    expect(library.context.database.pragma('synchronous', { simple: true })).toBe(2);
    await library.close();
  });
});

function readInParts(judgements: JudgementRepository, limit: number): PhotoId[] {
  const read: PhotoId[] = [];
  for (;;) {
    const part = judgements.comparable(read.at(-1) ?? '', limit).map(({ id }) => id);
    read.push(...part);
    if (part.length < limit) return read;
  }
}

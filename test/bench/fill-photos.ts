import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../../electron/library/open-library.ts';
import { phoneJpeg, put } from '../fixtures/make-photos.ts';

/** Really different pictures in the grid. */
const SHOWN = 24;
const PER_BATCH = 500;

/**
 * Puts `count` photos into a library through the journal: small pictures, judged, with renditions to show. Their files
 * lie in `sources`, as if they had been taken in from there; originals are not made, nobody opens them.
 */
export async function fillPhotos(library: Library, sources: string, count: number): Promise<void> {
  const { context, paths, services } = library;
  const first = join(sources, 'first');
  mkdirSync(first, { recursive: true });
  for (let seed = 1; seed <= SHOWN; seed += 1)
    put(first, `mau-${seed}.jpg`, await phoneJpeg({ seed }));
  await services.jobs.finished(services.intake.start([first]));

  const models = context.database
    .prepare<[], Record<string, string | number | null>>('SELECT * FROM photo ORDER BY id')
    .all();
  const judge = context.database.prepare(
    `INSERT INTO photo_judgement (photo_id, revision, judgement, hash, sharpness, exposure, flag_codes)
     SELECT ?, revision, judgement, ?, sharpness, exposure, flag_codes FROM photo_judgement WHERE photo_id = ?`,
  );
  const tiny = await phoneJpeg({ widthPx: 64, heightPx: 48 });
  for (let from = 0; from < count; from += PER_BATCH) {
    const name = { key: 'photos-taken-in', params: { count: PER_BATCH } };
    context.journal.batch(name, (write) => {
      for (let index = from; index < Math.min(count, from + PER_BATCH); index += 1) {
        const model = models[index % models.length] ?? {};
        const bytes = withComment(tiny, index);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        const id = context.newId();
        const fileName = `IMG_${String(index).padStart(5, '0')}.jpg`;
        put(sources, fileName, bytes);
        write.insert('photo', {
          ...model,
          id,
          sha256,
          original_name: fileName,
          size_bytes: bytes.byteLength,
          file_order: index,
          // Twelve seconds apart: no burst.
          taken_at: new Date(Date.UTC(2026, 9, 2) + index * 12_000).toISOString().slice(0, 19),
        });
        // Scenes of their own: nothing is a copy of anything.
        judge.run(id, sha256.slice(0, 16), model['id']);
        const shown = join(paths.renditions, String(model['sha256']));
        mkdirSync(join(paths.renditions, sha256));
        for (const file of readdirSync(shown))
          linkSync(join(shown, file), join(paths.renditions, sha256, file));
      }
    });
  }
}

/** The same picture with another hash: a comment after the start marker. */
function withComment(jpeg: Uint8Array, index: number): Uint8Array {
  const comment = Buffer.from([0xff, 0xfe, 0, 8, ...Buffer.from(String(index).padStart(6, '0'))]);
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]);
}

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { photoRefusalSchema } from '../../../shared/domain/photo.ts';
import { SCREEN_RENDITIONS } from '../../../shared/domain/rendition.ts';
import { openTestLibrary } from '../library/temporary-library.ts';
import { builtCli, runCli } from './run-cli.ts';
import { EVERY_PHOTO } from '../photos/take-photos.ts';

const CORPORA = join(import.meta.dirname, '../../../../shared/corpora');
const ORIENTED = join(CORPORA, 'exif-orientation');
const PNGS = join(CORPORA, 'pngsuite', 'png');
const isThere = (folder: string, name: string): boolean => {
  if (existsSync(folder)) return true;
  process.stdout.write(`skipped: no ../shared/corpora/${name}\n`);
  return false;
};

interface Inspected {
  readonly file: string;
  readonly status: string;
  readonly reason: string | null;
  readonly widthPx: number;
  readonly heightPx: number;
}

let cli: string;
beforeAll(async () => {
  cli = await builtCli();
}, 240_000);

async function inspect(folder: string): Promise<Inspected[]> {
  const { code, json } = await runCli(cli, ['inspect-photos', folder, '--json']);
  expect(code).toBe(0);
  return json()['photos'] as Inspected[];
}

/** Mean difference of a channel, 0..255, of two pictures at the same small size. */
async function difference(one: string, other: string): Promise<number> {
  const [left, right] = await Promise.all(
    [one, other].map((path) => sharp(path).resize(300, 300, { fit: 'fill' }).raw().toBuffer()),
  );
  const sum = (left ?? Buffer.alloc(0)).reduce(
    (total, level, at) => total + Math.abs(level - (right?.[at] ?? 0)),
    0,
  );
  return sum / (left?.byteLength ?? 1);
}

describe('the corpus of EXIF orientations', () => {
  const name = (file: string) => file.split('_')[0] ?? '';

  it.skipIf(!isThere(ORIENTED, 'exif-orientation'))(
    'is upright in all eight orientations, as inspected and as taken in',
    { timeout: 240_000 },
    async () => {
      const photos = (await inspect(ORIENTED)).filter(({ file }) => file.endsWith('.jpg'));
      expect(photos.length).toBeGreaterThanOrEqual(8);
      for (const { file, status, widthPx, heightPx } of photos) {
        expect([file, status]).toEqual([file, 'ok']);
        expect([file, widthPx > heightPx]).toEqual([file, name(file) === 'Landscape']);
      }

      const { intake, jobs, arrange, photos: kept } = (await openTestLibrary()).services;
      const job = await jobs.finished(intake.start([ORIENTED]));
      expect(job).toMatchObject({ state: 'done', result: { added: photos.length } });
      const rows = arrange.list(EVERY_PHOTO, 0, 50);
      const hidden = arrange.list({ ...EVERY_PHOTO, view: 'hidden' }, 0, 50);
      const renditions = new Map<string, string>();
      for (const { id, originalName } of [...rows, ...hidden]) {
        const { path } = await kept.renditionFile(id, SCREEN_RENDITIONS.preview);
        renditions.set(originalName, path);
      }
      expect([...renditions.keys()].toSorted()).toEqual(photos.map(({ file }) => file).toSorted());
      for (const [file, path] of renditions) {
        const off = await difference(path, renditions.get(`${name(file)}_1.jpg`) ?? '');
        // Each was saved on its own; a picture that lies on its side is off by more than 40.
        expect(`${file} ${off < 4}`).toBe(`${file} true`);
      }
    },
  );
});

describe('PngSuite', () => {
  it.skipIf(!isThere(PNGS, 'pngsuite'))(
    'has every corrupt file refused with a reason, and every other taken',
    { timeout: 240_000 },
    async () => {
      const photos = await inspect(PNGS);
      expect(photos).toHaveLength(readdirSync(PNGS).length);
      // "Invalid / corrupted PNG files" of the suite begin with x.
      const wrong = photos.filter(
        ({ file, status }) => (status === 'refused') !== /^x.*\.png$/.test(file),
      );
      expect(wrong).toEqual([]);
      const refused = photos.filter(({ status }) => status === 'refused');
      for (const { reason } of refused) expect(photoRefusalSchema.options).toContainEqual(reason);
      process.stdout.write(
        `      PngSuite: ${photos.length - refused.length} taken, ${refused.length} refused\n`,
      );
    },
  );
});

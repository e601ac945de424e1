import { copyFileSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ListingId } from '../../../shared/domain/ids.ts';
import { drawLabel } from '../../fixtures/make-labels.ts';
import { phoneJpeg, put } from '../../fixtures/make-photos.ts';
import { chatCopy, shoot, still } from '../../fixtures/phone-shoot.ts';
import { marketplaceBy } from '../exports/export-world.ts';
import {
  addHousehold,
  closeTestLibrary,
  listingFields,
  openTestLibrary,
  temporaryFolder,
} from '../library/temporary-library.ts';
import { builtCli, runCli } from './run-cli.ts';

let cli: string;
beforeAll(async () => {
  cli = await builtCli();
}, 240_000);

const LONG = { timeout: 180_000 };
/** As issue 4 names them, and three more. */
const KEYS =
  'file status reason kind widthPx heightPx flags codes twinOf burst takenAt camera hasGps'.split(
    ' ',
  );
const PRODUCTS = ['Gạo nếp nương', 'Mật ong bạc hà', 'Chè dây'];

/** A library of one household with three listings, closed again. */
async function libraryWithListings(): Promise<{ folder: string; ids: ListingId[] }> {
  const folder = temporaryFolder();
  const library = await openTestLibrary({ folder });
  const household = addHousehold(library);
  const ids = PRODUCTS.map(
    (name) => library.services.listings.create({ ...listingFields(household), name }).id,
  );
  await closeTestLibrary(library);
  return { folder, ids };
}

/** One thing taken by a phone at this second. */
async function shot(seed: number, second: string, quality = 90): Promise<Buffer> {
  const { data, widthPx: width, heightPx: height } = still(seed, 1000, 750);
  return await sharp(data, { raw: { width, height, channels: 3 } })
    .withExif({
      IFD0: { Make: 'Xưởng thử', Model: 'Redmi 12C' },
      IFD2: { DateTimeOriginal: `2026:10:02 08:15:${second}` },
    })
    .jpeg({ quality })
    .toBuffer();
}

describe('inspect-photos', () => {
  it(
    'tells of each picture what the issue names: twins, bursts, duplicates and why one is refused',
    LONG,
    async () => {
      const folder = temporaryFolder();
      mkdirSync(join(folder, 'DCIM'));
      const first = put(folder, 'DCIM/IMG_1.jpg', await shot(11, '01'));
      // The same scene two seconds later, a little worse.
      put(folder, 'DCIM/IMG_2.jpg', await shot(11, '03', 60));
      const other = put(folder, 'DCIM/IMG_3.jpg', await shot(24, '50'));
      copyFileSync(other, join(folder, 'DCIM/IMG_3 (1).jpg'));
      await chatCopy(other, join(folder, 'Zalo'), 'z-1.jpg');
      put(folder, 'hong.jpg', (await phoneJpeg()).subarray(0, 4000));

      const run = await runCli(cli, ['inspect-photos', folder, '--json']);
      expect(run.code).toBe(0);
      const photos = run.json()['photos'] as Record<string, unknown>[];
      const by = (file: string) => photos.find((photo) => photo['file'] === file);
      expect(photos.map(({ file }) => file)).toEqual([
        'DCIM/IMG_1.jpg',
        'DCIM/IMG_2.jpg',
        'DCIM/IMG_3 (1).jpg',
        'DCIM/IMG_3.jpg',
        'Zalo/z-1.jpg',
        'hong.jpg',
      ]);
      for (const photo of photos) {
        expect(Object.keys(photo)).toEqual(KEYS);
        for (const flag of photo['flags'] as Record<string, unknown>[]) {
          expect(flag).toEqual({
            code: expect.any(String) as unknown,
            value: expect.any(Number) as unknown,
            threshold: expect.any(Number) as unknown,
          });
        }
      }
      expect(by('DCIM/IMG_1.jpg')).toMatchObject({
        status: 'ok',
        reason: null,
        kind: 'jpeg',
        widthPx: 1000,
        heightPx: 750,
        twinOf: null,
        takenAt: '2026-10-02T08:15:01',
      });
      const bursts = photos.map(({ burst }) => burst);
      expect(bursts[0]).toMatch(/^DCIM\/IMG_[12]\.jpg$/);
      expect(bursts[1]).toBe(bursts[0]);
      expect(by('Zalo/z-1.jpg')?.['twinOf']).toMatch(/^DCIM\/IMG_3/);
      const duplicates = photos.filter((photo) =>
        (photo['flags'] as { code: string }[]).some(({ code }) => code === 'duplicate'),
      );
      expect(duplicates).toHaveLength(1);
      expect(duplicates[0]?.['file']).toMatch(/^DCIM\/IMG_3/);
      expect(by('hong.jpg')).toMatchObject({
        status: 'refused',
        reason: 'photo.damaged',
        kind: 'jpeg',
        widthPx: 0,
        heightPx: 0,
        flags: [],
        codes: [],
        twinOf: null,
        burst: null,
      });
      const spoken = await runCli(cli, ['inspect-photos', folder]);
      expect(spoken.code).toBe(0);
      expect(spoken.stdout).toContain('hong.jpg');
      expect(spoken.stdout).not.toMatch(/photo\.|undefined|\{/);
      expect(statSync(first).size).toBeGreaterThan(0);
    },
  );
});

describe('photos on the command line', () => {
  it(
    'are sorted by their cards, rendered for a marketplace, and cards are printed',
    LONG,
    async () => {
      const { folder, ids } = await libraryWithListings();
      const source = temporaryFolder();
      const files = await shoot(source, { listingIds: ids, pictures: 6 });
      const here = ['--library', folder];
      const added = await runCli(cli, ['add-photos', '--sort-by-cards', source, ...here, '--json']);
      expect(added.code).toBe(0);
      expect(added.json()).toEqual({
        ok: true,
        added: 9,
        known: 0,
        cards: 3,
        sorted: 6,
        queued: 0,
        twins: 0,
        refused: [],
      });
      const again = await runCli(cli, ['add-photos', '--sort-by-cards', source, ...here, '--json']);
      expect(again.json()).toMatchObject({ ok: true, added: 0, known: 9 });

      const pdf = join(source, 'cards.pdf');
      const cards = await runCli(cli, ['photo-cards', '--out', pdf, ...here, '--json']);
      expect([cards.code, cards.json()['savedAs']]).toEqual([0, pdf]);
      expect(cards.json()['cards']).toHaveLength(3);
      expect(readFileSync(pdf).subarray(0, 5).toString('latin1')).toBe('%PDF-');

      const library = await openTestLibrary({ folder });
      const marketplace = marketplaceBy(library, 'file-name');
      const spec = library.services.marketplaces
        .list()
        .find(({ profile }) => profile.id === marketplace)?.profile.pictures.rendition;
      const listed = ids.map((id) => library.services.photos.listFor(id));
      await closeTestLibrary(library);
      for (const [index, id] of ids.entries()) {
        const taken = files.filter((file) => file.listingId === id && !file.isCard);
        expect(listed[index]?.map(({ originalName }) => originalName)).toEqual(
          taken.map(({ name }) => name),
        );
      }

      const out = join(source, 'anh.jpg');
      const photo = listed[0]?.[0];
      const args = ['--photo', photo?.id ?? '', '--marketplace', marketplace, '--out', out];
      const rendered = await runCli(cli, ['render', ...args, ...here, '--json']);
      expect(rendered.code).toBe(0);
      const made = await sharp(out).metadata();
      const side = Math.min(spec?.sidePx ?? 0, Math.max(photo?.widthPx ?? 0, photo?.heightPx ?? 0));
      expect(Math.max(made.width, made.height)).toBe(side);
      expect(made.format).toBe(spec?.format);
      expect([made.exif, made.xmp, made.iptc, made.icc, made.orientation]).toEqual(
        Array.from({ length: 5 }),
      );
      expect(rendered.json()['sizeBytes']).toBe(statSync(out).size);
      expect(statSync(out).size).toBeLessThanOrEqual(spec?.mostBytes ?? Infinity);
    },
  );

  it('are read where they show a label', LONG, async () => {
    const { bytes, truth } = await drawLabel(3, 'printed');
    const path = put(temporaryFolder(), 'nhan.jpg', bytes);
    const run = await runCli(cli, ['read-label', path, '--json']);
    expect(run.code).toBe(0);
    const { net, madeOn, expiresOn, certificates } = run.json();
    expect((net as { text: string }).text.replaceAll(' ', '')).toBe(truth.net.replaceAll(' ', ''));
    expect([madeOn, expiresOn]).toEqual([truth.madeOn, truth.expiresOn]);
    expect((certificates as { number: string }[]).map(({ number }) => number)).toEqual(
      truth.certificates,
    );
  });
});

describe('what is mistyped', () => {
  it('ends with 2 and a sentence', LONG, async () => {
    const { folder } = await libraryWithListings();
    const photo = '018f0000-0000-7000-8000-000000000000';
    const wrong: [args: string[], said: RegExp][] = [
      [['inspect-photos'], /THƯ_MỤC/],
      [['inspect-photos', 'a', 'b'], /b/],
      [['inspect-photos', 'a', '--sort-by-cards'], /--sort-by-cards/],
      [['add-photos', 'a.jpg'], /--listing/],
      [['add-photos', '--sort-by-cards'], /TỆP/],
      [['photo-cards'], /--out/],
      [['photo-cards', '--out', ''], /--out/],
      [['render', '--marketplace', 'x', '--out', 'a.jpg'], /--photo/],
      [['render', '--photo', photo, '--out', 'a.jpg'], /--marketplace/],
      [['render', '--photo', photo, '--marketplace', 'x'], /--out/],
      [['render', '--photo', photo, '--marketplace', 'x', '--out', 'a.jpg'], /x/],
      [['read-label'], /ẢNH/],
      [['read-label', 'a.jpg', '--turn', '45'], /45/],
    ];
    for (const [args, said] of wrong) {
      const { code, stdout, stderr } = await runCli(cli, [...args, '--library', folder]);
      expect([args, code, stdout]).toEqual([args, 2, '']);
      expect(stderr).toMatch(said);
      expect(stderr).not.toMatch(/\{|undefined|at .*\.js/);
    }
  });
});

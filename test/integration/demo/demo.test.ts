import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sha256File } from '../../../electron/files/checksum.ts';
import { addHousehold, openTestLibrary } from '../library/temporary-library.ts';

describe('demo library', () => {
  it(
    'fills an empty library once, with everything a newcomer should meet',
    { timeout: 300_000 },
    async () => {
      const unexpected: unknown[] = [];
      const library = await openTestLibrary({
        reportUnexpected: (_reference, error) => unexpected.push(error),
      });
      const { services, context } = library;
      const started = performance.now();
      const jobId = services.demo.start();
      // A second click is the same wish.
      expect(services.demo.start()).toBe(jobId);
      const job = await services.jobs.finished(jobId);
      process.stdout.write(
        `demo filled in ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
      );
      expect(unexpected).toEqual([]);
      expect(job).toMatchObject({
        state: 'done',
        result: { households: 12, listings: 42, photos: 95, duplicates: 1, refused: 0 },
      });

      const households = services.households.list({
        query: '',
        filter: 'all',
        offset: 0,
        limit: 50,
      });
      expect(households.total).toBe(12);
      expect(households.rows.filter((row) => row.kind === 'cooperative')).toHaveLength(2);
      const withoutConsent = households.rows.filter((row) => !row.hasPublishConsent);
      expect(withoutConsent).toHaveLength(2);
      for (const row of households.rows) {
        expect(services.households.get(row.id).phone).toMatch(/^09000000\d\d$/);
        expect(row.name).toContain('(mẫu)');
        expect(row.provinceName).not.toBe('');
      }

      const listingIds = households.rows.flatMap((row) => services.listings.idsOfHousehold(row.id));
      expect(listingIds).toHaveLength(42);
      const photos = services.listings.records(listingIds).flatMap((record) => record.photos);
      expect(photos).toHaveLength(95);
      expect(photos.filter((photo) => photo.hasGps)).toHaveLength(1);
      expect(photos.filter((photo) => photo.widthPx === 400)).toHaveLength(1);
      expect(photos.filter((photo) => photo.widthPx === 4032).length).toBeGreaterThanOrEqual(40);
      for (const photo of photos) {
        expect(photo.refusal).toBeNull();
        expect(photo.widthPx).toBeGreaterThan(photo.heightPx);
        const original = services.photos.originalFor(photo.id);
        expect((await sha256File(original.path)).sha256).toBe(photo.sha256);
      }
      const orientations = new Set(
        photos.map((photo) =>
          readFileSync(services.photos.originalFor(photo.id).path).subarray(0, 300).toString('hex'),
        ),
      );
      expect(orientations.size).toBeGreaterThan(3);

      // Something to practise on: problems in some listings, none that stop others.
      const rows = services.listingGrid.rows(listingIds);
      const blocked = rows.filter((row) => row.checks.some((check) => check.errors > 0));
      process.stdout.write(
        `${blocked.length} of ${rows.length} demo listings have something that stops a marketplace\n`,
      );
      expect(blocked.length).toBeGreaterThanOrEqual(4);
      expect(blocked.length).toBeLessThan(35);
      expect(rows.filter((row) => row.photoCount === 0)).toHaveLength(1);

      expect(readdirSync(context.paths.staging)).toEqual([]);
      expect(() => services.demo.start()).toThrow(
        expect.objectContaining({ code: 'demo.library-not-empty' }),
      );
    },
  );

  it('refuses a library that holds anything', async () => {
    const library = await openTestLibrary();
    addHousehold(library);
    expect(() => library.services.demo.start()).toThrow(
      expect.objectContaining({ code: 'demo.library-not-empty', params: { households: 1 } }),
    );
  });
});

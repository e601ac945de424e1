import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestSchema } from '../../../shared/bundle/manifest-schema.ts';
import { localDay } from '../../../electron/listings/local-day.ts';
import {
  addSaleable,
  exportWorld,
  marketplaceBy,
  namesIn,
  type ExportWorld,
} from './export-world.ts';

/** So many days from today. */
function inDays(days: number): string {
  return localDay(new Date(Date.now() + days * 24 * 60 * 60 * 1000));
}

/** A world with a listing that may say "VietGAP" until its paper runs out in 30 days. */
async function worldWithPaper(): Promise<ExportWorld & { marketplaceId: string }> {
  const world = await exportWorld();
  addSaleable(world.library, world.householdId, {
    name: 'Chè Shan tuyết VietGAP Mường Phăng',
    certificates: [
      {
        kind: 'vietgap',
        number: 'VG-01',
        issuer: 'Trung tâm chứng nhận',
        stars: null,
        issuedOn: inDays(-300),
        expiresOn: inDays(30),
      },
    ],
  });
  return { ...world, marketplaceId: marketplaceBy(world.library, 'file-name') };
}

describe('the day of upload', () => {
  it('is the day for which papers are judged, before packing and while packing', async () => {
    const { library, householdId, marketplaceId } = await worldWithPaper();
    const { exports } = library.services;
    const readyOn = async (uploadDay?: string) =>
      (await exports.preflight(householdId, uploadDay)).cells.find(
        (cell) => cell.marketplaceId === marketplaceId,
      );
    const items = [{ householdId, marketplaceId }];
    const exportedOn = async (uploadDay?: string) => {
      const [outcome] = await exports.exportNow({
        items,
        format: 'folder',
        pictures: null,
        uploadDay,
      });
      return [outcome?.bundle?.listings, outcome?.blocked.length];
    };
    expect(await readyOn()).toMatchObject({ ready: 3, blocked: 0 });
    expect(await readyOn(inDays(30))).toMatchObject({ ready: 3, blocked: 0 });
    expect(await readyOn(inDays(31))).toMatchObject({
      ready: 2,
      blocked: 1,
      firstBlocked: { name: 'Chè Shan tuyết VietGAP Mường Phăng' },
    });
    expect(await exportedOn()).toEqual([3, 0]);
    expect(await exportedOn(inDays(31))).toEqual([2, 1]);
  });

  it('tells of papers that have run out by then where they keep nothing out', async () => {
    const { library, householdId, simpleId } = await worldWithPaper();
    const { exports, listings } = library.services;
    const { listing: fields } = listings.get(simpleId);
    listings.update(simpleId, {
      ...fields,
      certificates: [
        {
          kind: 'food-safety',
          number: 'ATTP-01',
          issuer: 'Chi cục',
          stars: null,
          issuedOn: inDays(-300),
          expiresOn: inDays(5),
        },
      ],
    });
    expect((await exports.preflight(householdId)).outdated).toEqual([]);
    expect((await exports.preflight(householdId, inDays(6))).outdated).toMatchObject([
      { householdId, listingId: simpleId, name: 'Gạo nếp nương Mường Phăng' },
    ]);
  });

  it('stands in the manifest, the guide and the receipt', async () => {
    const { library, householdId, marketplaceId, out } = await worldWithPaper();
    const { exports } = library.services;
    const uploadDay = inDays(10);
    const [outcome] = await exports.exportNow({
      items: [{ householdId, marketplaceId }],
      format: 'folder',
      pictures: null,
      uploadDay,
    });
    const id = outcome?.bundle?.id ?? '';
    const [name = ''] = namesIn(out);
    const [year = '', month = '', day = ''] = uploadDay.split('-');
    const words = `Kiểm cho ngày đăng ${day}/${month}/${year}`;
    const read = (file: string) => readFileSync(join(out, name, file), 'utf8');
    expect(manifestSchema.parse(JSON.parse(read('manifest.json'))).uploadDay).toBe(uploadDay);
    expect(read('huong-dan.html')).toContain(words);
    expect(exports.getReceipt(id).manifest.uploadDay).toBe(uploadDay);
    expect(exports.receiptPage(id).html).toContain(words);
    expect(await exports.verify(id)).toMatchObject({ ok: true });
  });

  it('is today where nobody says another, and is not known of older bundles', async () => {
    const { library, householdId, marketplaceId } = await worldWithPaper();
    const { exports } = library.services;
    const items = [{ householdId, marketplaceId }];
    const [outcome] = await exports.exportNow({ items, format: 'folder', pictures: null });
    const { manifest } = exports.getReceipt(outcome?.bundle?.id ?? '');
    expect(manifest.uploadDay).toBe(inDays(0));
    const { uploadDay: _later, ...older } = manifest;
    expect(manifestSchema.parse(older).uploadDay).toBeNull();
  });

  it.each([-1, 400])('is refused %i days from today', async (days) => {
    const { library, householdId, marketplaceId, out } = await worldWithPaper();
    const { exports } = library.services;
    const refusal = { code: 'export.upload-day', params: { day: inDays(days), first: inDays(0) } };
    await expect(exports.preflight(householdId, inDays(days))).rejects.toMatchObject(refusal);
    await expect(
      exports.exportNow({
        items: [{ householdId, marketplaceId }],
        format: 'folder',
        pictures: null,
        uploadDay: inDays(days),
      }),
    ).rejects.toMatchObject(refusal);
    expect(namesIn(out)).toEqual([]);
  });
});

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBundle } from '../../../electron/exports/open-bundle.ts';
import { readPictureHeader } from '../../../electron/exports/picture-header.ts';
import { verifyBundle } from '../../../electron/exports/verify-bundle.ts';
import { dataFileBytes } from '../../../shared/table/data-file-bytes.ts';
import { mapListings } from '../../../shared/marketplace/map-listings.ts';
import { manifestSchema } from '../../../shared/bundle/manifest-schema.ts';
import { temporaryFolder } from '../library/temporary-library.ts';
import {
  AT_BASE,
  addSaleable,
  exportWorld,
  itemsFor,
  marketplaceBy,
  namesIn,
  PICTURE_BASE,
} from './export-world.ts';

const code = (value: string): { code: string } =>
  expect.objectContaining({ code: value }) as { code: string };

async function contentsOf(path: string): Promise<Map<string, Buffer>> {
  const bundle = await openBundle(path);
  const contents = new Map<string, Buffer>();
  for (const entry of bundle.entries) contents.set(entry.path, await bundle.read(entry.path));
  await bundle.close();
  return contents;
}

describe.each(['zip', 'folder'] as const)('a %s bundle', (format) => {
  it('holds exactly what the library holds, for every marketplace', async () => {
    const world = await exportWorld();
    const { exports, marketplaces, listings } = world.library.services;
    const outcomes = await exports.exportNow({
      items: itemsFor(world),
      format,
      pictures: { kind: 'base', base: PICTURE_BASE.slice(0, -1) },
    });
    expect(outcomes).toHaveLength(itemsFor(world).length);
    for (const { bundle, item, blocked } of outcomes) {
      expect(blocked).toEqual([]);
      if (!bundle) throw new Error('no bundle');
      const { profile } = marketplaces.byId(item.marketplaceId);
      const path = join(world.out, bundle.name);
      const verdict = await verifyBundle(path);
      expect(verdict.problems).toEqual([]);
      const contents = await contentsOf(path);
      const takesAddresses = profile.pictures.reference === 'base-url';
      const mapped = mapListings(listings.marketListingsOf(world.householdId), profile, {
        pictures: AT_BASE,
      });
      const [file] = mapped.dataFiles;
      if (file === undefined) throw new Error('no data file');
      const golden = Buffer.from(dataFileBytes(profile, file, null));
      expect(contents.get(profile.file.name)?.equals(golden)).toBe(true);
      expect([...contents.keys()].sort()).toEqual(
        [
          profile.file.name,
          ...mapped.products.flatMap((product) =>
            product.pictures.map((picture) => `anh/${picture.fileName}`),
          ),
          'huong-dan.html',
          ...(takesAddresses ? ['hoan-tat.html'] : []),
          ...(profile.pictures.reference === 'folder' || !profile.official
            ? ['phieu-ban-giao.html']
            : []),
          'manifest.json',
        ].sort(),
      );
      for (const [name, bytes] of contents) {
        if (!name.startsWith('anh/')) continue;
        const header = readPictureHeader(bytes);
        expect(header).toMatchObject({ format: profile.pictures.rendition.format, metadata: [] });
        for (const word of ['Exif', 'GPS', 'Xưởng', 'SN-0123456789', 'http://ns.adobe.com']) {
          expect([name, bytes.includes(word)]).toEqual([name, false]);
        }
      }
      const manifest = manifestSchema.parse(JSON.parse(String(contents.get('manifest.json'))));
      expect(manifest).toMatchObject({
        bundleId: bundle.id,
        pictureBase: takesAddresses ? PICTURE_BASE : null,
        pictureAddresses: takesAddresses ? 'base' : null,
        household: { name: 'Lò Thị Hương' },
      });
      for (const page of ['huong-dan.html', 'phieu-ban-giao.html']) {
        const text = String(contents.get(page) ?? '');
        expect(text).not.toMatch(/<script|javascript:|onerror|<link|@import|url\(/i);
        expect(
          [...text.matchAll(/src="([^"]*)"/g)].every(([, source = '']) => contents.has(source)),
        ).toBe(true);
      }
      const receipt = exports.getReceipt(bundle.id);
      expect(receipt.receipt).toMatchObject({ present: true, listings: 2, pictures: 3, format });
      expect(receipt.manifest).toEqual(manifest);
      expect(await exports.verify(bundle.id)).toMatchObject({ ok: true, problems: [] });
    }
    expect(namesIn(world.library.paths.staging)).toEqual([]);
    expect(exports.listReceipts(world.householdId, 10)).toHaveLength(outcomes.length);
    expect(world.library.services.journal.undoCandidate()?.name.key).not.toBe('bundle-exported');
  });
});

describe('export', () => {
  it('gives the same bytes for the same content, but for the manifest', async () => {
    const world = await exportWorld();
    const { exports } = world.library.services;
    const order = {
      items: itemsFor(world).slice(0, 1),
      format: 'zip',
      pictures: AT_BASE,
    } as const;
    await exports.exportNow(order);
    await exports.exportNow(order);
    const [first = '', second = ''] = namesIn(world.out);
    expect(second.length - first.length === 2 || first.length - second.length === 2).toBe(true);
    const [left, right] = [
      await contentsOf(join(world.out, first)),
      await contentsOf(join(world.out, second)),
    ];
    for (const [name, bytes] of left) {
      if (name === 'manifest.json' || name === 'huong-dan.html') continue;
      expect([name, right.get(name)?.equals(bytes)]).toEqual([name, true]);
    }
  });

  it('never takes a name that is in use', async () => {
    const world = await exportWorld();
    const { exports } = world.library.services;
    const order = {
      items: itemsFor(world).slice(0, 1),
      format: 'zip',
      pictures: AT_BASE,
    } as const;
    const [outcome] = await exports.exportNow(order);
    const name = outcome?.bundle?.name ?? '';
    writeFileSync(join(world.out, name), 'của người khác');
    await exports.exportNow(order);
    await exports.exportNow(order);
    expect(namesIn(world.out)).toHaveLength(3);
    expect(readFileSync(join(world.out, name), 'utf8')).toBe('của người khác');
    expect(namesIn(world.out)).toContain(name.replace('.zip', '-3.zip'));
    expect(await exports.verify(outcome?.bundle?.id ?? '')).toMatchObject({ ok: false });
  });

  it('asks for consent before anything is read', async () => {
    const world = await exportWorld();
    const { households, exports } = world.library.services;
    const consent = households
      .consents(world.householdId)
      .find(({ purpose }) => purpose === 'publish-listing');
    households.withdrawConsent(consent?.id ?? '');
    const order = { items: itemsFor(world), format: 'zip', pictures: AT_BASE } as const;
    await expect(exports.exportNow(order)).rejects.toThrow(code('household.no-consent'));
    expect(() => exports.start(order)).toThrow(code('household.no-consent'));
    expect(namesIn(world.out)).toEqual([]);
    const { cells } = await exports.preflight(world.householdId);
    expect(cells.every((cell) => cell.missingConsent === 'publish' && cell.ready === 2)).toBe(true);
  });

  it('packs a listing without photos whose variants have SKUs of their own', async () => {
    const world = await exportWorld();
    const { exports } = world.library.services;
    addSaleable(world.library, world.householdId, {
      name: 'Chè dây Mường Phăng',
      sku: 'CHE-DAY',
      variantAxis: 'Cỡ túi',
      variants: [
        {
          name: 'Túi 100 g',
          name2: '',
          priceDong: 30_000,
          stock: 5,
          netWeightGrams: 100,
          sku: 'CD100',
        },
        {
          name: 'Túi 500 g',
          name2: '',
          priceDong: 130_000,
          stock: 5,
          netWeightGrams: 500,
          sku: 'CD500',
        },
      ],
    });
    const outcomes = await exports.exportNow({
      items: itemsFor(world),
      format: 'zip',
      pictures: AT_BASE,
    });
    for (const { bundle } of outcomes) expect(bundle?.listings).toBe(3);
  });

  it('stops before the next bundle has its name when a consent is withdrawn meanwhile', async () => {
    const world = await exportWorld();
    const { households, exports } = world.library.services;
    const consents = households.consents(world.householdId);
    const items = itemsFor(world);
    const order = { items, format: 'zip', pictures: AT_BASE } as const;
    const withdraw = (marketplaceId: string | undefined) =>
      households.withdrawConsent(
        consents.find((consent) => consent.marketplaceId === marketplaceId)?.id ?? '',
      );
    const whileSecondIsPacked = exports.exportNow(order, {
      progress: (step, { index }) => {
        if (step === 'packing' && index === 2) withdraw(items[1]?.marketplaceId);
      },
    });
    await expect(whileSecondIsPacked).rejects.toThrow(code('household.no-consent'));
    expect(namesIn(world.out)).toHaveLength(1);
    const whileChecked = exports.exportNow(
      { ...order, items: items.slice(0, 1) },
      {
        progress: (step) => {
          if (step === 'checking-bundle') withdraw(items[0]?.marketplaceId);
        },
      },
    );
    await expect(whileChecked).rejects.toThrow(code('household.no-consent'));
    expect(namesIn(world.out)).toHaveLength(1);
    expect(exports.listReceipts(null, 10)).toHaveLength(1);
    expect(namesIn(world.library.paths.staging)).toEqual([]);
  });

  it('packs what is saved when a bundle begins, and refuses what changes while it is made', async () => {
    const world = await exportWorld();
    const { exports, listings, photos } = world.library.services;
    const [first, second] = itemsFor(world);
    if (!first || !second) throw new Error('two marketplaces are needed');
    const order = { items: [first, second], format: 'zip', pictures: AT_BASE } as const;
    const { listing } = listings.get(world.simpleId);
    const { id: _id, createdAt: _created, updatedAt: _updated, ...fields } = listing;
    let isChanged = false;
    const outcomes = await exports.exportNow(order, {
      progress: (_step, { index }) => {
        if (index !== 2 || isChanged) return;
        isChanged = true;
        listings.update(world.simpleId, { ...fields, priceDong: 98_700 });
      },
    });
    const [before = '', after = ''] = await Promise.all(
      outcomes.map(async ({ bundle, item }) => {
        const { profile } = world.library.services.marketplaces.byId(item.marketplaceId);
        const contents = await contentsOf(join(world.out, bundle?.name ?? ''));
        return String(contents.get(profile.file.name));
      }),
    );
    expect([before.includes('98700'), after.includes('98700')]).toEqual([false, true]);

    const [photo] = photos.listFor(world.simpleId);
    const turned = exports.exportNow(
      { ...order, items: [first] },
      {
        progress: (step) => {
          if (step === 'checking-bundle' && photo) {
            const { edits } = world.library.services;
            edits.save(photo.id, { ...edits.editsOf(photo.id), lightStops: 0.5 });
          }
        },
      },
    );
    await expect(turned).rejects.toThrow(code('export.verification-failed'));
    expect(namesIn(world.out)).toHaveLength(2);
  });

  it('leaves out what breaks a rule, and says why', async () => {
    const world = await exportWorld();
    const { exports } = world.library.services;
    const blockedId = addSaleable(world.library, world.householdId, {
      name: 'Măng khô Mường Phăng',
      priceDong: null,
    });
    const outcomes = await exports.exportNow({
      items: itemsFor(world),
      format: 'zip',
      pictures: AT_BASE,
    });
    for (const { bundle, blocked } of outcomes) {
      expect(bundle?.listings).toBe(2);
      expect(blocked.map(({ listing }) => listing.id)).toEqual([blockedId]);
      expect(blocked[0]?.violations[0]?.officer.vi).toBeTruthy();
    }
    const { cells } = await exports.preflight(null);
    expect(cells).toHaveLength(world.library.services.marketplaces.inUse().length);
    expect(cells.every((cell) => cell.blocked >= 1 && cell.firstBlocked !== null)).toBe(true);
  });

  it('refuses an export of nothing, an address that is missing and one that is wrong', async () => {
    const world = await exportWorld();
    const { exports, listings } = world.library.services;
    const withAddress = [
      { householdId: world.householdId, marketplaceId: marketplaceBy(world.library, 'base-url') },
    ];
    const exportTo = (base: string | null) =>
      exports.exportNow({
        items: withAddress,
        format: 'zip',
        pictures: base === null ? null : { kind: 'base', base },
      });
    await expect(exportTo(null)).rejects.toThrow(code('export.picture-base-needed'));
    await expect(exportTo(' ')).rejects.toThrow(code('export.picture-base-needed'));
    await expect(exportTo('htx.vn/anh')).rejects.toThrow(code('export.picture-base-invalid'));
    listings.remove(world.simpleId);
    listings.remove(world.variantId);
    await expect(exportTo(PICTURE_BASE)).rejects.toThrow(code('export.nothing-to-export'));
    expect(namesIn(world.out)).toEqual([]);
  });

  it('stops within a second and leaves nothing half-named', async () => {
    const world = await exportWorld();
    const { exports, jobs } = world.library.services;
    const jobId = exports.start({
      items: itemsFor(world),
      format: 'zip',
      pictures: AT_BASE,
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    const stopped = performance.now();
    jobs.cancel(jobId);
    const job = await jobs.finished(jobId);
    expect(performance.now() - stopped).toBeLessThan(1000);
    expect(job.state).toBe('cancelled');
    expect(namesIn(world.library.paths.staging)).toEqual([]);
    for (const name of namesIn(world.out)) {
      expect((await verifyBundle(join(world.out, name))).problems).toEqual([]);
    }
    expect(namesIn(world.out)).toHaveLength(exports.listReceipts(null, 10).length);
  });

  it('tells as a job what was made', async () => {
    const world = await exportWorld();
    const { exports, jobs } = world.library.services;
    const job = await jobs.finished(
      exports.start({ items: itemsFor(world), format: 'zip', pictures: AT_BASE }),
    );
    const bundles = itemsFor(world).length;
    expect(job).toMatchObject({
      state: 'done',
      result: { bundles, listings: bundles * 2, pictures: bundles * 3, leftOut: 0 },
    });
  });

  it('tells a bundle that was changed after it was handed over, even where no content differs', async () => {
    const world = await exportWorld();
    const { exports } = world.library.services;
    const [outcome] = await exports.exportNow({
      items: itemsFor(world).slice(0, 1),
      format: 'zip',
      pictures: AT_BASE,
    });
    const path = join(world.out, outcome?.bundle?.name ?? '');
    const bytes = readFileSync(path);
    // The date of the first entry: nothing of the content.
    bytes[12] = (bytes[12] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(await exports.verify(outcome?.bundle?.id ?? '')).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('SHA-256')],
    });
  });

  it('says when a receipt has lost its bundle', async () => {
    const world = await exportWorld();
    const { exports } = world.library.services;
    const [outcome] = await exports.exportNow({
      items: itemsFor(world).slice(0, 1),
      format: 'zip',
      pictures: AT_BASE,
    });
    const id = outcome?.bundle?.id ?? '';
    rmSync(join(world.out, outcome?.bundle?.name ?? ''));
    expect(exports.getReceipt(id).receipt.present).toBe(false);
    expect(() => exports.folderOf(id)).toThrow(code('bundle.not-found'));
    await expect(exports.verify(id)).rejects.toThrow(code('bundle.not-found'));
  });

  it('leaves no bundle without a receipt when the receipt cannot be written', async () => {
    const world = await exportWorld();
    const { exports } = world.library.services;
    world.library.context.database.exec(
      "CREATE TEMP TRIGGER no_receipt BEFORE INSERT ON bundle BEGIN SELECT RAISE (ABORT, 'hết chỗ'); END",
    );
    for (const format of ['zip', 'folder'] as const) {
      const order = { items: itemsFor(world).slice(0, 1), format, pictures: AT_BASE };
      await expect(exports.exportNow(order)).rejects.toThrow('hết chỗ');
      expect(namesIn(world.out)).toEqual([]);
    }
  });

  it('names a destination that cannot be written to', async () => {
    const world = await exportWorld();
    const { exports } = world.library.services;
    const file = join(temporaryFolder(), 'tep');
    writeFileSync(file, '');
    exports.setDestination(join(file, 'goi'));
    await expect(
      exports.exportNow({
        items: itemsFor(world).slice(0, 1),
        format: 'zip',
        pictures: AT_BASE,
      }),
    ).rejects.toThrow(code('export.destination-gone'));
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExportRequest } from '../../../electron/exports/export-order.ts';
import { readPictureListFile } from '../../../electron/exports/picture-lists.ts';
import { verifyBundle } from '../../../electron/exports/verify-bundle.ts';
import { mapListings, pictureNamesOf } from '../../../shared/marketplace/map-listings.ts';
import { parsePictureList } from '../../../shared/marketplace/picture-list.ts';
import { dataFileBytes } from '../../../shared/table/data-file-bytes.ts';
import {
  AT_BASE,
  exportWorld,
  marketplaceBy,
  PICTURE_BASE,
  type ExportWorld,
} from './export-world.ts';

const CDN = 'https://cdn.example.vn/kho';

async function addressWorld() {
  const world = await exportWorld();
  const { listings, marketplaces } = world.library.services;
  const marketplaceId = marketplaceBy(world.library, 'base-url');
  const { profile } = marketplaces.byId(marketplaceId);
  const items = [{ householdId: world.householdId, marketplaceId }];
  const all = listings.marketListingsOf(world.householdId);
  return { world, profile, items, all, names: pictureNamesOf(all, profile) };
}

async function bundleOf(
  world: ExportWorld,
  items: ExportRequest['items'],
  pictures: ExportRequest['pictures'],
) {
  const { exports } = world.library.services;
  const [outcome] = await exports.exportNow({ items, format: 'folder', pictures });
  if (!outcome?.bundle) throw new Error('no bundle');
  const path = join(world.out, outcome.bundle.name);
  const verdict = await verifyBundle(path);
  expect(verdict.problems).toEqual([]);
  const read = (name: string) => readFileSync(join(path, name));
  return { path, read, manifest: verdict.manifest, gaps: outcome.pictureGaps };
}

describe('a marketplace that takes addresses', () => {
  it('gets those of a list, and the bundle says which pictures have none', async () => {
    const { world, profile, items, all, names } = await addressWorld();
    const [missing = '', ...there] = names;
    const byName = Object.fromEntries(there.map((name) => [name, `${CDN}/${name}`]));
    const list = parsePictureList({ kind: 'text', text: Object.values(byName).join('\n') });
    const { read, manifest, gaps } = await bundleOf(world, items, { kind: 'list', list });
    expect(gaps).toEqual([missing]);
    expect(manifest).toMatchObject({ pictureBase: null, pictureAddresses: 'list' });
    expect(manifest?.products.flatMap(({ pictureGaps }) => pictureGaps)).toEqual([missing]);
    const [file] = mapListings(all, profile, { pictures: { kind: 'list', byName } }).dataFiles;
    if (file === undefined) throw new Error('no data file');
    const bytes = read(profile.file.name);
    expect(bytes.equals(dataFileBytes(profile, file, null))).toBe(true);
    expect(bytes.toString('utf8')).not.toContain(missing);
    // The picture itself is handed over all the same.
    expect(read(`anh/${missing}`).length).toBeGreaterThan(1000);
    expect(read('huong-dan.html').toString('utf8')).toContain('còn thiếu 1 ảnh');
  });

  it('gets none where they are not known yet, and no row that only carries a picture', async () => {
    const { world, profile, items, names } = await addressWorld();
    const { read, manifest } = await bundleOf(world, items, { kind: 'none' });
    expect(manifest).toMatchObject({ pictureBase: null, pictureAddresses: 'none' });
    const text = read(profile.file.name).toString('utf8');
    for (const name of names) expect(text).not.toContain(name);
    expect(read('huong-dan.html').toString('utf8')).toContain('hoan-tat.html');
  });

  it('carries a page that may run its own script and nothing else', async () => {
    const { world, items } = await addressWorld();
    const { read, manifest } = await bundleOf(world, items, AT_BASE);
    const page = read('hoan-tat.html').toString('utf8');
    expect(manifest?.files).toContainEqual(
      expect.objectContaining({ path: 'hoan-tat.html', kind: 'page' }),
    );
    expect(page.length).toBeLessThan(400_000);
    expect(page).toMatch(
      /content="default-src &#39;none&#39;; script-src &#39;sha256-[\w+/=]+&#39;;/,
    );
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page.match(/<\/script>/g)).toHaveLength(2);
    const { phone } = world.library.services.households.get(world.householdId);
    expect(phone).not.toBe('');
    expect(page).not.toContain(phone);
    expect(page).toContain(PICTURE_BASE);
  });
});

describe('lists that wait for an export', () => {
  it('tell what they know of the pictures, and are gone when they are not kept', async () => {
    const { world, items, names } = await addressWorld();
    const { pictureLists } = world.library.services.exports;
    const text = names
      .slice(1)
      .map((name) => `${CDN}/${name}`)
      .join('\n');
    const { token, addresses } = pictureLists.keep({ kind: 'text', text });
    expect(addresses).toBe(names.length - 1);
    expect(pictureLists.match(token, items)).toEqual({
      total: names.length,
      found: names.length - 1,
      missing: names.slice(0, 1),
      ambiguous: [],
    });
    for (let kept = 0; kept < 5; kept += 1) pictureLists.keep({ kind: 'text', text });
    expect(() => pictureLists.match(token, items)).toThrow(
      expect.objectContaining({ code: 'export.picture-list-gone' }),
    );
    expect(() => pictureLists.keep({ kind: 'text', text: 'không có gì' })).toThrow(
      expect.objectContaining({ code: 'export.picture-list-empty' }),
    );
  });

  it('may be files, and say so when they cannot be read', async () => {
    const { world } = await addressWorld();
    const path = join(world.out, 'kho.csv');
    writeFileSync(path, `a-1.jpg,${CDN}/h1`);
    expect(await readPictureListFile(path)).toMatchObject({ kind: 'text' });
    writeFileSync(path, 'PK not a workbook');
    for (const bad of [path, join(world.out, 'nothing.csv')])
      await expect(readPictureListFile(bad)).rejects.toThrow(
        expect.objectContaining({ code: 'export.picture-list-unreadable' }),
      );
  });
});

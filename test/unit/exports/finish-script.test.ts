import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { finishScript } from 'virtual:finish-script';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadProfiles } from '../../../electron/marketplaces/load-profiles.ts';
import {
  carriedWorkbook,
  finishDataOf,
  type FinishData,
  type FinishedFile,
} from '../../../shared/bundle/finish-data.ts';
import { householdSchema } from '../../../shared/domain/household.ts';
import { listingFieldsSchema } from '../../../shared/domain/listing.ts';
import { listingPhotoSchema } from '../../../shared/domain/photo.ts';
import { mapListings, pictureNamesOf } from '../../../shared/marketplace/map-listings.ts';
import { toMarketListing, type MarketListing } from '../../../shared/marketplace/market-listing.ts';
import type { PictureAddresses } from '../../../shared/marketplace/picture-addresses.ts';
import { shopOf } from '../../golden/workbook-example.ts';
import { dataFileBytes } from '../../../shared/table/data-file-bytes.ts';

const INPUTS = 'test/golden/listings';
const BASE = 'https://anh.htx-vidu.vn/goi-1/';

interface FinishModule {
  finishFiles(data: FinishData, pictures: PictureAddresses): readonly FinishedFile[];
  readAnswer(
    data: FinishData,
    typed: { way: 'list' | 'base'; list: string; base: string },
  ): { pictures: PictureAddresses | null; found: number; missing: readonly string[] };
}

/** The script as a page runs it: alone, with nothing of Node, and what a browser gives. */
function loadScript(): FinishModule {
  const context = createContext({ TextEncoder, TextDecoder, URL });
  runInContext(finishScript, context);
  return runInContext('hoanTat', context) as FinishModule;
}

const exampleSchema = z.object({
  listings: z.array(
    z.object({
      id: z.string(),
      fields: listingFieldsSchema,
      household: householdSchema.pick({
        name: true,
        phone: true,
        communeName: true,
        provinceName: true,
      }),
      photos: z.array(
        listingPhotoSchema.pick({
          id: true,
          widthPx: true,
          heightPx: true,
          editsKey: true,
          refusal: true,
        }),
      ),
    }),
  ),
});

const targets = loadProfiles('resources')
  .filter(({ profile }) => profile.pictures.reference === 'base-url')
  .map((view) => {
    const shop = shopOf(view);
    return { profile: (shop?.view ?? view).profile, shop };
  });
type Target = (typeof targets)[number];
const golden = readdirSync(INPUTS)
  .filter((name) => name.endsWith('.json'))
  .map((name): [string, MarketListing[]] => {
    const { listings } = exampleSchema.parse(JSON.parse(readFileSync(join(INPUTS, name), 'utf8')));
    return [name, listings.map(toMarketListing)];
  });
const script = loadScript();

/** What the page gets: as JSON, as it stands in the file. */
function embedded({ profile, shop }: Target, listings: readonly MarketListing[]) {
  const data = finishDataOf({
    bundleId: 'x',
    marketplace: profile.name,
    household: 'Lò Thị Hương',
    profile,
    listings,
    pictures: { kind: 'none' },
    answers: {},
    workbook:
      shop === null
        ? null
        : carriedWorkbook(shop.place, Buffer.from(shop.bytes).toString('base64')),
  });
  const text = JSON.stringify(data);
  return { text, data: JSON.parse(text) as FinishData };
}

it('is one small script', () => {
  expect(finishScript.length).toBeLessThan(400_000);
  expect(finishScript).not.toMatch(/<\/script|<!--|\bimport\(|\brequire\(|sourceMappingURL/);
});

describe.each(targets.map((target) => [target.profile.id, target] as const))('%s', (_, target) => {
  const { profile, shop } = target;
  it.each(golden)('writes what the application writes: %s', (_name, listings) => {
    const { data } = embedded(target, listings);
    const names = pictureNamesOf(listings, profile);
    const some = names.filter((_picture, index) => index % 2 === 0);
    const ways: PictureAddresses[] = [
      { kind: 'none' },
      { kind: 'base', base: BASE },
      {
        kind: 'list',
        byName: Object.fromEntries(some.map((name) => [name, `https://cdn.example.vn/${name},1`])),
      },
    ];
    for (const pictures of ways) {
      const wanted = mapListings(listings, profile, { pictures }).dataFiles.map((file) => [
        file.name,
        Buffer.from(dataFileBytes(profile, file, shop)).toString('base64'),
      ]);
      const made = script
        .finishFiles(data, pictures)
        .map(({ name, bytes }) => [name, Buffer.from(bytes).toString('base64')]);
      expect(made).toEqual(wanted);
    }
  });

  it('reads a base and a list as the application does', () => {
    const [, listings = []] = golden.find(([name]) => name === 'nine-pictures.json') ?? [];
    const { data } = embedded(target, listings);
    const names = pictureNamesOf(listings, profile);
    expect(script.readAnswer(data, { way: 'base', list: '', base: BASE.slice(0, -1) })).toEqual(
      expect.objectContaining({ pictures: { kind: 'base', base: BASE }, found: names.length }),
    );
    const list = names.map((name) => `https://cdn.example.vn/a/${name}?v=1`).join('\n');
    const answer = script.readAnswer(data, { way: 'list', list, base: '' });
    expect(answer.missing).toEqual([]);
    expect(script.readAnswer(data, { way: 'list', list: ' ', base: '' }).pictures).toBeNull();
  });

  it('carries nothing that no cell shows', () => {
    for (const [, listings] of golden) {
      const { text, data } = embedded(target, listings);
      for (const { producerPhone } of listings)
        if (producerPhone !== '') expect(text).not.toContain(producerPhone);
      expect(data.profile).not.toHaveProperty('rules');
      expect(data.listings.flatMap(({ photos }) => photos.map(({ id }) => id)).join('')).toBe('');
    }
  });
});

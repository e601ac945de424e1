import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { householdIdSchema } from '../../../shared/domain/ids.ts';
import { listingFieldsSchema } from '../../../shared/domain/listing.ts';
import { loadDemoData } from '../../../electron/demo/demo-data.ts';
import { demoShots } from '../../../electron/demo/demo-drawings.ts';
import { toListingFields } from '../../../electron/demo/demo-listing.ts';
import { createPlaces } from '../../../electron/households/places.ts';
import { drawDemoPhoto } from '../../../electron/workers/demo-drawing/draw-demo-photo.ts';
import { demoDrawingSchema } from '../../../electron/workers/demo-drawing/drawing-schema.ts';

const RESOURCES = join(import.meta.dirname, '../../../resources');
const TODAY = new Date('2026-11-23T03:00:00Z');
const HOUSEHOLD = householdIdSchema.parse('01a2085f-6a42-7345-932b-6018b3990559');

describe('demo data', () => {
  it('names nobody who could be real, in places that exist', async () => {
    const { households, products } = await loadDemoData(RESOURCES);
    const places = createPlaces();
    expect(households).toHaveLength(12);
    expect(new Set(households.map(({ phone }) => phone)).size).toBe(12);
    for (const household of households) {
      expect(household.name).toMatch(/\(mẫu\)$/);
      expect(household.phone).toMatch(/^09000000\d\d$/);
      expect(places.byCode(household.communeCode)?.provinceName ?? '').not.toBe('');
      expect(products.some((product) => product.household === household.key)).toBe(true);
    }
    const text = JSON.stringify({ households, products });
    expect(text.normalize('NFC')).toBe(text);
  });

  it('makes listings that can be saved, with papers whose days follow today', async () => {
    const { products } = await loadDemoData(RESOURCES);
    expect(products).toHaveLength(42);
    const listings = products.map((product) =>
      listingFieldsSchema.parse(toListingFields(product, HOUSEHOLD, TODAY)),
    );
    expect(listings.filter(({ variants }) => variants.length > 1).length).toBeGreaterThanOrEqual(
      10,
    );
    const soon = listings
      .flatMap(({ certificates }) => certificates)
      .filter(
        ({ expiresOn }) =>
          expiresOn !== null && expiresOn > '2026-11-23' && expiresOn < '2026-12-24',
      );
    expect(soon.length).toBeGreaterThanOrEqual(1);
    // The mistakes that the checks are to find.
    expect(listings.filter(({ priceDong }) => priceDong === null)).toHaveLength(1);
    expect(listings.filter(({ origin }) => origin === '')).toHaveLength(1);
    expect(listings.filter(({ description }) => description.includes('0900 000 011'))).toHaveLength(
      1,
    );
    expect(listings.filter(({ description }) => description.includes('chữa khỏi'))).toHaveLength(1);
    expect(
      listings.filter(({ unit, netWeightGrams }) => unit === 'bo' && netWeightGrams === null),
    ).toHaveLength(1);
  });

  it('shoots photos that differ, some turned, one with a place, one too small, one twice', async () => {
    const { products } = await loadDemoData(RESOURCES);
    const shots = products.flatMap((product, number) =>
      demoShots(product, number).map((shot) => ({ ...shot, product: product.id })),
    );
    for (const { drawing } of shots) demoDrawingSchema.parse(drawing);
    expect(shots).toHaveLength(96);
    expect(new Set(shots.map(({ drawing }) => JSON.stringify(drawing))).size).toBe(95);
    expect(new Set(shots.map(({ product, fileName }) => `${product} ${fileName}`)).size).toBe(96);
    expect(shots.filter(({ drawing }) => drawing.gps !== null)).toHaveLength(1);
    expect(shots.filter(({ drawing }) => drawing.widthPx === 400)).toHaveLength(1);
    expect(new Set(shots.map(({ drawing }) => drawing.orientation)).size).toBe(4);
  });
});

describe('a drawn photo', () => {
  it(
    'follows from its values alone, and stands upright whatever its orientation',
    { timeout: 30_000 },
    async () => {
      const [product] = (await loadDemoData(RESOURCES)).products;
      const [shot] = product ? demoShots(product, 0) : [];
      if (!shot) throw new Error('no demo product');
      const drawing = { ...shot.drawing, widthPx: 800, heightPx: 600 };
      const once = await drawDemoPhoto(drawing);
      expect((await drawDemoPhoto(drawing)).bytes).toEqual(once.bytes);
      expect(
        (await drawDemoPhoto({ ...drawing, seed: drawing.seed + 1 })).bytes.equals(once.bytes),
      ).toBe(false);
      const { default: sharp } = await import('sharp');
      const small = async (bytes: Buffer) =>
        await sharp(bytes).autoOrient().resize(40, 30).raw().toBuffer();
      const upright = await small(once.bytes);
      for (const orientation of [3, 6, 8] as const) {
        const turned = await small((await drawDemoPhoto({ ...drawing, orientation })).bytes);
        const difference =
          upright.reduce((sum, level, index) => sum + Math.abs(level - (turned[index] ?? 0)), 0) /
          upright.length;
        expect(difference).toBeLessThan(3);
      }
    },
  );
});

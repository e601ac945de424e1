import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadProfiles } from '../../electron/marketplaces/load-profiles.ts';
import { mapListings } from '../../shared/marketplace/map-listings.ts';
import { type MarketListing, toMarketListing } from '../../shared/marketplace/market-listing.ts';
import { csvText } from '../../shared/table/csv-text.ts';
import { folderOf, loadPeerFile, loadPeerFiles, peerFile } from './load-peer-file.ts';
import { ANSWERS, examples } from './read-examples.ts';

/** What any importer must have understood of one listing. */
interface Understood {
  readonly handle: string;
  readonly name: string;
  readonly pictures: readonly string[];
  readonly options: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly variants: readonly {
    readonly sku: string;
    readonly price: number | null;
    readonly choices: readonly string[];
  }[];
}

const MEDUSA = peerFile('@medusajs/utils/dist/product/csv-normalizer.js');
const VENDURE = peerFile('@vendure/core/dist/data-import/providers/import-parser/import-parser.js');
for (const [name, file] of Object.entries({ MEDUSA, VENDURE })) {
  if (file === null)
    console.info(`${name}: its package is not installed, so its parser was not run`);
}

const medusaProducts = z.record(
  z.string(),
  z.object({
    title: z.string(),
    images: z.array(z.object({ url: z.string() })),
    thumbnail: z.string().optional(),
    options: z.array(z.object({ title: z.string(), values: z.array(z.string()) })),
    variants: z.array(
      z.object({
        sku: z.string(),
        manage_inventory: z.literal(true),
        allow_backorder: z.literal(false),
        options: z.record(z.string(), z.string()),
        prices: z.array(z.object({ currency_code: z.literal('vnd'), amount: z.number() })),
      }),
    ),
  }),
);

const translation = z.object({ languageCode: z.string() });
const vendureAnswer = z.object({
  errors: z.array(z.unknown()),
  processed: z.number(),
  results: z.array(
    z.object({
      product: z.object({
        assetPaths: z.array(z.string()),
        facets: z.array(
          z.object({
            translations: z.array(
              translation.extend({ facet: z.string().min(1), value: z.string().min(1) }),
            ),
          }),
        ),
        optionGroups: z.array(
          z.object({
            translations: z.array(
              translation.extend({ name: z.string(), values: z.array(z.string()) }),
            ),
          }),
        ),
        translations: z.array(translation.extend({ name: z.string(), slug: z.string() })),
      }),
      variants: z.array(
        z.object({
          sku: z.string(),
          price: z.number(),
          stockOnHand: z.number(),
          trackInventory: z.enum(['TRUE', 'FALSE']),
          translations: z.array(translation.extend({ optionValues: z.array(z.string()) })),
        }),
      ),
    }),
  ),
});

function writeFor(marketplaceId: string, example: (typeof examples)[number]['example']) {
  const profile = loadProfiles('resources').find(
    (view) => view.profile.id === marketplaceId,
  )?.profile;
  if (profile === undefined) throw new Error(marketplaceId);
  const listings = example.listings.map(toMarketListing);
  const { dataFiles, products } = mapListings(listings, profile, {
    pictures: { kind: 'base', base: example.pictureBase },
    answers: ANSWERS,
  });
  const [file] = dataFiles;
  if (file === undefined || profile.file.kind !== 'csv') throw new Error('no CSV file');
  return {
    text: csvText(file.headers, file.rows, profile.file),
    listings: listings.map((listing, index) => ({
      listing,
      pictures: (products[index]?.pictures ?? []).map(({ fileName }) => fileName),
    })),
  };
}

function wanted(
  listing: MarketListing,
  pictures: readonly string[],
  only: Understood['options'],
): Understood {
  const axes = [
    { name: listing.variantAxis, values: listing.variants.map((one) => one.name) },
    { name: listing.variantAxis2, values: listing.variants.map((one) => one.name2) },
  ].filter(({ name }) => name !== '');
  const options = listing.hasVariants
    ? axes.map(({ name, values }) => ({ name, values: [...new Set(values)] }))
    : only;
  return {
    handle: listing.sku.toLowerCase(),
    name: listing.name,
    pictures,
    options,
    variants: listing.variants.map((one) => ({
      sku: one.sku,
      price: one.priceDong,
      choices: listing.hasVariants
        ? [one.name, one.name2].filter((choice) => choice !== '')
        : only.flatMap(({ values }) => values),
    })),
  };
}

/** Medusa v2: @medusajs/utils, the class its import step hands every row to. */
describe.skipIf(MEDUSA === null)('Medusa CSVNormalizer', () => {
  const loaded = (): MedusaNormalizer => {
    const file = MEDUSA ?? '';
    const common = loadPeerFiles(folderOf(file, '../common'), [
      'errors',
      'is-present',
      'normalize-csv-value',
      'try-convert-to-boolean',
      'try-convert-to-number',
    ]);
    return loadPeerFile(file, { '../common': common })['CSVNormalizer'] as MedusaNormalizer;
  };

  it.each(examples)('$name', ({ example }) => {
    const Normalizer = loaded();
    const { text, listings } = writeFor('medusa_v2', example);
    const rows: Record<string, string>[] = parse(text, { columns: true, skip_empty_lines: true });
    const ready = rows.map((row, index) => Normalizer.preProcess(row, index + 1));
    const { toCreate, toUpdate } = new Normalizer(ready).proccess();
    expect(toUpdate).toEqual({});
    const understood = Object.entries(medusaProducts.parse(toCreate)).map(
      ([handle, product]): Understood => ({
        handle,
        name: product.title,
        pictures: product.images.map(({ url }) => url),
        options: product.options.map(({ title, values }) => ({ name: title, values })),
        variants: product.variants.map((variant) => ({
          sku: variant.sku,
          price: variant.prices[0]?.amount ?? null,
          choices: Object.values(variant.options),
        })),
      }),
    );
    const only = [{ name: 'Loại', values: ['Mặc định'] }];
    expect(understood).toEqual(
      listings.map(({ listing, pictures }) =>
        wanted(
          listing,
          pictures.map((name) => `${example.pictureBase}/${name}`),
          only,
        ),
      ),
    );
  });

  it('is the real one: it refuses a column it does not know', () => {
    expect(() => loaded().preProcess({ 'Product Handle': 'a', 'Số còn': '3' }, 1)).toThrow(
      /Invalid column name/u,
    );
  });
});

/** Vendure: the parser of @vendure/core, which needs no database. */
describe.skipIf(VENDURE === null)('Vendure ImportParser', () => {
  const loaded = (): VendureParser => {
    const { ImportParser } = loadPeerFile(VENDURE ?? '', {
      '@nestjs/common': { Injectable: () => () => undefined },
      '../../../common/error/errors': { InternalServerError: Error },
      '../../../config/config.service': { ConfigService: Object },
    });
    return new (ImportParser as new (config: unknown) => VendureParser)({
      defaultLanguageCode: 'vi',
      customFields: { Product: [], ProductVariant: [] },
    });
  };

  it.each(examples)('$name', async ({ example }) => {
    const { text, listings } = writeFor('vendure', example);
    const answer = vendureAnswer.parse(await loaded().parseProducts(text));
    expect(answer.errors).toEqual([]);
    expect(answer.processed).toBe(listings.length);
    const understood = answer.results.map(({ product, variants }): Understood => ({
      handle: product.translations[0]?.slug ?? '',
      name: product.translations[0]?.name ?? '',
      pictures: product.assetPaths,
      options: product.optionGroups.flatMap(({ translations }) =>
        translations.map(({ name, values }) => ({ name, values })),
      ),
      variants: variants.map((variant) => ({
        sku: variant.sku,
        price: variant.price,
        choices: variant.translations[0]?.optionValues ?? [],
      })),
    }));
    expect(understood).toEqual(
      listings.map(({ listing, pictures }) => wanted(listing, pictures, [])),
    );
    const stocks = answer.results.flatMap(({ variants }) =>
      variants.map(({ stockOnHand, trackInventory }) =>
        trackInventory === 'TRUE' ? stockOnHand : null,
      ),
    );
    expect(stocks).toEqual(
      listings.flatMap(({ listing }) => listing.variants.map(({ stock }) => stock)),
    );
  });

  it('is the real one: it finds no columns behind a byte-order mark', async () => {
    const { text } = writeFor(
      'vendure',
      examples[0]?.example ?? { listings: [], pictureBase: '', what: '' },
    );
    const answer = vendureAnswer.parse(await loaded().parseProducts(`\ufeff${text}`));
    expect(answer.results).toEqual([]);
    expect(String(answer.errors[0])).toContain('"name"');
  });
});

interface MedusaNormalizer {
  preProcess(row: Record<string, string>, rowNumber: number): Record<string, string>;
  new (rows: readonly Record<string, string>[]): {
    proccess(): { toCreate: unknown; toUpdate: unknown };
  };
}

interface VendureParser {
  parseProducts(text: string): Promise<unknown>;
}

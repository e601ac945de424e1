import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readCsv } from '../../electron/exports/csv-reader.ts';
import { loadProfiles } from '../../electron/marketplaces/load-profiles.ts';
import { householdSchema } from '../../shared/domain/household.ts';
import { listingFieldsSchema } from '../../shared/domain/listing.ts';
import { listingPhotoSchema } from '../../shared/domain/photo.ts';
import { mapListings } from '../../shared/marketplace/map-listings.ts';
import { toMarketListing } from '../../shared/marketplace/market-listing.ts';
import { csvText } from '../../shared/table/csv-text.ts';

const INPUTS = 'test/golden/listings';
/** Set to write examples that do not exist yet. They fail all the same: read each before it is kept. */
const mayWrite = process.env['LEN_SAN_WRITE_EXAMPLES'] === '1';

const exampleSchema = z.strictObject({
  what: z.string().min(1),
  pictureBase: z.url(),
  listings: z.array(
    z.strictObject({
      id: z.uuid(),
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
          quarterTurns: true,
          refusal: true,
        }),
      ),
    }),
  ),
});

const examples = readdirSync(INPUTS)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({
    name: basename(name, '.json'),
    example: exampleSchema.parse(JSON.parse(readFileSync(join(INPUTS, name), 'utf8'))),
  }));

/** "one-product.csv"; of a further file "one-product.combinations.csv". */
function exampleName(listing: string, file: { readonly name: string }, index: number): string {
  return index === 0 ? `${listing}${extname(file.name)}` : `${listing}.${file.name}`;
}

/** Listings in, exact bytes out: what every marketplace's importer was promised. */
describe.each(loadProfiles('resources').map(({ profile }) => [profile.id, profile] as const))(
  '%s',
  (id, profile) => {
    it.each(examples)('$name', ({ name, example }) => {
      const { dataFiles } = mapListings(example.listings.map(toMarketListing), profile, {
        pictures: { kind: 'base', base: example.pictureBase },
      });
      for (const [index, dataFile] of dataFiles.entries()) {
        const path = join(
          'resources/marketplaces',
          id,
          'examples',
          exampleName(name, dataFile, index),
        );
        const bytes = Buffer.from(csvText(dataFile.headers, dataFile.rows, profile.file), 'utf8');
        if (!existsSync(path)) {
          if (mayWrite) writeFileSync(path, bytes);
          expect.unreachable(
            `${path} ${mayWrite ? 'was written: read it, then run again' : 'is missing'}`,
          );
        }
        const kept = readFileSync(path);
        expect(bytes.toString('utf8')).toBe(kept.toString('utf8'));
        expect(bytes.equals(kept)).toBe(true);
        expect(readCsv(kept, profile.file)).toEqual({
          headers: dataFile.headers,
          rows: dataFile.rows,
          hadByteOrderMark: profile.file.bom,
        });
        expect(kept.toString('utf8').normalize('NFC')).toBe(kept.toString('utf8'));
      }
    });

    it('has no example without a listing', () => {
      const kept = readdirSync(join('resources/marketplaces', id, 'examples')).filter(
        (file) => file !== 'README.md',
      );
      const files = [profile.file, ...profile.moreFiles];
      const wanted = examples.flatMap(({ name }) =>
        files.map((file, index) => exampleName(name, file, index)),
      );
      expect(kept.toSorted()).toEqual(wanted.toSorted());
    });
  },
);

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../electron/exports/csv-reader.ts';
import { loadProfiles } from '../../electron/marketplaces/load-profiles.ts';
import { mapListings } from '../../shared/marketplace/map-listings.ts';
import { toMarketListing } from '../../shared/marketplace/market-listing.ts';
import { csvText } from '../../shared/table/csv-text.ts';
import { ANSWERS, examples } from './read-examples.ts';

/** Set to write examples that do not exist yet. They fail all the same: read each before it is kept. */
const mayWrite = process.env['LEN_SAN_WRITE_EXAMPLES'] === '1';

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
        pictureBase: example.pictureBase,
        answers: ANSWERS,
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

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../electron/exports/csv-reader.ts';
import { loadProfiles } from '../../electron/marketplaces/load-profiles.ts';
import { mapListings } from '../../shared/marketplace/map-listings.ts';
import { toMarketListing } from '../../shared/marketplace/market-listing.ts';
import { csvText } from '../../shared/table/csv-text.ts';
import { ANSWERS, examples } from './read-examples.ts';
import { workbookExample } from './workbook-example.ts';

/** Set to write examples that do not exist yet. They fail all the same: read each before it is kept. */
const mayWrite = process.env['LEN_SAN_WRITE_EXAMPLES'] === '1';

/** "one-product.csv"; of a further file "one-product.combinations.csv"; of a workbook "one-product.txt". */
function exampleName(listing: string, file: { readonly name: string }, index: number): string {
  const name = file.name.replace(/\.xlsx$/u, '.txt');
  return index === 0 ? `${listing}${extname(name)}` : `${listing}.${name}`;
}

/** The readable form of a workbook, with the sum of its bytes, against the kept one. */
function compareText(id: string, name: string, text: string): void {
  const path = join('resources/marketplaces', id, 'examples', name);
  if (!existsSync(path)) {
    if (mayWrite) writeFileSync(path, text);
    expect.unreachable(
      `${path} ${mayWrite ? 'was written: read it, then run again' : 'is missing'}`,
    );
  }
  expect(text).toBe(readFileSync(path, 'utf8'));
  expect(text.normalize('NFC')).toBe(text);
}

/** Listings in, exact bytes out: what every marketplace's importer was promised. */
describe.each(loadProfiles('resources').map((view) => [view.profile.id, view] as const))(
  '%s',
  (id, view) => {
    const { profile } = view;
    it.each(examples)('$name', async ({ name, example }) => {
      const listings = example.listings.map(toMarketListing);
      const { file } = profile;
      if (file.kind !== 'csv') {
        for (const { index, dataFile, text } of await workbookExample(view, listings, example)) {
          compareText(id, exampleName(name, dataFile, index), text);
        }
        return;
      }
      const { dataFiles } = mapListings(listings, profile, {
        pictures: { kind: 'base', base: example.pictureBase },
        answers: ANSWERS,
      });
      for (const [index, dataFile] of dataFiles.entries()) {
        const path = join(
          'resources/marketplaces',
          id,
          'examples',
          exampleName(name, dataFile, index),
        );
        const bytes = Buffer.from(csvText(dataFile.headers, dataFile.rows, file), 'utf8');
        if (!existsSync(path)) {
          if (mayWrite) writeFileSync(path, bytes);
          expect.unreachable(
            `${path} ${mayWrite ? 'was written: read it, then run again' : 'is missing'}`,
          );
        }
        const kept = readFileSync(path);
        expect(bytes.toString('utf8')).toBe(kept.toString('utf8'));
        expect(bytes.equals(kept)).toBe(true);
        expect(readCsv(kept, file)).toEqual({
          kept: [],
          headers: dataFile.headers,
          rows: dataFile.rows,
          hadByteOrderMark: file.bom,
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

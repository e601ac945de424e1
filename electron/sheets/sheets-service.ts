import { dirname } from 'node:path';
import type { Household } from '../../shared/domain/household.ts';
import type { Listing } from '../../shared/domain/listing.ts';
import { AppError } from '../../shared/errors.ts';
import { cardText } from '../../shared/photos/photo-cards.ts';
import { systemCode } from '../files/disk-error.ts';
import { publishFile } from '../files/publish-file.ts';
import { sheetWords, type SheetLanguage } from './sheet-words.ts';

export interface SheetsService {
  /** One QR card per listing, in this order, as a PDF. @throws AppError listing.not-found */
  cards(listingIds: readonly string[], language: SheetLanguage): Promise<Uint8Array>;
  /**
   * The same as a file, complete or absent, replacing what was there. Without listings nothing is written.
   * @throws AppError listing.not-found, disk.full, disk.failed, export.destination-gone
   */
  saveCards(listingIds: readonly string[], path: string, language: SheetLanguage): Promise<void>;
}

export interface SheetsServiceParts {
  readonly listings: {
    readonly get: (id: string) => {
      readonly listing: Pick<Listing, 'id' | 'householdId' | 'name' | 'sku'>;
    };
  };
  readonly households: { readonly get: (id: string) => Pick<Household, 'name' | 'hamlet'> };
}

export function createSheetsService({ listings, households }: SheetsServiceParts): SheetsService {
  async function cards(ids: readonly string[], language: SheetLanguage): Promise<Uint8Array> {
    const wanted = ids.map((id) => {
      const { listing } = listings.get(id);
      const { name, hamlet } = households.get(listing.householdId);
      const { sku, id: listingId } = listing;
      return { code: cardText(listingId), listing: listing.name, household: name, hamlet, sku };
    });
    const { makeCardsPdf } = await import('./cards-pdf.ts');
    return await makeCardsPdf(wanted, { ...sheetWords(language).cards, language });
  }

  return {
    cards,
    async saveCards(ids, path, language) {
      if (ids.length === 0) return;
      const pdf = await cards(ids, language);
      try {
        await publishFile(path, pdf);
      } catch (error) {
        if (!['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EISDIR'].includes(systemCode(error)))
          throw error;
        throw new AppError('export.destination-gone', { folder: dirname(path) }, { cause: error });
      }
    },
  };
}

import { readFile } from 'node:fs/promises';
import type { Household } from '../../shared/domain/household.ts';
import { listingIdSchema, type ListingId, type PhotoId } from '../../shared/domain/ids.ts';
import type { Listing } from '../../shared/domain/listing.ts';
import { cardText } from '../../shared/photos/photo-cards.ts';
import type { Shot } from '../../shared/photos/photo-coach.ts';
import type { PhotoFlagCode } from '../../shared/photos/photo-judgement.ts';
import { safeFileName } from '../files/safe-name.ts';
import type { RetakeItem } from './retake-pdf.ts';
import { sheetWords, type SheetLanguage } from './sheet-words.ts';

export interface RetakeSheetFile {
  /** 0: nothing to take again, and nothing missing. */
  readonly items: number;
  /** Proposed name without an ending. */
  readonly name: string;
  makePdf(): Promise<Uint8Array>;
}

export interface RetakeSheets {
  /** What a household should photograph next, on paper. @throws AppError household.not-found */
  of(householdId: string, language: SheetLanguage): Promise<RetakeSheetFile>;
}

export interface RetakeSheetsParts {
  readonly households: { readonly get: (id: string) => Pick<Household, 'name' | 'hamlet'> };
  readonly listings: {
    readonly idsOfHousehold: (householdId: string) => readonly string[];
    readonly get: (id: string) => { readonly listing: Pick<Listing, 'name'> };
  };
  readonly coach: (id: ListingId) => {
    readonly missing: readonly Shot[];
    readonly retake: readonly {
      readonly photoId: PhotoId;
      readonly reasons: readonly PhotoFlagCode[];
    }[];
  };
  /** Path of a small JPEG. */
  readonly thumb: (photoId: PhotoId) => Promise<{ readonly path: string }>;
}

export function createRetakeSheets(parts: RetakeSheetsParts): RetakeSheets {
  async function itemsOf(asked: string, language: SheetLanguage): Promise<RetakeItem[]> {
    const words = sheetWords(language);
    const id = listingIdSchema.parse(asked);
    const { missing, retake } = parts.coach(id);
    const about = { listing: parts.listings.get(id).listing.name, cardCode: cardText(id) };
    const again = await Promise.all(
      retake.map(async ({ photoId, reasons }) => ({
        ...about,
        reasons: reasons.map((code) => words.reasons[code]),
        photo: await bytesOf(parts, photoId),
        missing: [],
        example: [],
      })),
    );
    if (missing.length === 0) return again;
    const wanted = missing.map((shot) => words.missing[shot]);
    return [...again, { ...about, reasons: [], photo: null, missing: wanted, example: missing }];
  }

  return {
    of: async (householdId, language) => {
      const household = parts.households.get(householdId);
      const ids = parts.listings.idsOfHousehold(householdId);
      const items = (await Promise.all(ids.map((id) => itemsOf(id, language)))).flat();
      const words = sheetWords(language).retake;
      return {
        items: items.length,
        name: safeFileName(`${words.title} - ${household.name}`, { fallback: 'phieu-chup-lai' }),
        makePdf: async () => {
          const { makeRetakePdf } = await import('./retake-pdf.ts');
          return await makeRetakePdf(
            { household: household.name, hamlet: household.hamlet, items },
            { ...words, language },
          );
        },
      };
    },
  };
}

/** A picture that cannot be made is left out: the words beside it still tell what is wrong. */
async function bytesOf(parts: RetakeSheetsParts, photoId: PhotoId): Promise<Uint8Array | null> {
  try {
    return await readFile((await parts.thumb(photoId)).path);
  } catch {
    return null;
  }
}

import { householdIdSchema, photoIdSchema } from '../../../../shared/domain/ids.ts';
import { emptyListingFields, type ListingFields } from '../../../../shared/domain/listing.ts';
import {
  type MarketListing,
  toMarketListing,
} from '../../../../shared/marketplace/market-listing.ts';

const HOUSEHOLD = {
  name: 'Lò Văn Bun',
  phone: '0912345678',
  communeName: 'Xã Mường Phăng',
  provinceName: 'Điện Biên',
} as const;

const LISTING_ID = '01932f4c-0000-7000-8000-0000000000aa';
export const TODAY = '2026-11-23';

/** A listing with which no rule finds fault. */
export function goodFields(changes: Partial<ListingFields> = {}): ListingFields {
  return {
    ...emptyListingFields(householdIdSchema.parse('01932f4c-0000-7000-8000-000000000001')),
    name: 'Gạo nếp nương Điện Biên, túi 1 kg',
    ocopSet: 3,
    category: 'Gạo nếp',
    facts: ['Hạt to, dẻo, thơm lâu', 'Gặt tay tháng 10'],
    description:
      'Gạo gieo trên nương cao của bản, gặt bằng tay vào tháng mười, phơi nắng và xay xát theo ngày nên còn thơm mùi lúa mới.',
    origin: 'Bản Che Căn, xã Mường Phăng, Điện Biên',
    priceDong: 45_000,
    unit: 'tui',
    netWeightGrams: 1000,
    stock: 20,
    packing: 'Túi hút chân không',
    harvestMonths: [10, 11],
    shelfLifeDays: 180,
    storage: 'Nơi khô, mát',
    brand: 'Nếp nương Mường Phăng',
    sku: 'LVB-GAO-NEP-NUONG',
    ...changes,
  };
}

export function goodPhotos(count = 3): Parameters<typeof toMarketListing>[0]['photos'] {
  return Array.from({ length: count }, (_, index) => ({
    id: photoIdSchema.parse(`01932f4c-0000-7000-8000-${String(index + 1).padStart(12, '0')}`),
    widthPx: 2400,
    heightPx: 2400,
    editsKey: '',
    refusal: null,
  }));
}

export function listingOf(
  fields: ListingFields,
  photos: Parameters<typeof toMarketListing>[0]['photos'] = goodPhotos(),
): MarketListing {
  return toMarketListing({ id: LISTING_ID, fields, household: HOUSEHOLD, photos });
}

import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { HouseholdId, ListingId } from '../../../shared/domain/ids.ts';
import type { ListingFields } from '../../../shared/domain/listing.ts';
import type { Library } from '../../../electron/library/open-library.ts';
import { phoneJpeg, put } from '../../fixtures/make-photos.ts';
import {
  addHousehold,
  listingFields,
  openTestLibrary,
  temporaryFolder,
} from '../library/temporary-library.ts';

/** A library with one household that agreed to every marketplace and two listings that every marketplace takes. */
export interface ExportWorld {
  readonly library: Library;
  readonly householdId: HouseholdId;
  readonly simpleId: ListingId;
  readonly variantId: ListingId;
  /** Where bundles go. */
  readonly out: string;
  readonly photos: string;
}

/** Text that breaks writers: quotes, commas, line breaks, both normal forms, an emoji, a formula. */
const TRICKY = `Nếp "nương", hạt to\n=1+1 dẻo; ${'thơm lâu'.normalize('NFD')} 🌾 của bản, gặt tháng mười, phơi nắng, xát trong tuần, đóng túi kín.`;

export const PICTURE_BASE = 'https://anh.example.com/';
export const AT_BASE = { kind: 'base', base: PICTURE_BASE } as const;

export async function exportWorld(folder?: string): Promise<ExportWorld> {
  const library = await openTestLibrary(folder === undefined ? {} : { folder });
  const out = join(temporaryFolder(), 'goi');
  mkdirSync(out);
  library.services.exports.setDestination(out);
  const photos = temporaryFolder();
  const householdId = addHousehold(library, { name: 'Lò Thị Hương' });
  agreeToAll(library, householdId);
  const simpleId = addSaleable(library, householdId, {
    name: 'Gạo nếp nương Mường Phăng',
    description: TRICKY,
  });
  const variantId = addSaleable(library, householdId, {
    name: 'Mật ong rừng Mường Phăng chai',
    variantAxis: 'Cỡ chai',
    variants: [
      { name: 'Chai 500 g', name2: '', priceDong: 120_000, stock: 5, netWeightGrams: 500, sku: '' },
      { name: 'Chai 1 kg', name2: '', priceDong: 230_000, stock: 0, netWeightGrams: 1000, sku: '' },
    ],
  });
  await addPhoto(library, photos, simpleId, { seed: 1, orientation: 6, gps: true });
  await addPhoto(library, photos, simpleId, { seed: 2 });
  await addPhoto(library, photos, variantId, { seed: 3, gps: true });
  return { library, householdId, simpleId, variantId, out, photos };
}

function agreeToAll(library: Library, householdId: HouseholdId): void {
  const hand = library.services.marketplaces
    .list()
    .map(({ profile }) => ({ purpose: 'hand-to-marketplace', marketplaceId: profile.id }) as const);
  library.services.households.recordConsent(
    householdId,
    [{ purpose: 'publish-listing', marketplaceId: null }, ...hand],
    'kiểm thử',
  );
}

export function addSaleable(
  library: Library,
  householdId: HouseholdId,
  changes: Partial<ListingFields>,
): ListingId {
  return library.services.listings.create(
    listingFields(householdId, {
      ocopSet: 3,
      category: 'Gạo nếp',
      facts: ['Gặt tháng 10'],
      description:
        'Trồng trên nương cao, hạt to, dẻo, thơm lâu. Gặt tháng mười, phơi nắng, xát trong tuần, đóng túi kín, ghi ngày.',
      origin: 'Xã Mường Phăng, Điện Biên',
      unit: 'tui',
      packing: 'Túi 1 kg',
      shelfLifeDays: 365,
      storage: 'Nơi khô, mát',
      ...changes,
    }),
  ).id;
}

async function addPhoto(
  library: Library,
  folder: string,
  listingId: ListingId,
  options: Parameters<typeof phoneJpeg>[0] & { readonly seed: number },
): Promise<void> {
  const bytes = await phoneJpeg({ widthPx: 1280, heightPx: 1000, ...options });
  await library.services.photos.addFiles(listingId, [
    put(folder, `anh-${options.seed}.jpg`, bytes),
  ]);
}

/** The household at the marketplaces that are there from the first start and take a file of ours. */
export function itemsFor(
  world: ExportWorld,
): { householdId: HouseholdId; marketplaceId: string }[] {
  return world.library.services.marketplaces
    .list()
    .filter(({ profile }) => profile.isUsual && profile.file.kind !== 'workbook')
    .map(({ profile }) => ({ householdId: world.householdId, marketplaceId: profile.id }));
}

/** The usual marketplace that refers to pictures this way. */
export function marketplaceBy(
  library: Library,
  reference: 'file-name' | 'base-url' | 'folder',
): string {
  const view = library.services.marketplaces
    .list()
    .find(
      ({ profile }) =>
        profile.pictures.reference === reference && profile.isUsual && profile.file.kind === 'csv',
    );
  if (!view) throw new Error(`no marketplace with pictures by ${reference}`);
  return view.profile.id;
}

export function namesIn(folder: string): string[] {
  return readdirSync(folder).sort();
}

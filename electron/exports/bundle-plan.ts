import type { Answers } from './answers.ts';
import type { MappedBundle } from '../../shared/marketplace/map-listings.ts';
import type { MarketListing } from '../../shared/marketplace/market-listing.ts';
import type { PictureAddresses } from '../../shared/marketplace/picture-addresses.ts';
import type { Profile } from '../../shared/marketplace/profile-schema.ts';
import type { FittedWorkbook } from './fitted-workbook.ts';

/** Everything a bundle is made from, decided before the first byte is written. */
export interface BundlePlan {
  readonly bundleId: string;
  /** UTC, ISO 8601. */
  readonly createdAt: string;
  /** The officer's own calendar day, YYYY-MM-DD: in the bundle's name and on its pages. */
  readonly day: string;
  /** YYYY-MM-DD for which papers and rules were judged. */
  readonly uploadDay: string;
  readonly appVersion: string;
  readonly profile: Profile;
  readonly household: {
    readonly id: string;
    readonly name: string;
    readonly phone: string;
    /** "Bản Che Căn, Xã Mường Phăng, Điện Biên" */
    readonly place: string;
  };
  /** In the order of `mapped.products`. */
  readonly listings: readonly MarketListing[];
  readonly mapped: MappedBundle;
  /** What the data file was mapped with. */
  readonly pictures: PictureAddresses;
  readonly answers: Answers;
  /** The shop's own workbook, where the marketplace wants it filled. */
  readonly workbook: FittedWorkbook | null;
  /** The marketplace's guide.vi.md. */
  readonly guide: string;
  /** Style sheet of the pages. */
  readonly style: string;
  /** Style sheet of the page that finishes the data file. */
  readonly finishStyle: string;
}

/** A bundle whose file can be made again by whoever knows the addresses later. */
export function takesAddresses(plan: BundlePlan): boolean {
  return (
    plan.profile.pictures.reference === 'base-url' &&
    plan.mapped.products.some((product) => product.pictures.length > 0)
  );
}

/** A listing as pages show it. */
export interface PlannedProduct {
  readonly listing: MarketListing;
  readonly sku: string;
  readonly name: string;
  readonly rowCount: number;
  /** File names inside anh/, cover first. */
  readonly pictures: readonly string[];
}

export function plannedProducts(plan: BundlePlan): PlannedProduct[] {
  const byId = new Map(plan.listings.map((listing) => [listing.id, listing]));
  return plan.mapped.products.flatMap((product) => {
    const listing = byId.get(product.listingId);
    if (!listing) return [];
    const pictures = product.pictures.map((picture) => picture.fileName);
    return [
      { listing, sku: product.sku, name: product.name, rowCount: product.rowCount, pictures },
    ];
  });
}

/** Hand-over marketplaces get a printable sheet per product: there is no importer to feed. */
export function needsSheet(profile: Profile): boolean {
  return profile.pictures.reference === 'folder' || !profile.official;
}

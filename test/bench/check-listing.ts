import { emptyListingFields } from '../../shared/domain/listing.ts';
import { householdIdSchema, marketplaceIdSchema, photoIdSchema } from '../../shared/domain/ids.ts';
import { checkListing } from '../../shared/marketplace/check-listing.ts';
import type { ProfileView } from '../../shared/marketplace/profile-schema.ts';
import {
  type MarketListing,
  type MarketListingInput,
  toMarketListing,
} from '../../shared/marketplace/market-listing.ts';
import { loadProfiles } from '../../electron/marketplaces/load-profiles.ts';
import { median, percentile, type BenchResult } from './bench-result.ts';
import { RESOURCES } from './places.ts';

const ROUNDS = 500;

const CLEAN =
  'Nếp nương trồng trên nương cao bản Che Căn, hạt to, dẻo, thơm lâu, gặt tháng 10, phơi nắng, xát trong tuần. ';
const FAULTY = 'Ngon nhất vùng, chữa đau dạ dày, gọi 0912 345 678. ';

/** What the editor does 150 ms after a key: a long listing with a few faults, and one with three in every line. */
export function measureChecks(): BenchResult[] {
  const views = manyViews(loadProfiles(RESOURCES));
  return [
    measureOne('a listing with a few faults', views, CLEAN.repeat(12) + FAULTY),
    measureOne('a listing with three faults in every line', views, (CLEAN + FAULTY).repeat(9)),
  ];
}

/** At least twenty marketplaces, each an object of its own: the shipped ones, and copies under other names. */
function manyViews(shipped: readonly ProfileView[]): ProfileView[] {
  const views = [...shipped];
  for (let copy = 0; views.length < 20; copy += 1) {
    const view = structuredClone(shipped[copy % shipped.length]);
    if (view === undefined) throw new Error('no marketplace is shipped');
    const id = marketplaceIdSchema.parse(`${view.profile.id}_${copy}`);
    views.push({ ...view, profile: { ...view.profile, id } });
  }
  return views;
}

/** What a long listing with three variants and five pictures is made from. */
function benchInput(description: string): MarketListingInput {
  const householdId = householdIdSchema.parse('019ab000-0000-7000-8000-000000000001');
  return {
    id: 'bench',
    fields: {
      ...emptyListingFields(householdId),
      name: 'Gạo nếp nương Điện Biên, túi 1 kg',
      ocopSet: 3,
      origin: 'Điện Biên',
      description,
      facts: ['Gặt tháng 10', 'Phơi nắng', 'Không pha trộn'],
      unit: 'tui',
      sku: 'DB-NEP',
      variantAxis: 'Cỡ túi',
      variants: [1, 5, 10].map((kg) => ({
        name: `Túi ${kg} kg`,
        name2: '',
        priceDong: kg * 45_000,
        stock: 12,
        netWeightGrams: kg * 1000,
        sku: `DB-NEP-${kg}`,
      })),
      certificates: [
        {
          kind: 'ocop',
          number: '128/QĐ-UBND',
          issuer: 'UBND tỉnh',
          stars: 3,
          issuedOn: '2025-08-14',
          expiresOn: '2028-08-14',
        },
      ],
    },
    household: {
      name: 'Lò Thị Hương',
      phone: '0912345678',
      communeName: 'Xã Mường Phăng',
      provinceName: 'Điện Biên',
    },
    photos: Array.from({ length: 5 }, (_, index) => ({
      id: photoIdSchema.parse(`019ab000-0000-7000-8000-00000000001${index}`),
      widthPx: 4032,
      heightPx: 3024,
      editsKey: '',
      refusal: null,
    })),
  };
}

/** One in three has a fault that blocks. */
export function benchDescription(index: number): string {
  const faulty = index % 3 === 0 ? FAULTY : index % 3 === 1 ? 'Ngon nhất vùng. ' : '';
  return `${CLEAN.repeat(6)}Lô ${index}. ${faulty}`;
}

/** Listings of one's own each, made when they are asked for. */
export function* benchListings(count: number): Generator<MarketListing> {
  for (let index = 0; index < count; index += 1)
    yield toMarketListing(benchInput(benchDescription(index)));
}

function measureOne(what: string, views: readonly ProfileView[], description: string): BenchResult {
  const input = benchInput(description);
  const times: number[] = [];
  const cpuBefore = process.cpuUsage();
  let violations = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    // A listing object of its own each time: what was found in one is remembered with it.
    const listing = toMarketListing(input);
    const start = performance.now();
    violations = 0;
    for (const view of views)
      violations += checkListing(listing, view, { today: '2026-11-23' }).length;
    times.push(performance.now() - start);
  }
  const value = median(times);
  const { user, system } = process.cpuUsage(cpuBefore);
  const cpuMs = (user + system) / 1000 / ROUNDS;
  return {
    name: `check of ${what} against all ${views.length} profiles`,
    value,
    unit: 'ms',
    baseline: null,
    ratio: null,
    target: '< 4 ms',
    met: value < 4,
    note: `${cpuMs.toFixed(2)} ms of processor time each, p95 ${percentile(times, 0.95).toFixed(2)} ms, ${violations} violations in ${description.length} characters`,
  };
}

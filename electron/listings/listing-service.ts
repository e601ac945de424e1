import { AppError } from '../../shared/errors.ts';
import type { Household } from '../../shared/domain/household.ts';
import { listingIdSchema, type ListingId } from '../../shared/domain/ids.ts';
import {
  LISTING_LIMITS,
  listingFieldsSchema,
  type ListingFields,
} from '../../shared/domain/listing.ts';
import {
  toMarketListing,
  type MarketListing,
  type TheirCategory,
} from '../../shared/marketplace/market-listing.ts';
import type { BatchName } from '../journal/journal.ts';
import type { ServiceContext } from '../library/service-context.ts';
import { assignSkus, type SkuNeighbours } from './assign-skus.ts';
import type { DraftRepository } from './draft-repository.ts';
import type { ListingRecord } from './listing-columns.ts';
import type { ListingRepository } from './listing-repository.ts';
import { normaliseListing } from './normalise-listing.ts';
import { insertListing, removeListing, updateListing } from './write-listing.ts';

export interface ListingService {
  /** @throws AppError listing.not-found */
  get(id: string): ListingRecord;
  records(ids: readonly string[]): ListingRecord[];
  /** The neutral form that rules and mappings work on; in the order of `ids`. */
  marketListings(ids: readonly string[]): MarketListing[];
  /** Oldest first: ids are UUIDv7, so the rows of a data file keep their order from one bundle to the next. */
  marketListingsOf(householdId: string): MarketListing[];
  /** By name. */
  idsOfHousehold(householdId: string): readonly string[];
  /** Household after household, as lists show them. */
  allIds(): readonly string[];
  /** @throws AppError household.not-found, listing.sku-taken */
  create(fields: ListingFields): CreatedListing;
  /** Many as one undoable batch: imports and demonstrations. Nothing is saved when one of them cannot be. */
  createMany(all: readonly ListingFields[], name: BatchName): CreatedListing[];
  /** @throws AppError listing.not-found, household.not-found, listing.sku-taken */
  update(id: string, fields: ListingFields): { savedAt: string };
  /** Many as one undoable batch; those that would stay as they are leave no trace. */
  updateMany(all: readonly ChangedListing[], name: BatchName): void;
  remove(id: string): void;
  /** A copy with SKUs of its own and the same photos. */
  duplicate(id: string): { id: ListingId };
  count(): number;
}

export interface CreatedListing {
  readonly id: ListingId;
  readonly sku: string;
}

export interface ChangedListing {
  readonly id: string;
  readonly fields: ListingFields;
}

export interface ListingServiceParts {
  readonly context: Pick<ServiceContext, 'journal' | 'now' | 'newId'>;
  readonly repository: ListingRepository;
  readonly drafts: DraftRepository;
  /** @throws AppError household.not-found */
  readonly household: (id: string) => Household;
  readonly theirCategories: (listing: ListingFields) => Readonly<Record<string, TheirCategory>>;
}

export function createListingService(parts: ListingServiceParts): ListingService {
  const { context, repository, drafts } = parts;
  const { journal, newId } = context;
  const now = () => context.now().toISOString();

  function get(id: string): ListingRecord {
    const [record] = repository.records([id]);
    if (record === undefined) throw new AppError('listing.not-found', { id });
    return record;
  }

  function complete(id: string, fields: ListingFields): ListingFields {
    const household = parts.household(fields.householdId);
    const neighbours: SkuNeighbours = {
      isTaken: (sku) => repository.isSkuTaken(sku, id),
      wasEverTaken: (sku) => repository.wasSkuEverTaken(sku, id),
    };
    return assignSkus(normaliseListing(fields), household.name, neighbours);
  }

  function marketListings(ids: readonly string[]): MarketListing[] {
    const households = new Map<string, Household>();
    return repository.records(ids).map(({ listing, photos }) => {
      const household = households.get(listing.householdId) ?? parts.household(listing.householdId);
      households.set(listing.householdId, household);
      const theirCategories = parts.theirCategories(listing);
      return toMarketListing({
        id: listing.id,
        fields: listing,
        household,
        photos,
        theirCategories,
      });
    });
  }

  function createMany(all: readonly ListingFields[], name: BatchName): CreatedListing[] {
    return journal.batch(name, (write) =>
      all.map((fields) => {
        const id = newId();
        const whole = complete(id, fields);
        insertListing({ repository, newId }, write, id, whole, now());
        return { id: listingIdSchema.parse(id), sku: whole.sku };
      }),
    );
  }

  return {
    get,
    records: (ids) => repository.records(ids),
    marketListings,
    marketListingsOf: (householdId) =>
      marketListings(repository.idsOfHousehold(householdId).toSorted()),
    idsOfHousehold: (householdId) => repository.idsOfHousehold(householdId),
    allIds: () => repository.allIds(),
    createMany,
    create(fields) {
      const id = newId();
      const whole = complete(id, fields);
      journal.batch({ key: 'listing-created', params: { name: whole.name } }, (write) => {
        insertListing({ repository, newId }, write, id, whole, now());
        // What was a draft is a listing now; both or neither.
        drafts.remove(null, whole.householdId);
      });
      return { id: listingIdSchema.parse(id), sku: whole.sku };
    },
    update(id, fields) {
      const { listing } = get(id);
      const whole = complete(id, { ...fields, sku: fields.sku === '' ? listing.sku : fields.sku });
      journal.batch({ key: 'listing-updated', params: { name: whole.name } }, (write) => {
        updateListing({ repository, newId }, write, id, whole, now());
        drafts.remove(id, whole.householdId);
      });
      return { savedAt: get(id).listing.updatedAt };
    },
    updateMany(all, name) {
      journal.batch(name, (write) => {
        for (const { id, fields } of all) {
          updateListing({ repository, newId }, write, id, complete(id, fields), now());
        }
      });
    },
    remove(id) {
      const { listing } = get(id);
      journal.batch({ key: 'listing-removed', params: { name: listing.name } }, (write) => {
        removeListing({ repository, newId }, write, id);
      });
    },
    duplicate(id) {
      const { listing } = get(id);
      const copyId = newId();
      const copy = complete(copyId, {
        ...fieldsOf(listing),
        name: nameOfCopy(listing.name),
        sku: '',
        variants: listing.variants.map((variant) => ({ ...variant, sku: '' })),
      });
      journal.batch({ key: 'listing-duplicated', params: { name: listing.name } }, (write) => {
        insertListing({ repository, newId }, write, copyId, copy, now());
        for (const link of repository.photoLinkRows(id)) {
          write.insert('listing_photo', {
            id: newId(),
            listing_id: copyId,
            photo_id: String(link['photo_id']),
            position: Number(link['position']),
          });
        }
      });
      return { id: listingIdSchema.parse(copyId) };
    },
    count: () => repository.count(),
  };
}

/** What was typed of a stored listing. */
export function fieldsOf(listing: ListingRecord['listing']): ListingFields {
  const { id: _id, createdAt: _created, updatedAt: _updated, ...fields } = listing;
  return listingFieldsSchema.parse(fields);
}

/** A number needs no translation; the officer renames the copy anyway. */
function nameOfCopy(name: string): string {
  const suffix = ' (2)';
  const room = LISTING_LIMITS.name - suffix.length;
  return [...name].slice(0, room).join('').trimEnd() + suffix;
}

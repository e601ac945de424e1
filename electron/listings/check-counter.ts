import { createHash } from 'node:crypto';
import { checkListing } from '../../shared/marketplace/check-listing.ts';
import type { MarketListing } from '../../shared/marketplace/market-listing.ts';
import type { ProfileView } from '../../shared/marketplace/profile-schema.ts';
import { isAppError } from '../../shared/errors.ts';
import type { Change } from '../journal/change-set.ts';
import type { DerivedData } from '../journal/journal.ts';
import type { CheckRepository, CheckRow } from './check-repository.ts';
import { localDay } from './local-day.ts';

/** Violations counted per listing and marketplace, remembered until the listing, the profiles or the day change. */
export interface CheckCounter {
  /** Counts of these listings, counted now where needed. */
  counts(ids: readonly string[]): ReadonlyMap<string, readonly CheckRow[]>;
  /** Resolves when every listing is counted. Works in slices, so that the window stays alive meanwhile. */
  ensureAll(): Promise<void>;
}

export interface CheckCounterParts {
  readonly repository: CheckRepository;
  readonly profiles: () => readonly ProfileView[];
  readonly marketListings: (ids: readonly string[]) => readonly MarketListing[];
  readonly now: () => Date;
  readonly toError: (cause: unknown) => unknown;
}

const SLICE = 50;

export function createCheckCounter(parts: CheckCounterParts): CheckCounter {
  const { repository, profiles, marketListings } = parts;
  const profilesHash = once(() =>
    createHash('sha256').update(JSON.stringify(profiles())).digest('hex').slice(0, 16),
  );
  const today = () => localDay(parts.now());

  function count(ids: readonly string[]): ReadonlyMap<string, readonly CheckRow[]> {
    const context = { today: today() };
    return new Map(
      marketListings(ids).map((listing) => [
        listing.id,
        profiles().map((view) => {
          const violations = checkListing(listing, view, context);
          return {
            marketplaceId: view.profile.id,
            errors: violations.filter(({ severity }) => severity === 'error').length,
            warnings: violations.filter(({ severity }) => severity === 'warning').length,
            fixable: violations.filter(({ fix }) => fix !== null).length,
          };
        }),
      ]),
    );
  }

  /** A full or read-only disk must not keep a list from being shown: then it is counted again next time. */
  function keep(basis: string, counted: ReadonlyMap<string, readonly CheckRow[]>): boolean {
    try {
      repository.save(basis, counted);
      return true;
    } catch (cause) {
      const error = parts.toError(cause);
      if (isAppError(error) && (error.code === 'disk.full' || error.code === 'library.read-only'))
        return false;
      throw error;
    }
  }

  const basis = () => `${profilesHash()} ${today()}`;

  return {
    counts(ids) {
      if (profiles().length === 0) return new Map();
      const missing = repository.missing(ids, basis());
      const fresh = count(missing);
      if (missing.length > 0) keep(basis(), fresh);
      return new Map([...repository.counts(ids), ...fresh]);
    },
    async ensureAll() {
      if (profiles().length === 0) return;
      for (;;) {
        const missing = repository.missingAnywhere(basis(), SLICE);
        if (missing.length === 0) return;
        if (!keep(basis(), count(missing))) return;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

/** Forgets counts as soon as something they were made from changes, in the same transaction, undo included. */
export function forgetChecks(repository: CheckRepository): DerivedData {
  return {
    apply(changes: readonly Change[]) {
      const listings = new Set<string>();
      for (const change of changes) {
        switch (change.entity) {
          case 'listing':
          case 'listing_variant':
          case 'certificate':
          case 'listing_photo':
            listings.add(change.rootId);
            break;
          case 'household':
            repository.forgetHousehold(change.entityId);
            break;
          case 'photo':
            repository.forgetPhoto(change.entityId);
            break;
          case 'consent':
          case 'bundle':
          case 'setting':
            break;
        }
      }
      for (const id of listings) repository.forget(id);
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

import type { HouseholdId, ListingId } from '../../shared/domain/ids.ts';
import type { Draft } from '../../shared/ipc/contract-listings.ts';
import type { ServiceContext } from '../library/service-context.ts';
import type { DraftRepository } from './draft-repository.ts';

export interface DraftService {
  /** Durable when it returns: it is what a power cut must not take. */
  save(listingId: ListingId | null, householdId: HouseholdId, form: string): { savedAt: string };
  discard(listingId: ListingId | null, householdId: HouseholdId): void;
  find(listingId: ListingId | null, householdId: HouseholdId): Draft | null;
  list(): Draft[];
}

export interface DraftServiceParts {
  readonly context: Pick<ServiceContext, 'now' | 'publish'>;
  readonly repository: DraftRepository;
  /** Throws when it is not there: a draft never outlives, or precedes, what it belongs to. */
  readonly requireListing: (id: string) => void;
  readonly requireHousehold: (id: string) => void;
  readonly toError: (cause: unknown) => unknown;
}

export function createDraftService(parts: DraftServiceParts): DraftService {
  const { context, repository } = parts;
  const stored = <Value>(work: () => Value): Value => {
    try {
      return work();
    } catch (cause) {
      throw parts.toError(cause);
    }
  };
  // Typing saves every two seconds: lists only need to know when a draft appears or goes.
  const tell = (isNews: boolean) => {
    if (isNews) context.publish('library:changed', { topics: ['listings'] });
  };
  return {
    save(listingId, householdId, form) {
      parts.requireHousehold(householdId);
      if (listingId !== null) parts.requireListing(listingId);
      const savedAt = context.now().toISOString();
      tell(stored(() => repository.save({ listingId, householdId, form, savedAt })));
      return { savedAt };
    },
    discard: (listingId, householdId) =>
      tell(stored(() => repository.remove(listingId, householdId))),
    find: (listingId, householdId) => repository.find(listingId, householdId) ?? null,
    list: () => repository.list(),
  };
}

import type { Change } from '../journal/change-set.ts';
import type { DerivedData } from '../journal/journal.ts';
import type { SearchRepository } from './search-repository.ts';
import { searchText } from './search-text.ts';
import { personSortKey, vietnameseSortKey } from './sort-key.ts';

export interface SearchIndex extends DerivedData {
  /** Makes the whole index anew when it does not cover the library. Call inside a transaction. */
  ensureComplete(): void;
}

/** Keeps the search index level with households and listings, undo included. `placeName`: "commune, province" of a code. */
export function createSearchIndex(
  repository: SearchRepository,
  placeName: (communeCode: string) => string,
): SearchIndex {
  function indexHousehold(id: string): void {
    const household = repository.household(id);
    if (household === undefined) {
      repository.remove(id);
      return;
    }
    const { name, phone, kind, hamlet, cooperativeName, communeCode } = household;
    const sortKey = kind === 'cooperative' ? vietnameseSortKey(name) : personSortKey(name);
    const text = searchText([name, cooperativeName, hamlet, placeName(communeCode)], phone);
    repository.put('household', id, text, sortKey);
  }

  function indexListing(id: string): void {
    const listing = repository.listing(id);
    if (listing === undefined) {
      repository.remove(id);
      return;
    }
    const { name, sku, variantSkus, category, householdName } = listing;
    const text = searchText([name, sku, variantSkus, category, householdName]);
    repository.put('listing', id, text, vietnameseSortKey(name));
  }

  return {
    apply(changes) {
      const households = new Set<string>();
      const listings = new Set<string>();
      for (const change of changes) {
        if (change.entity === 'household') {
          households.add(change.entityId);
          if (isRenaming(change)) {
            for (const id of repository.listingIdsOf(change.entityId)) listings.add(id);
          }
        }
        if (change.entity === 'listing' || change.entity === 'listing_variant')
          listings.add(change.rootId);
      }
      for (const id of households) indexHousehold(id);
      for (const id of listings) indexListing(id);
    },
    ensureComplete() {
      if (repository.isComplete()) return;
      repository.clear();
      for (const id of repository.allIds('household')) indexHousehold(id);
      for (const id of repository.allIds('listing')) indexListing(id);
      repository.pack();
    },
  };
}

function isRenaming(change: Change): boolean {
  return change.operation === 'update' && Object.hasOwn(change.after ?? {}, 'name');
}

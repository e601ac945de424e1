import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ListingFields } from '../../../shared/domain/listing.ts';
import type { TheirCategory } from '../../../shared/marketplace/market-listing.ts';
import { ownCategoryKeys } from '../../../shared/marketplace/own-category-keys.ts';
import type { ProfileView } from '../../../shared/marketplace/profile-schema.ts';
import { categoriesQuery } from '../../marketplaces/marketplaces-queries.ts';

/** What was chosen for the category that is typed now, by marketplace id. */
export function useTheirCategories(
  profiles: readonly ProfileView[],
  { ocopSet, category }: Pick<ListingFields, 'ocopSet' | 'category'>,
): Readonly<Record<string, TheirCategory>> {
  const answers = useQueries({
    queries: profiles.map(({ profile }) => categoriesQuery(profile.id)),
    combine: (results) => results.map(({ data }) => data?.chosen ?? null),
  });
  return useMemo(() => {
    const keys = ownCategoryKeys(ocopSet, category);
    const found: Record<string, TheirCategory> = {};
    profiles.forEach(({ profile }, index) => {
      const choices = answers[index] ?? [];
      const choice = keys
        .map((key) => choices.find(({ ownKey }) => ownKey === key))
        .find((one) => one !== undefined);
      if (choice !== undefined) found[profile.id] = { id: choice.id, label: choice.label };
    });
    return found;
  }, [answers, category, ocopSet, profiles]);
}

import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import type { Household } from '../../../shared/domain/household.ts';
import type { ListingFields } from '../../../shared/domain/listing.ts';
import type { ListingPhoto } from '../../../shared/domain/photo.ts';
import { checkListing } from '../../../shared/marketplace/check-listing.ts';
import { toMarketListing, type TheirCategory } from '../../../shared/marketplace/market-listing.ts';
import type { ProfileView } from '../../../shared/marketplace/profile-schema.ts';
import { isBlocking, type Violation } from '../../../shared/marketplace/violation.ts';
import { localDay } from '../../i18n/day-text.ts';
import type { ListingForm } from '../listing-form.ts';
import { useTheirCategories } from './use-their-categories.ts';
import { readListingForm } from '../read-listing-form.ts';

export interface ProfileChecks {
  readonly view: ProfileView;
  readonly violations: readonly Violation[];
}

export interface LiveChecks {
  /** What is typed now, as fields. */
  readonly fields: ListingFields;
  readonly profiles: readonly ProfileChecks[];
  /** The category each marketplace was given for the typed one, by id; absent: none was chosen. */
  readonly theirCategories: Readonly<Record<string, TheirCategory>>;
  readonly check: (fields: ListingFields, view: ProfileView) => readonly Violation[];
}

const LiveChecksContext = createContext<LiveChecks | null>(null);

/** A rest this long after a key before the rules run again. */
const REST_MS = 150;

interface LiveChecksProviderProps {
  readonly listingId: string;
  readonly household: Household;
  readonly photos: readonly ListingPhoto[];
  readonly profiles: readonly ProfileView[];
  readonly children: ReactNode;
}

/** Runs every shown marketplace's rules in the window on what is typed, saved or not. */
export function LiveChecksProvider(props: LiveChecksProviderProps) {
  const { listingId, household, photos, profiles, children } = props;
  const fields = useTypedFields(household.id);
  const theirCategories = useTheirCategories(profiles, fields);
  const value = useMemo<LiveChecks>(() => {
    const context = { today: localDay(new Date()) };
    const listingOf = (checked: ListingFields) =>
      toMarketListing({ id: listingId, fields: checked, household, photos, theirCategories });
    // One listing object for all marketplaces: what their rules share is looked for once.
    const typed = listingOf(fields);
    const check = (checked: ListingFields, view: ProfileView) =>
      checkListing(checked === fields ? typed : listingOf(checked), view, context);
    return {
      fields,
      theirCategories,
      check,
      profiles: profiles.map((view) => ({ view, violations: check(fields, view) })),
    };
  }, [fields, household, listingId, photos, profiles, theirCategories]);
  return <LiveChecksContext value={value}>{children}</LiveChecksContext>;
}

export function useLiveChecks(): LiveChecks {
  const checks = useContext(LiveChecksContext);
  if (checks === null) throw new Error('LiveChecksProvider is missing');
  return checks;
}

function useTypedFields(householdId: Household['id']): ListingFields {
  const { getValues, subscribe } = useFormContext<ListingForm>();
  const [fields, setFields] = useState(() => readListingForm(getValues(), householdId).fields);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => setFields(readListingForm(getValues(), householdId).fields);
    const stop = subscribe({
      formState: { values: true },
      callback: () => {
        clearTimeout(timer);
        timer = setTimeout(read, REST_MS);
      },
    });
    read();
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [getValues, householdId, subscribe]);
  return fields;
}

/** Blocking and other violations of one marketplace. */
export function countViolations(violations: readonly Violation[]): {
  errors: number;
  warnings: number;
} {
  const errors = violations.filter(isBlocking).length;
  const infos = violations.filter(({ severity }) => severity === 'info').length;
  return { errors, warnings: violations.length - errors - infos };
}

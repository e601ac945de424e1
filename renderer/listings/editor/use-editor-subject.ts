import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { HouseholdId, ListingId } from '../../../shared/domain/ids.ts';
import type { ListingPhoto } from '../../../shared/domain/photo.ts';
import { householdQuery } from '../../households/households-queries.ts';
import { draftsQuery, listingQuery, useShownProfiles } from '../listings-queries.ts';
import { useMaybeQuery } from '../../api/use-maybe-query.ts';
import type { EditorSubject } from './editor-subject.ts';

const NO_PHOTOS: readonly ListingPhoto[] = [];

/** A listing with what belongs to it; or, without an id, a new one of that household. Null while it is read. */
export function useEditorSubject(
  listingId: ListingId | null,
  householdId: HouseholdId | null,
): { subject: EditorSubject | null; error: Error | null } {
  const profiles = useShownProfiles();
  const existing = useMaybeQuery(listingId, listingQuery);
  const isNew = listingId === null;
  const household = useMaybeQuery(isNew ? householdId : null, householdQuery);
  const drafts = useQuery({ ...draftsQuery(), enabled: isNew });
  const { chosen } = profiles;
  const subject = useMemo<EditorSubject | null>(() => {
    if (chosen === null) return null;
    if (!isNew) {
      return existing.data === undefined ? null : { ...existing.data, profiles: chosen };
    }
    if (household.data === undefined || drafts.data === undefined) return null;
    return {
      household: household.data.household,
      listing: null,
      photos: NO_PHOTOS,
      draft:
        drafts.data.drafts.find(
          (draft) => draft.listingId === null && draft.householdId === householdId,
        ) ?? null,
      profiles: chosen,
    };
  }, [chosen, drafts.data, existing.data, household.data, householdId, isNew]);
  return {
    subject,
    error: existing.error ?? household.error ?? drafts.error ?? profiles.error,
  };
}

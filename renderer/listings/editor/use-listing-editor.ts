import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingId } from '../../../shared/domain/ids.ts';
import { listingFieldsSchema, type ListingFields } from '../../../shared/domain/listing.ts';
import { announce } from '../../components/live-region.tsx';
import { toastDone } from '../../components/toast.tsx';
import { fieldsToForm, formText } from '../listing-form.ts';
import { useCreateListing, useUpdateListing } from '../listings-queries.ts';
import { readListingForm } from '../read-listing-form.ts';
import type { EditorSubject } from './editor-subject.ts';
import { useListingForm } from './use-listing-form.ts';

/** Saving for good: by the button, by Ctrl+S, and quietly when a new listing needs a place for its photos. */
export function useListingEditor(
  { household, listing }: EditorSubject,
  onCreated: (id: ListingId) => Promise<void>,
) {
  const { t } = useTranslation();
  const create = useCreateListing();
  const update = useUpdateListing();
  const listingId = useRef<ListingId | null>(listing?.id ?? null);
  const state = useListingForm({ household, listing, listingId: () => listingId.current });
  const [ownSavedAt, setSavedAt] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [unreadableCount, setUnreadableCount] = useState(0);
  // One write at a time: two would make two listings of one form.
  const running = useRef<Promise<boolean> | null>(null);
  const { form, keeper, takeSaved, takeOutside } = state;

  async function commit(fields: ListingFields, isWhole: boolean): Promise<boolean> {
    const typed = isWhole ? formText(form.getValues()) : null;
    setSaving(true);
    setError(null);
    try {
      await keeper.drop();
      const id = listingId.current;
      if (id === null) {
        const created = await create.mutateAsync({ fields });
        listingId.current = created.id;
        setSavedAt(new Date().toISOString());
        takeSaved(fieldsToForm({ ...fields, sku: created.sku }), typed);
        await onCreated(created.id);
      } else {
        const { savedAt: at } = await update.mutateAsync({ id, fields });
        setSavedAt(at);
        takeSaved(fieldsToForm(fields), typed);
      }
      return true;
    } catch (failure) {
      setError(failure);
      keeper.change(formText(form.getValues()));
      return false;
    } finally {
      setSaving(false);
    }
  }

  /** `isWhole`: everything typed could be read and is in `fields`. */
  async function once(fields: ListingFields, isWhole: boolean): Promise<boolean> {
    while (running.current !== null) await running.current;
    running.current = commit(fields, isWhole).finally(() => {
      running.current = null;
    });
    return running.current;
  }

  /** False when something typed cannot be read: the focus is there then. */
  async function save(): Promise<boolean> {
    let isDone = false;
    setUnreadableCount(0);
    await form.handleSubmit(
      async (fields) => {
        isDone = await once(fields, true);
        if (isDone) announce(t('listings.editor.saved'));
      },
      (problems) => {
        const count = Object.keys(problems).length;
        setUnreadableCount(count);
        announce(t('listings.editor.cannot-save', { count }));
        // The field has the focus by now; its message stands under it.
        requestAnimationFrame(() => document.activeElement?.scrollIntoView({ block: 'center' }));
      },
    )();
    return isDone;
  }

  /** Photos need a listing. What cannot be read yet stays typed in the form and is saved later. */
  async function ensureListing(): Promise<ListingId | null> {
    if (running.current !== null) await running.current;
    if (listingId.current !== null) return listingId.current;
    const { fields, problems } = readListingForm(form.getValues(), household.id);
    const readable = listingFieldsSchema.safeParse(fields);
    if (!readable.success) {
      await form.trigger(undefined, { shouldFocus: true });
      return null;
    }
    const isDone = await once(readable.data, problems.length === 0);
    if (isDone) toastDone(t('listings.editor.saved-for-photos'), t('app.action.close'));
    return isDone ? listingId.current : null;
  }

  const takeNews = useEffectEvent(takeOutside);
  useEffect(() => {
    if (listing !== null && !isSaving) takeNews(listing);
  }, [listing, isSaving]);

  // Instants of one shape: the later one sorts last.
  const savedAt =
    [ownSavedAt, listing?.updatedAt ?? null]
      .filter((at) => at !== null)
      .toSorted()
      .at(-1) ?? null;
  return { ...state, save, ensureListing, savedAt, isSaving, error, unreadableCount, listingId };
}

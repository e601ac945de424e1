import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useForm, type UseFormReturn } from 'react-hook-form';
import type { Household } from '../../../shared/domain/household.ts';
import type { ListingId } from '../../../shared/domain/ids.ts';
import {
  emptyListingFields,
  type Listing,
  type ListingFields,
} from '../../../shared/domain/listing.ts';
import { createDraftKeeper, type DraftKeeper, type DraftState } from '../draft-keeper.ts';
import { fieldsToForm, formText, withoutSkus, type ListingForm } from '../listing-form.ts';
import { saveDraft, useDiscardDraft } from '../listings-queries.ts';
import { placeOfHousehold } from '../place-of-household.ts';
import { listingFormResolverSchema } from '../read-listing-form.ts';

export type EditorForm = UseFormReturn<ListingForm, unknown, ListingFields>;

export interface ListingFormState {
  readonly form: EditorForm;
  /** Something is typed that is not saved for good. */
  readonly isDirty: boolean;
  readonly draft: DraftState;
  readonly keeper: DraftKeeper;
  /**
   * The library now holds `saved`. It is shown tidied when the form still holds what was saved (`typedAtSave`);
   * null: the form holds words that could not be read, so they stay as typed.
   */
  readonly takeSaved: (saved: ListingForm, typedAtSave: string | null) => void;
  /** Puts a form in as if typed. */
  readonly fill: (values: ListingForm) => void;
  /** The library's listing changed, perhaps by another way: shown, unless unsaved words stand in the form. */
  readonly takeOutside: (listing: Listing) => void;
  /** Unsaved words stand in the form, and the library's listing is no longer the one they began with. */
  readonly isChangedElsewhere: boolean;
}

interface Options {
  readonly household: Household;
  readonly listing: Listing | null;
  /** The id as soon as there is one: drafts then belong to the listing. */
  readonly listingId: () => ListingId | null;
}

/** The form, what of it is not saved yet, and its draft on disk. */
export function useListingForm({ household, listing, listingId }: Options): ListingFormState {
  const [start] = useState(() => startForm(household, listing));
  const resolver = useMemo(
    () => zodResolver(listingFormResolverSchema(household.id)),
    [household.id],
  );
  const form = useForm<ListingForm, unknown, ListingFields>({
    defaultValues: start,
    resolver,
    mode: 'onBlur',
    reValidateMode: 'onChange',
  });
  const [isDirty, setDirty] = useState(false);
  const saved = useRef(formText(start));
  const [savedText, setSavedText] = useState(saved.current);
  const { keeper, draft, forget } = useDraftKeeper(household.id, listingId);
  const { getValues, subscribe, reset, setValue } = form;

  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: () => {
          const text = formText(getValues());
          const differs = text !== saved.current;
          setDirty(differs);
          if (differs) keeper.change(text);
          else void forget();
        },
      }),
    [forget, getValues, keeper, subscribe],
  );

  const setSaved = (text: string) => {
    saved.current = text;
    setSavedText(text);
  };

  return {
    form,
    isDirty,
    draft,
    keeper,
    isChangedElsewhere:
      isDirty &&
      listing !== null &&
      formText(withoutSkus(fieldsToForm(listing))) !== textWithoutSkus(savedText),
    takeSaved(now, typedAtSave) {
      setSaved(formText(now));
      const typed = formText(getValues());
      // Words typed while the library was writing stay as they are.
      if (typed === typedAtSave) reset(now);
      else adoptSkus(now, getValues(), (path, sku) => setValue(path, sku));
      const left = formText(getValues());
      setDirty(left !== saved.current);
      if (left !== saved.current) keeper.change(left);
    },
    fill(values) {
      reset(values);
      const text = formText(values);
      setDirty(text !== saved.current);
      if (text !== saved.current) keeper.change(text);
    },
    takeOutside(changed) {
      const incoming = fieldsToForm(changed);
      const text = formText(incoming);
      if (text === saved.current) return;
      if (formText(getValues()) === saved.current) {
        setSaved(text);
        reset(incoming);
      } else {
        adoptSkus(incoming, getValues(), (path, sku) => setValue(path, sku));
      }
    },
  };
}

function startForm(household: Household, listing: Listing | null): ListingForm {
  return listing === null
    ? fieldsToForm({ ...emptyListingFields(household.id), origin: placeOfHousehold(household) })
    : fieldsToForm(listing);
}

function useDraftKeeper(householdId: Household['id'], listingId: () => ListingId | null) {
  const { mutateAsync: discardDraft } = useDiscardDraft();
  const [draft, setDraft] = useState<DraftState>({ kind: 'nothing' });
  const currentId = useRef(listingId);
  useEffect(() => {
    currentId.current = listingId;
  }, [listingId]);
  const [made] = useState(() => {
    let isKept = false;
    const keeper = createDraftKeeper({
      save: async (form) => {
        isKept = true;
        return (await saveDraft({ listingId: currentId.current(), householdId, form })).savedAt;
      },
      onState: setDraft,
    });
    return {
      keeper,
      /** The form is as saved again: a draft of this sitting is no longer needed. */
      forget: async () => {
        await keeper.drop();
        if (!isKept) return;
        isKept = false;
        // A draft that stays is offered once more: no harm.
        await discardDraft({ listingId: currentId.current(), householdId }).catch(() => undefined);
      },
    };
  });
  useEffect(() => {
    const flush = () => void made.keeper.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [made]);
  return { ...made, draft };
}

function textWithoutSkus(text: string): string {
  return formText(withoutSkus(JSON.parse(text) as ListingForm));
}

type SkuPath = 'sku' | `variants.${number}.sku`;

/** SKUs that the library made meanwhile, for the rows that are still the same. */
function adoptSkus(
  incoming: ListingForm,
  typed: ListingForm,
  set: (path: SkuPath, sku: string) => void,
): void {
  if (typed.sku === '') set('sku', incoming.sku);
  const used = new Set(typed.variants.map(({ sku }) => sku));
  typed.variants.forEach((variant, index) => {
    const same = incoming.variants.find(
      ({ name, name2, sku }) =>
        name === variant.name.trim() && name2 === variant.name2.trim() && !used.has(sku),
    );
    if (variant.sku === '' && same !== undefined) {
      used.add(same.sku);
      set(`variants.${index}.sku`, same.sku);
    }
  });
}

import { useFormContext } from 'react-hook-form';
import type { OverridableField } from '../../../shared/domain/listing-extras.ts';
import type { ListingForm } from '../listing-form.ts';

interface OwnTextsOfForm {
  /** Another text at one marketplace, as typed; the common one stays. */
  readonly write: (marketplaceId: string, field: OverridableField, value: string) => void;
  readonly drop: (marketplaceId: string, field: OverridableField) => void;
  /** Begins with the common text; what is there already stays. */
  readonly begin: (marketplaceId: string, field: OverridableField) => void;
}

/** Texts of single marketplaces in the form. Order is kept, so that nothing jumps while a hand is on it. */
export function useOwnTexts(): OwnTextsOfForm {
  const { getValues, setValue } = useFormContext<ListingForm>();
  const put = (overrides: ListingForm['overrides']) =>
    setValue('overrides', overrides, { shouldDirty: true });
  const find = (marketplaceId: string, field: OverridableField) =>
    getValues('overrides').find(
      (one) => one.marketplaceId === marketplaceId && one.field === field,
    );
  return {
    write(marketplaceId, field, value) {
      const own = find(marketplaceId, field);
      const next = { marketplaceId, field, value };
      const all = getValues('overrides');
      put(own === undefined ? [...all, next] : all.map((one) => (one === own ? next : one)));
    },
    drop(marketplaceId, field) {
      const own = find(marketplaceId, field);
      put(getValues('overrides').filter((one) => one !== own));
    },
    begin(marketplaceId, field) {
      if (find(marketplaceId, field) !== undefined) return;
      put([...getValues('overrides'), { marketplaceId, field, value: getValues(field) }]);
    },
  };
}

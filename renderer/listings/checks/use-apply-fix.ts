import { useFormContext } from 'react-hook-form';
import { applyFix } from '../../../shared/marketplace/apply-fix.ts';
import type { Fix } from '../../../shared/marketplace/violation.ts';
import { fieldsToForm, type ListingForm } from '../listing-form.ts';
import { readListingForm } from '../read-listing-form.ts';
import { useLiveChecks } from './live-checks.tsx';

/**
 * Puts confirmed fixes into the form, as if typed: nothing is saved by it. Only the fields that change are
 * written, so that half-typed numbers elsewhere stay as they are.
 */
export function useApplyFix(): (fixes: readonly Fix[]) => void {
  const { getValues, setValue } = useFormContext<ListingForm>();
  const { fields } = useLiveChecks();
  return (fixes) => {
    const now = readListingForm(getValues(), fields.householdId).fields;
    const form = fieldsToForm(fixes.reduce(applyFix, now));
    for (const fix of fixes) {
      const [name] = fix.onlyAt === undefined ? fix.field.split('.') : ['overrides'];
      if (isFormName(name, form))
        setValue(name, form[name], { shouldDirty: true, shouldValidate: true });
      if (name === 'shelfLifeDays') setValue('shelfLifeUnit', form.shelfLifeUnit);
    }
  };
}

function isFormName(name: string | undefined, form: ListingForm): name is keyof ListingForm {
  return name !== undefined && Object.hasOwn(form, name);
}

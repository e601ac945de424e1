import type { TFunction } from 'i18next';
import type { FieldError } from 'react-hook-form';
import { z } from 'zod';
import {
  HOUSEHOLD_LIMITS,
  householdFieldsSchema,
  phoneSchema,
  type Household,
  type HouseholdFields,
} from '../../shared/domain/household.ts';
import { parsePhone } from '../../shared/text/parse-phone.ts';

/** The contract's schema, with the phone read from whatever way it was typed. */
export const householdFormSchema = householdFieldsSchema.extend({
  phone: z
    .string()
    .transform((typed) => {
      const parsed = parsePhone(typed);
      return parsed.ok ? parsed.phone : typed;
    })
    .pipe(phoneSchema),
});

export const EMPTY_HOUSEHOLD: HouseholdFields = {
  name: '',
  phone: '',
  communeCode: '',
  hamlet: '',
  oldAddress: '',
  kind: 'household',
  cooperativeName: '',
  note: '',
};

/** The typed fields of a stored household. */
export function formOf(household: Household): HouseholdFields {
  const { name, phone, communeCode, hamlet, oldAddress, kind, cooperativeName, note } = household;
  return { name, phone, communeCode, hamlet, oldAddress, kind, cooperativeName, note };
}

/** True when a folded field holds something: the fold then opens by itself. */
export function hasDetails(fields: HouseholdFields): boolean {
  return (
    fields.kind !== 'household' ||
    [fields.oldAddress, fields.cooperativeName, fields.note].some((text) => text !== '')
  );
}

/** What is wrong with a field, in words, or null. */
export function fieldWords(
  t: TFunction,
  field: keyof HouseholdFields,
  value: string,
  error: FieldError | undefined,
): string | null {
  if (error === undefined) return null;
  if (value.trim() === '') return t('app.field.required');
  if (field === 'phone') {
    const parsed = parsePhone(value);
    return parsed.ok ? null : t(`households.phone-problem.${parsed.problem}`);
  }
  if (error.type === 'too_big' && field in HOUSEHOLD_LIMITS) {
    return t('app.field.too-long', {
      most: HOUSEHOLD_LIMITS[field as keyof typeof HOUSEHOLD_LIMITS],
    });
  }
  return t('app.field.invalid');
}

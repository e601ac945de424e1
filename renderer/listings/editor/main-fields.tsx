import { Button } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Household } from '../../../shared/domain/household.ts';
import { LISTING_LIMITS, unitSchema } from '../../../shared/domain/listing.ts';
import { CountedTextInput } from '../../components/counted-field.tsx';
import { placeId } from '../checks/field-place.ts';
import { useFieldDescription } from '../checks/use-field-description.tsx';
import type { ListingForm } from '../listing-form.ts';
import { placeOfHousehold } from '../place-of-household.ts';
import { ChoiceField } from './choice-field.tsx';
import { FieldRow, Section } from './section.tsx';
import { TextField } from './text-field.tsx';
import { TypedField } from './typed-field.tsx';
import { readBackMoney, readBackStock, readBackWeight } from './typed-readers.ts';

const OCOP_SETS = Array.from({ length: 26 }, (_, index) => String(index + 1));

/** What a listing needs first. With variants, price, stock and weight stand there. */
export function MainFields({ household }: { readonly household: Household }) {
  const { t } = useTranslation();
  const { control } = useFormContext<ListingForm>();
  const unit = useWatch({ control, name: 'unit' });
  const hasVariants = useWatch({ control, name: 'variants' }).length > 0;
  const ocopChoices = useMemo(
    () =>
      OCOP_SETS.map((set) => ({
        value: set,
        label: t('listings.field.ocop-option', { set, name: t(`ocop.${set}`) }),
      })),
    [t],
  );
  return (
    <Section title={t('listings.section.main')} hiddenTitle>
      <NameField />
      <FieldRow>
        <ChoiceField
          name="ocopSet"
          label={t('listings.field.ocopSet')}
          choices={ocopChoices}
          placeholder={t('listings.field.ocop-choose')}
          nothingFound={t('listings.field.ocop-none')}
          searchable
          clearable
        />
        <TextField
          name="category"
          label={t('listings.field.category')}
          placeholder={t('listings.field.category-hint')}
        />
      </FieldRow>
      {hasVariants ? (
        <FieldRow>
          <UnitField />
          <PackingField />
        </FieldRow>
      ) : (
        <>
          <FieldRow>
            <TypedField
              name="priceDong"
              read={readBackMoney}
              label={t('listings.field.priceDong')}
              placeholder={t('listings.field.price-per', { unit: t(`unit.${unit}`) })}
              hint={t('listings.field.price-hint')}
              inputMode="decimal"
            />
            <UnitField />
            <TypedField
              name="stock"
              read={readBackStock}
              label={t('listings.field.stock')}
              placeholder={t(`unit.${unit}`)}
              inputMode="numeric"
            />
          </FieldRow>
          <FieldRow>
            <TypedField
              name="netWeightGrams"
              read={readBackWeight}
              label={t('listings.field.netWeightGrams')}
              placeholder={t('listings.field.weight-hint')}
            />
            <PackingField />
          </FieldRow>
        </>
      )}
      <OriginField household={household} />
    </Section>
  );
}

function UnitField() {
  const { t } = useTranslation();
  const units = useMemo(
    () => unitSchema.options.map((value) => ({ value, label: t(`unit.${value}`) })),
    [t],
  );
  return (
    <ChoiceField
      name="unit"
      label={t('listings.field.unit')}
      choices={units}
      nothingFound={t('listings.field.unit-none')}
      searchable
    />
  );
}

function PackingField() {
  const { t } = useTranslation();
  return (
    <TextField
      name="packing"
      label={t('listings.field.packing')}
      placeholder={t('listings.field.packing-hint')}
    />
  );
}

function NameField() {
  const { t } = useTranslation();
  const { field, fieldState } = useController<ListingForm, 'name'>({ name: 'name' });
  const problem = fieldState.error?.message;
  const description = useFieldDescription({ place: 'name', quiet: field.value === '' });
  return (
    <CountedTextInput
      {...field}
      id={placeId('name')}
      label={t('listings.field.name')}
      placeholder={t('listings.field.name-example')}
      most={LISTING_LIMITS.name}
      autoComplete="off"
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      error={problem === undefined ? undefined : t(`listings.problem.${problem}`)}
      description={description}
    />
  );
}

function OriginField({ household }: { readonly household: Household }) {
  const { t } = useTranslation();
  const { control, setValue } = useFormContext<ListingForm>();
  const origin = useWatch({ control, name: 'origin' });
  const place = placeOfHousehold(household);
  return (
    <div>
      <TextField name="origin" label={t('listings.field.origin')} placeholder={place} />
      {origin.trim() === '' && place !== '' && (
        <Button
          variant="subtle"
          leftSection={<IconMapPin size="1rem" aria-hidden />}
          onClick={() => setValue('origin', place, { shouldDirty: true })}
        >
          {t('listings.field.origin-propose', { place })}
        </Button>
      )}
    </div>
  );
}

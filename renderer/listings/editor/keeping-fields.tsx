import { SegmentedControl } from '@mantine/core';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FieldNotes } from '../checks/field-notes.tsx';
import { placeId } from '../checks/field-place.ts';
import type { ListingForm } from '../listing-form.ts';
import { FieldRow, Section } from './section.tsx';
import { TextField } from './text-field.tsx';
import { TypedField } from './typed-field.tsx';
import { readBackNothing } from './typed-readers.ts';
import classes from './keeping-fields.module.css';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

export function KeepingFields() {
  const { t } = useTranslation();
  return (
    <Section title={t('listings.section.keeping')}>
      <HarvestMonths />
      <FieldRow>
        <ShelfLife />
        <TextField
          name="storage"
          label={t('listings.field.storage')}
          placeholder={t('listings.field.storage-hint')}
        />
      </FieldRow>
    </Section>
  );
}

function HarvestMonths() {
  const { t } = useTranslation();
  const { field } = useController<ListingForm, 'harvestMonths'>({ name: 'harvestMonths' });
  const toggle = (month: number) =>
    field.onChange(
      field.value.includes(month)
        ? field.value.filter((chosen) => chosen !== month)
        : [...field.value, month].toSorted((a, b) => a - b),
    );
  return (
    <fieldset className={classes['months']} aria-describedby="field-harvestMonths-notes">
      <legend className={classes['legend']}>{t('listings.field.harvestMonths')}</legend>
      <div className={classes['toggles']}>
        {MONTHS.map((month) => (
          <button
            key={month}
            type="button"
            {...(month === 1 ? { id: placeId('harvestMonths') } : {})}
            className={classes['month']}
            aria-pressed={field.value.includes(month)}
            aria-label={t('listings.field.month', { month })}
            onClick={() => toggle(month)}
            onBlur={field.onBlur}
          >
            {month}
          </button>
        ))}
      </div>
      <FieldNotes
        id="field-harvestMonths-notes"
        place="harvestMonths"
        quiet={field.value.length === 0}
      />
    </fieldset>
  );
}

function ShelfLife() {
  const { t } = useTranslation();
  const { control, setValue } = useFormContext<ListingForm>();
  const unit = useWatch({ control, name: 'shelfLifeUnit' });
  return (
    <div className={classes['shelf']}>
      <TypedField
        name="shelfLifeDays"
        read={readBackNothing}
        label={t('listings.field.shelfLifeDays')}
        inputMode="numeric"
      />
      <SegmentedControl
        className={classes['shelfUnit'] ?? ''}
        aria-label={t('listings.field.shelf-unit')}
        value={unit}
        onChange={(value) =>
          setValue('shelfLifeUnit', value === 'months' ? 'months' : 'days', {
            shouldDirty: true,
            shouldValidate: true,
          })
        }
        data={[
          { value: 'days', label: t('listings.field.shelf-days') },
          { value: 'months', label: t('listings.field.shelf-months') },
        ]}
      />
    </div>
  );
}

import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { LISTING_LIMITS } from '../../../shared/domain/listing.ts';
import { FieldNotes } from '../checks/field-notes.tsx';
import { placeId } from '../checks/field-place.ts';
import { emptyVariantForm, type ListingForm } from '../listing-form.ts';
import { SecondChoiceButton, useSecondChoice } from './second-choice.tsx';
import { FieldRow, Section } from './section.tsx';
import { TextField } from './text-field.tsx';
import { TypedField } from './typed-field.tsx';
import { readBackMoney, readBackStock, readBackWeight } from './typed-readers.ts';
import classes from './variant-fields.module.css';

/** Sizes or packs of one listing, each with its own price, stock, weight and SKU. */
export function VariantFields() {
  const { t } = useTranslation();
  const { control, getValues, setValue } = useFormContext<ListingForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'variants' });
  const second = useSecondChoice();
  const add = () => {
    // The first variant is what was sold so far.
    const { priceDong, stock, netWeightGrams, variantAxis } = getValues();
    if (variantAxis.trim() === '') setValue('variantAxis', t('listings.variant.usual-axis'));
    const first = { ...emptyVariantForm(), priceDong, stock, netWeightGrams };
    const index = fields.length;
    append(index === 0 ? first : emptyVariantForm(), { focusName: `variants.${index}.name` });
  };
  return (
    <Section
      title={t('listings.section.variants')}
      aside={
        <Button
          id={placeId('variants')}
          variant="subtle"
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={add}
          disabled={fields.length >= LISTING_LIMITS.variants}
          aria-describedby={`${placeId('variants')}-notes`}
        >
          {fields.length === 0 ? t('listings.variant.add-first') : t('listings.variant.add')}
        </Button>
      }
    >
      <FieldNotes
        id={`${placeId('variants')}-notes`}
        place="variants"
        hint={
          fields.length === 0
            ? t('listings.variant.none')
            : t('listings.variant.price-from-variants')
        }
        quiet={false}
      />
      {fields.length > 0 && (
        <>
          <FieldRow>
            <TextField
              name="variantAxis"
              label={t('listings.field.variantAxis')}
              placeholder={t('listings.field.axis-hint')}
            />
            {second.isShown && (
              <TextField
                name="variantAxis2"
                label={t('editor.second.axis')}
                placeholder={t('editor.second.axis-hint')}
              />
            )}
          </FieldRow>
          <SecondChoiceButton second={second} />
          <ol className={classes['rows']}>
            {fields.map((field, index) => (
              <VariantRow
                key={field.id}
                index={index}
                hasSecond={second.isShown}
                onRemove={() => remove(index)}
              />
            ))}
          </ol>
        </>
      )}
    </Section>
  );
}

interface VariantRowProps {
  readonly index: number;
  readonly hasSecond: boolean;
  readonly onRemove: () => void;
}

function VariantRow({ index, hasSecond, onRemove }: VariantRowProps) {
  const { t } = useTranslation();
  const { control } = useFormContext<ListingForm>();
  const name = useWatch({ control, name: `variants.${index}.name` });
  const sku = useWatch({ control, name: `variants.${index}.sku` });
  const number = index + 1;
  return (
    <li className={classes['row']} aria-label={t('listings.variant.row', { number })}>
      <div className={classes['name']}>
        <TextField
          name={`variants.${index}.name`}
          label={t('listings.field.variant-name')}
          placeholder={t('listings.field.variant-name-hint')}
        />
      </div>
      {hasSecond && (
        <div className={classes['name']}>
          <TextField
            name={`variants.${index}.name2`}
            label={t('editor.second.name')}
            placeholder={t('editor.second.name-hint')}
          />
        </div>
      )}
      <div className={classes['price']}>
        <TypedField
          name={`variants.${index}.priceDong`}
          read={readBackMoney}
          label={t('listings.field.priceDong')}
          inputMode="decimal"
        />
      </div>
      <div className={classes['stock']}>
        <TypedField
          name={`variants.${index}.stock`}
          read={readBackStock}
          label={t('listings.field.stock')}
          inputMode="numeric"
        />
      </div>
      <TypedField
        name={`variants.${index}.netWeightGrams`}
        read={readBackWeight}
        label={t('listings.field.variant-weight')}
      />
      <div className={classes['foot']}>
        <p className={classes['sku']}>
          {t('listings.field.variant-sku')}:{' '}
          <code>{sku === '' ? t('listings.field.sku-later') : sku}</code>
        </p>
        <ActionIcon
          variant="subtle"
          color="red"
          size="2.25rem"
          onClick={onRemove}
          aria-label={t('listings.variant.remove', { name: name === '' ? number : name })}
        >
          <IconTrash size="1.125rem" aria-hidden />
        </ActionIcon>
      </div>
    </li>
  );
}

import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { placeId } from '../checks/field-place.ts';
import { useFieldDescription } from '../checks/use-field-description.tsx';
import type { ListingForm } from '../listing-form.ts';

type TypedName =
  | 'priceDong'
  | 'netWeightGrams'
  | 'stock'
  | 'shelfLifeDays'
  | 'parcelWeightGrams'
  | 'parcelLengthCm'
  | 'parcelWidthCm'
  | 'parcelHeightCm'
  | `variants.${number}.${'priceDong' | 'stock' | 'netWeightGrams'}`
  | `certificates.${number}.${'issuedOn' | 'expiresOn'}`;

interface TypedFieldProps extends Omit<
  TextInputProps,
  'value' | 'onChange' | 'error' | 'description'
> {
  readonly name: TypedName;
  /** The typed text as understood, in the way it is shown; null when it is not understood. */
  readonly read: (text: string) => string | null;
  readonly hint?: string;
}

/**
 * A number, a weight or a day as people type it. While typing it says what it understood; leaving the
 * field writes the understood value out, and what was typed stays readable beside it.
 */
export function TypedField({ name, read, hint, ...rest }: TypedFieldProps) {
  const { t } = useTranslation();
  const { field, fieldState } = useController<ListingForm, TypedName>({ name });
  const [typed, setTyped] = useState<string | null>(null);
  const [writing, setWriting] = useState(false);
  const shown = read(field.value);
  const differs = shown !== null && shown !== field.value.trim();
  const problem = fieldState.error?.message;
  const words =
    writing && differs
      ? t('listings.understood', { value: shown })
      : !writing && typed !== null
        ? t('listings.typed', { text: typed })
        : hint;
  const description = useFieldDescription({
    place: name,
    hint: words,
    quiet: field.value === '',
  });
  return (
    <TextInput
      {...rest}
      id={placeId(name)}
      ref={field.ref}
      name={name}
      autoComplete="off"
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      value={field.value}
      error={problem === undefined ? undefined : t(`listings.problem.${problem}`)}
      description={description}
      onFocus={(event) => {
        setWriting(true);
        event.currentTarget.select();
      }}
      onChange={(event) => {
        setTyped(null);
        field.onChange(event.currentTarget.value);
      }}
      onBlur={() => {
        setWriting(false);
        if (differs) {
          setTyped(field.value.trim());
          field.onChange(shown);
        }
        field.onBlur();
      }}
    />
  );
}

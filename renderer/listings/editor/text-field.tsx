import { TextInput, type TextInputProps } from '@mantine/core';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { placeId } from '../checks/field-place.ts';
import { useFieldDescription } from '../checks/use-field-description.tsx';
import type { ListingForm } from '../listing-form.ts';

export type TextName =
  | 'category'
  | 'origin'
  | 'packing'
  | 'variantAxis'
  | 'variantAxis2'
  | 'storage'
  | 'brand'
  | `variants.${number}.${'name' | 'name2'}`
  | `certificates.${number}.${'number' | 'issuer'}`;

interface TextFieldProps extends Omit<
  TextInputProps,
  'value' | 'onChange' | 'error' | 'description'
> {
  readonly name: TextName;
  readonly hint?: string;
}

/** One line of plain text, with what the marketplaces say about it. */
export function TextField({ name, hint, ...rest }: TextFieldProps) {
  const { t } = useTranslation();
  const { field, fieldState } = useController<ListingForm, TextName>({ name });
  const problem = fieldState.error?.message;
  const description = useFieldDescription({ place: name, hint, quiet: field.value === '' });
  return (
    <TextInput
      {...rest}
      {...field}
      id={placeId(name)}
      autoComplete="off"
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      error={problem === undefined ? undefined : t(`listings.problem.${problem}`)}
      description={description}
    />
  );
}

import { Select, type ComboboxItem, type OptionsFilter } from '@mantine/core';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { foldVietnamese } from '../../../shared/text/fold-vietnamese.ts';
import { placeId } from '../checks/field-place.ts';
import { useFieldDescription } from '../checks/use-field-description.tsx';
import type { ListingForm } from '../listing-form.ts';

interface ChoiceFieldProps {
  readonly name: 'ocopSet' | 'unit' | `certificates.${number}.${'kind' | 'stars'}`;
  readonly label: string;
  readonly choices: readonly ComboboxItem[];
  readonly nothingFound?: string;
  readonly placeholder?: string;
  readonly clearable?: boolean;
  readonly searchable?: boolean;
}

/** Finds choices without marks: "gao" finds "Gạo". */
const withoutMarks: OptionsFilter = ({ options, search }) => {
  const wanted = foldVietnamese(search.trim());
  return options.filter(
    (option) => 'label' in option && foldVietnamese(option.label).includes(wanted),
  );
};

/** One of a closed set, searchable when it is long. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { name, label, choices, nothingFound, placeholder, clearable, searchable } = props;
  const { t } = useTranslation();
  const { field, fieldState } = useController<ListingForm, ChoiceFieldProps['name']>({ name });
  const problem = fieldState.error?.message;
  const description = useFieldDescription({ place: name, quiet: field.value === '' });
  return (
    <Select
      id={placeId(name)}
      ref={field.ref}
      name={name}
      label={label}
      data={[...choices]}
      value={field.value === '' ? null : field.value}
      onChange={(value) => field.onChange(value ?? '')}
      onBlur={field.onBlur}
      filter={withoutMarks}
      searchable={searchable ?? false}
      clearable={clearable ?? false}
      allowDeselect={clearable ?? false}
      clearButtonProps={{ 'aria-label': t('app.action.delete') }}
      nothingFoundMessage={nothingFound}
      placeholder={placeholder ?? ''}
      maxDropdownHeight="18rem"
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      error={problem === undefined ? undefined : t(`listings.problem.${problem}`)}
      description={description}
    />
  );
}

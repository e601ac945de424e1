import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FormView } from '../../../shared/ipc/contract-forms.ts';
import type { FormChoicesState } from './use-form-choices.ts';
import classes from './learn-page.module.css';

const MOST_NAME = 60;
/** Enough of a row to know it by. */
const SHOWN_CHARACTERS = 60;

interface FormPlaceProps {
  readonly form: FormView;
  readonly state: FormChoicesState;
}

/** The form's name, where it stands in the sample, and how it names pictures. */
export function FormPlace({ form, state }: FormPlaceProps) {
  const { t } = useTranslation();
  const { choices } = state;
  const rows = form.sheets.find(({ name }) => name === choices.sheet)?.rows ?? [];
  const rowText = (number: number): string => {
    const text = (rows[number - 1] ?? []).filter(Boolean).join(', ').slice(0, SHOWN_CHARACTERS);
    return text === '' ? t('learn.row-blank', { number }) : t('learn.row', { number, text });
  };
  const option = (number: number) => ({ value: String(number), label: rowText(number) });
  const isCorrected = form.marketplaceId !== null;
  // One below the last row: an empty template has no product yet.
  const all = Array.from({ length: rows.length + 1 }, (_, index) => index + 1);
  const named = (numbers: readonly number[], chosen: number) =>
    [...new Set([...numbers, chosen])].toSorted((left, right) => left - right).map(option);
  const showsPictures = choices.columns.some(({ meaning }) => meaning.startsWith('picture'));
  return (
    <div className={classes['place']}>
      <TextInput
        label={t('learn.name')}
        placeholder={t('learn.name-hint')}
        required
        maxLength={MOST_NAME}
        value={choices.name}
        onChange={(event) => state.rename(event.currentTarget.value)}
      />
      {form.sheets.length > 1 && (
        <Select
          label={t('learn.sheet')}
          allowDeselect={false}
          disabled={isCorrected}
          value={choices.sheet}
          onChange={(sheet) => state.move({ sheet: sheet ?? '', headerRow: 1, dataRow: 1 })}
          data={form.sheets.map(({ name }) => name)}
        />
      )}
      <Select
        label={t('learn.header-row')}
        allowDeselect={false}
        disabled={isCorrected}
        value={String(choices.headerRow)}
        onChange={(row) => state.move({ headerRow: Number(row), dataRow: 1 })}
        data={named(all.slice(0, -1), choices.headerRow)}
      />
      <Select
        label={t('learn.data-row')}
        allowDeselect={false}
        disabled={isCorrected}
        value={String(choices.dataRow)}
        onChange={(row) => state.move({ dataRow: Number(row) })}
        data={named(
          all.filter((number) => number > choices.headerRow),
          choices.dataRow,
        )}
      />
      {showsPictures && (
        <Select
          label={t('learn.pictures')}
          allowDeselect={false}
          value={choices.pictures.reference}
          onChange={(reference) =>
            state.changePictures({
              reference: reference === 'base-url' ? 'base-url' : 'file-name',
            })
          }
          data={[
            { value: 'file-name', label: t('learn.pictures-by.file-name') },
            { value: 'base-url', label: t('learn.pictures-by.base-url') },
          ]}
        />
      )}
    </div>
  );
}

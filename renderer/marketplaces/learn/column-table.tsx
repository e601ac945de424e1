import { Checkbox, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FormView } from '../../../shared/ipc/contract-forms.ts';
import { foldVietnamese } from '../../../shared/text/fold-vietnamese.ts';
import { StatePill } from '../../components/state-pill.tsx';
import type { FormChoicesState, ShownColumn } from './use-form-choices.ts';
import classes from './learn-page.module.css';

const TEXT = 'text';
const BLANK = 'blank';
const MOST_TEXT = 500;

interface ColumnTableProps {
  readonly columns: readonly ShownColumn[];
  readonly meanings: FormView['meanings'];
  readonly onChange: FormChoicesState['change'];
}

/** Each column of the form, and what goes into it. */
export function ColumnTable({ columns, meanings, onChange }: ColumnTableProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'vi';
  const options = [
    { value: BLANK, label: t('learn.blank') },
    { value: TEXT, label: t('learn.fixed-text') },
    ...meanings.map(({ id, label }) => ({ value: id, label: label[language] })),
  ];
  return (
    <table className={classes['table']}>
      <caption className={classes['caption']}>{t('learn.columns-label')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('learn.column.header')}</th>
          <th scope="col">{t('learn.column.meaning')}</th>
          <th scope="col">{t('learn.column.required')}</th>
          <th scope="col">
            <span className={classes['caption']}>{t('learn.column.state')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column, at) => (
          // A form may have the same header twice, and its columns never change places.
          // oxlint-disable-next-line react/no-array-index-key -- the place is what a column is known by
          <ColumnRow key={at} column={column} at={at} options={options} onChange={onChange} />
        ))}
      </tbody>
    </table>
  );
}

interface ColumnRowProps {
  readonly column: ShownColumn;
  readonly at: number;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: FormChoicesState['change'];
}

function ColumnRow({ column, at, options, onChange }: ColumnRowProps) {
  const { t } = useTranslation();
  const { header, meaning, samples, notes } = column;
  const name = header === '' ? t('learn.no-header', { number: at + 1 }) : header;
  return (
    <tr>
      <th scope="row">
        <span className={classes['header']}>{name}</span>
        {[...notes, ...samples].length > 0 && (
          <span className={classes['seen']}>
            {notes.length > 0 ? notes.join(' · ') : t('learn.for-example', { text: samples[0] })}
          </span>
        )}
      </th>
      <td>
        <Select
          aria-label={t('learn.meaning-of', { name })}
          searchable
          allowDeselect={false}
          // Typed without marks, as people do.
          filter={({ options: all, search }) =>
            all.filter(
              (one) =>
                'label' in one && foldVietnamese(one.label).includes(foldVietnamese(search.trim())),
            )
          }
          nothingFoundMessage={t('learn.nothing-found')}
          value={meaning}
          onChange={(value) => onChange(at, { meaning: value ?? BLANK })}
          data={options}
        />
        {meaning === TEXT && (
          <TextInput
            className={classes['fixed'] ?? ''}
            aria-label={t('learn.text-of', { name })}
            placeholder={t('learn.text-hint')}
            maxLength={MOST_TEXT}
            value={column.text}
            onChange={(event) => onChange(at, { text: event.currentTarget.value })}
          />
        )}
      </td>
      <td>
        <Checkbox
          aria-label={t('learn.required-of', { name })}
          checked={column.required}
          onChange={(event) => onChange(at, { required: event.currentTarget.checked })}
        />
      </td>
      <td className={classes['state']}>
        {!column.isSure && <StatePill tone="warning">{t('learn.look-again')}</StatePill>}
        {column.isSure && meaning === BLANK && column.required && (
          <StatePill tone="warning">{t('learn.by-hand')}</StatePill>
        )}
      </td>
    </tr>
  );
}

import { Button, Select, TextInput } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WorkbookView } from '../../shared/ipc/contract-workbooks.ts';
import type { WorkbookChoices } from '../../shared/marketplace/fit-workbook.ts';
import type { Profile } from '../../shared/marketplace/profile-schema.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { formatNumber } from '../i18n/formats.ts';
import { type ChoiceField, choiceField, choiceOf, FIELDS } from './workbook-choice.ts';
import classes from './workbook-form.module.css';

interface WorkbookFormProps {
  readonly profile: Profile;
  readonly workbook: WorkbookView | null;
  readonly choices: WorkbookChoices;
  /** Shown once packing was tried without what is needed. */
  readonly isMissing: boolean;
  readonly onPicked: (workbook: WorkbookView) => void;
  readonly onChoose: (choices: WorkbookChoices) => void;
}

/** Asks for the shop's own workbook, shows what was recognised in it, and what only a person knows. */
export function WorkbookForm(props: WorkbookFormProps) {
  const { t } = useTranslation();
  const { profile, workbook } = props;
  const pick = useLibraryCall('exports:pick-workbook', {
    onSuccess: (picked) => {
      if (picked.workbook !== null) props.onPicked(picked.workbook);
    },
  });
  const title = t('workbooks.title', { name: profile.name });
  return (
    <section aria-label={title} className={classes['form']}>
      <h3 className={classes['title']}>{title}</h3>
      {workbook === null ? (
        <p className={classes['hint']}>{t('workbooks.hint')}</p>
      ) : (
        <Recognised workbook={workbook} />
      )}
      <Button
        variant="default"
        leftSection={<IconFileSpreadsheet size="1.0625rem" aria-hidden />}
        loading={pick.isPending}
        onClick={() => pick.mutate({ marketplaceId: profile.id })}
      >
        {t(workbook === null ? 'workbooks.pick' : 'workbooks.pick-other')}
      </Button>
      {props.isMissing && workbook === null && (
        <p role="alert" className={classes['missing']}>
          {t('workbooks.missing', { name: profile.name })}
        </p>
      )}
      <ErrorNotice error={pick.error} />
      {workbook !== null && workbook.columns.length > 0 && (
        <>
          <p className={classes['hint']}>{t('workbooks.columns')}</p>
          {workbook.columns.map((column) => (
            <ColumnChoice
              key={column.key}
              column={column}
              choices={props.choices}
              isMissing={props.isMissing}
              onChoose={props.onChoose}
            />
          ))}
        </>
      )}
    </section>
  );
}

function Recognised({ workbook }: { readonly workbook: WorkbookView }) {
  const { t } = useTranslation();
  const unit = workbook.weightUnit === null ? 'unknown' : workbook.weightUnit;
  const facts = [
    t('workbooks.fact.sheet', { name: workbook.sheetName }),
    t('workbooks.fact.row', { number: formatNumber(workbook.firstFreeRow) }),
    t(`workbooks.fact.unit.${unit}`),
    workbook.titleLimit === null
      ? t('workbooks.fact.no-limit')
      : t('workbooks.fact.limit', { number: formatNumber(workbook.titleLimit) }),
    ...(workbook.categoryCount > 0
      ? [t('workbooks.fact.categories', { number: formatNumber(workbook.categoryCount) })]
      : []),
  ];
  return (
    <div className={classes['recognised']}>
      <p className={classes['file']}>{workbook.fileName}</p>
      <ul className={classes['facts']}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </div>
  );
}

interface ColumnChoiceProps {
  readonly column: WorkbookView['columns'][number];
  readonly choices: WorkbookChoices;
  readonly isMissing: boolean;
  readonly onChoose: (choices: WorkbookChoices) => void;
}

function ColumnChoice({ column, choices, isMissing, onChoose }: ColumnChoiceProps) {
  const { t } = useTranslation();
  const choice = choices[column.key];
  const set = (field: ChoiceField | null, text: string) => {
    const { [column.key]: _before, ...others } = choices;
    const next = choiceOf(field, text);
    onChoose(next === null ? others : { ...others, [column.key]: next });
  };
  const label = column.label === '' ? column.key : column.label;
  const field = choice === undefined ? null : choiceField(choice, column.allowed);
  return (
    <div className={classes['column']}>
      <Select
        label={label}
        description={column.notes.join(' · ')}
        required={column.isRequired}
        placeholder={t('workbooks.choose')}
        error={
          isMissing && column.isRequired && choice === undefined
            ? t('workbooks.choose-error')
            : null
        }
        value={field}
        allowDeselect={!column.isRequired}
        onChange={(value) => set(value as ChoiceField | null, '')}
        data={[
          ...column.allowed.map((value) => ({ value: `=${value}`, label: value })),
          ...(column.allowed.length === 0
            ? [{ value: 'text', label: t('workbooks.own-text') }]
            : []),
          { value: 'blank', label: t('workbooks.blank') },
          ...(column.isChannel || column.allowed.length > 0
            ? []
            : FIELDS.map((name) => ({
                value: `field:${name}`,
                label: t(`workbooks.field.${name}`),
              }))),
        ]}
      />
      {field === 'text' && (
        <TextInput
          aria-label={t('workbooks.text-for', { label })}
          maxLength={500}
          value={choice?.use === 'text' ? choice.text : ''}
          onChange={(event) => set('text', event.currentTarget.value)}
        />
      )}
    </div>
  );
}

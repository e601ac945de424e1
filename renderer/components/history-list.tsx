import { Button } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '../../shared/ipc/contract-app.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { batchName } from '../i18n/batch-name.ts';
import { formatMoment } from '../i18n/formats.ts';
import { ErrorNotice } from './error-notice.tsx';
import classes from './history-list.module.css';

interface HistoryListProps {
  readonly entries: readonly HistoryEntry[];
}

/** What was done to a record, when and by whom, with what stood there before and after. */
export function HistoryList({ entries }: HistoryListProps) {
  const { t } = useTranslation();
  if (entries.length === 0) return <p className={classes['none']}>{t('history.none')}</p>;
  return (
    <ul className={classes['list']}>
      {entries.map((entry) => (
        <Entry key={entry.batchId} entry={entry} />
      ))}
    </ul>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const undo = useLibraryCall('journal:undo');
  const plain = batchName(t, entry.name);
  const name = entry.undoes === null ? plain : t('history.taken-back', { name: plain });
  const undoWord = entry.undoes === null ? t('app.action.undo') : t('history.redo');
  const fields = entry.changes.flatMap((change) =>
    change.fields.map((field) => ({
      ...field,
      key: `${change.entityId} ${field.field}`,
      label: t(`history.field.${change.entity}.${field.field}`, {
        defaultValue: '',
      }),
    })),
  );
  // Columns without words are bookkeeping (positions, codes, paths).
  const shown = fields.filter((field) => field.label !== '');
  return (
    <li className={classes['entry']} data-undone={entry.undoneBy !== null}>
      <span className={classes['name']}>{name}</span>
      <div className={classes['line']}>
        <span className={classes['when']}>
          {[
            formatMoment(entry.at, new Date()),
            entry.actor,
            entry.undoneBy === null ? '' : t('history.undone'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {shown.length > 0 && (
          <Button
            variant="subtle"
            className={classes['action'] ?? ''}
            aria-expanded={open}
            aria-controls={detailsId}
            aria-label={`${t('history.details')}: ${name}`}
            rightSection={
              <IconChevronDown
                size="0.9375rem"
                aria-hidden
                className={classes['chevron']}
                data-open={open}
              />
            }
            onClick={() => setOpen(!open)}
          >
            {t('history.details')}
          </Button>
        )}
        {entry.canUndo && (
          <Button
            variant="subtle"
            className={classes['action'] ?? ''}
            loading={undo.isPending}
            aria-label={`${undoWord}: ${plain}`}
            onClick={() => undo.mutate({ batchId: entry.batchId })}
          >
            {undoWord}
          </Button>
        )}
      </div>
      <div id={detailsId} hidden={!open}>
        <dl className={classes['fields']}>
          {shown.map((field) => (
            <div key={field.key} className={classes['field']}>
              <dt>{field.label}</dt>
              <dd>
                {field.before !== null && <del>{field.before}</del>}
                {field.before !== null && field.after !== null && ' → '}
                {field.after !== null && <ins>{field.after}</ins>}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <ErrorNotice error={undo.error} />
    </li>
  );
}

import { Button, Drawer } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListingId } from '../../../shared/domain/ids.ts';
import type { HistoryEntry } from '../../../shared/ipc/contract-app.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Loaded } from '../../components/loading-state.tsx';
import { batchName } from '../../i18n/batch-name.ts';
import { formatMoment } from '../../i18n/formats.ts';
import { historyFieldLabel, historyValue } from '../history-words.ts';
import { listingHistoryQuery, useUndoBatch } from '../listings-queries.ts';
import classes from './history-drawer.module.css';

interface HistoryDrawerProps {
  readonly listingId: ListingId;
  readonly onClose: () => void;
}

/** Everything that was done to one listing, newest first, with what stood there before. */
export function HistoryDrawer({ listingId, onClose }: HistoryDrawerProps) {
  const { t } = useTranslation();
  const history = useQuery(listingHistoryQuery(listingId));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="30rem"
      title={t('listings.history.title')}
      closeButtonProps={{ 'aria-label': t('app.action.close') }}
    >
      <Loaded query={history}>
        {({ entries }) =>
          entries.length === 0 ? (
            <p>{t('listings.history.empty')}</p>
          ) : (
            <ol className={classes['entries']}>
              {entries.map((entry) => (
                <Entry key={entry.batchId} entry={entry} />
              ))}
            </ol>
          )
        }
      </Loaded>
    </Drawer>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation();
  const undo = useUndoBatch();
  const time = formatMoment(entry.at, new Date());
  const name = batchName(t, entry.name);
  const fields = entry.changes.flatMap((change) =>
    change.fields.map((field) => ({ ...field, key: `${change.entityId} ${field.field}`, entity: change.entity })),
  );
  const shown = fields.flatMap((field) => {
    const label = historyFieldLabel(t, field.entity, field.field);
    return label === null ? [] : [{ ...field, label }];
  });
  return (
    <li className={classes['entry']}>
      <div className={classes['head']}>
        <div>
          <p className={classes['name']}>{name}</p>
          <p className={classes['by']}>
            {entry.actor === ''
              ? t('listings.history.by-nobody', { time })
              : t('listings.history.by', { time, actor: entry.actor })}
            {entry.undoneBy !== null && ` · ${t('listings.history.undone')}`}
          </p>
        </div>
        {entry.canUndo && entry.undoneBy === null && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size="1rem" aria-hidden />}
            loading={undo.isPending}
            onClick={() => undo.mutate({ batchId: entry.batchId })}
            aria-label={`${t('listings.history.undo')}: ${name}, ${time}`}
          >
            {t('listings.history.undo')}
          </Button>
        )}
      </div>
      <ErrorNotice error={undo.error} />
      {shown.length > 0 && (
        <details className={classes['details']}>
          <summary>{t('listings.history.fields', { count: shown.length })}</summary>
          <dl className={classes['changes']}>
            {shown.map((field) => (
              <div key={field.key}>
                <dt>{field.label}</dt>
                <dd>
                  <del aria-label={t('listings.history.before')}>
                    {historyValue(t, field.field, field.before)}
                  </del>{' '}
                  <span aria-hidden>→</span>{' '}
                  <ins aria-label={t('listings.history.after')}>
                    {historyValue(t, field.field, field.after)}
                  </ins>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  );
}

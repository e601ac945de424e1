import { ActionIcon, Button } from '@mantine/core';
import { IconDeviceSdCard, IconHistory, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLibraryCall } from '../../api/library-query.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { formatMoment, formatNumber } from '../../i18n/formats.ts';
import { sourcesQuery, waitingQuery } from './inbox-queries.ts';
import type { TakeIn } from './use-take-in.ts';
import classes from './inbox-notices.module.css';

/** Cards and sticks that are plugged in, and takings-in that were broken off. Quiet while photos are coming in. */
export function SourceNotices({ takeIn }: { readonly takeIn: TakeIn }) {
  const { t } = useTranslation();
  const sources = useQuery(sourcesQuery);
  const waiting = useQuery(waitingQuery);
  const forget = useLibraryCall('photos:forget-intake');
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  if (takeIn.isBusy) return null;
  const dismiss = (ids: readonly string[]) =>
    setDismissed((before) => new Set([...before, ...ids]));
  const intakes = waiting.data?.intakes ?? [];
  const named = (wanted: string) =>
    sources.data?.sources.flatMap(({ id, name }) => (name === wanted ? [id] : [])) ?? [];
  // One offer for one card: to go on with it comes before taking it in anew.
  const going = new Set(intakes.flatMap(({ name }) => named(name)));
  const shown =
    sources.data?.sources.filter(({ id }) => !dismissed.has(id) && !going.has(id)) ?? [];
  return (
    <>
      <ErrorNotice error={forget.error} />
      {intakes.map(({ jobId, name, done, total, startedAt }) => (
        <div key={jobId} className={classes['notice']} data-tone="warning">
          <IconHistory size="1.25rem" aria-hidden className={classes['icon']} />
          <p className={classes['words']}>
            {t('photo-inbox.waiting.words', {
              name,
              done: formatNumber(done),
              total: formatNumber(total),
              when: formatMoment(startedAt, new Date()),
            })}
          </p>
          <Button
            variant="default"
            onClick={() => {
              dismiss(named(name));
              takeIn.resume(jobId);
            }}
          >
            {t('photo-inbox.waiting.resume')}
          </Button>
          <Button
            variant="subtle"
            loading={forget.isPending && forget.variables.jobId === jobId}
            onClick={() => forget.mutate({ jobId })}
          >
            {t('photo-inbox.waiting.forget')}
          </Button>
        </div>
      ))}
      {shown.map(({ id, name, pictures, hasMore }) => (
        <div key={id} className={classes['notice']} data-tone="ok">
          <IconDeviceSdCard size="1.25rem" aria-hidden className={classes['icon']} />
          <p className={classes['words']}>
            {t(hasMore ? 'photo-inbox.source.more' : 'photo-inbox.source.words', {
              name,
              count: pictures,
            })}
          </p>
          <Button
            variant="default"
            aria-label={t('photo-inbox.source.take-from', { name })}
            onClick={() => {
              dismiss([id]);
              takeIn.fromSource(id);
            }}
          >
            {t('photo-inbox.take-in')}
          </Button>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="2.25rem"
            aria-label={t('photo-inbox.source.dismiss', { name })}
            onClick={() => dismiss([id])}
          >
            <IconX size="1rem" aria-hidden />
          </ActionIcon>
        </div>
      ))}
    </>
  );
}

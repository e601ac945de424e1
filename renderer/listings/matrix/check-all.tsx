import { Button } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Profile } from '../../../shared/marketplace/profile-schema.ts';
import { libraryQuery, useLibraryCall } from '../../api/library-query.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { formatNumber } from '../../i18n/formats.ts';
import { JobProgress } from '../../jobs/job-progress.tsx';
import { jobsQuery } from '../../jobs/jobs-queries.ts';
import classes from './check-all.module.css';

const summaryQuery = libraryQuery('listings:check-summary', {}, [
  'listings',
  'photos',
  'households',
  'marketplaces',
  'settings',
]);

/** Starts checking everything; while that goes on: how far it is, and a way to stop it. Below: what is ready where. */
export function CheckAll({ profiles }: { readonly profiles: readonly Profile[] }) {
  const { t } = useTranslation();
  const jobs = useQuery(jobsQuery);
  const summary = useQuery(summaryQuery);
  const start = useLibraryCall('listings:check-all');
  const running = jobs.data?.jobs.find(
    ({ kind, state }) => kind === 'check-all' && state === 'running',
  );
  return (
    <section className={classes['bar']} aria-label={t('check-all.label')}>
      {running === undefined ? (
        <Button
          variant="default"
          leftSection={<IconListCheck size="1.125rem" aria-hidden />}
          loading={start.isPending}
          onClick={() => start.mutate({})}
        >
          {t('check-all.start')}
        </Button>
      ) : (
        <div className={classes['progress']}>
          <JobProgress job={running} nameless />
        </div>
      )}
      <ul className={classes['counts']}>
        {summary.data?.marketplaces.map(({ marketplaceId, ready, blocked }) => (
          <li key={marketplaceId}>
            {t('check-all.counts', {
              name: profiles.find(({ id }) => id === marketplaceId)?.name ?? marketplaceId,
              ready: formatNumber(ready),
              blocked: formatNumber(blocked),
            })}
          </li>
        ))}
      </ul>
      <ErrorNotice error={start.error} />
    </section>
  );
}

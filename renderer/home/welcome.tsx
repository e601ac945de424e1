import { Button } from '@mantine/core';
import { IconPlant2, IconUserPlus, IconWand } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLibraryCall } from '../api/library-query.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Panel } from '../components/panel.tsx';
import { readLater } from '../components/read-later.ts';
import { jobsQuery } from '../jobs/jobs-queries.ts';
import classes from './welcome.module.css';

const JobProgress = lazy(async () => ({
  default: (await readLater(import('../jobs/job-progress.tsx'))).JobProgress,
}));

/** An empty library: one sentence and two ways to begin. */
export function Welcome() {
  const { t } = useTranslation();
  const fill = useLibraryCall('demo:fill');
  const jobs = useQuery(jobsQuery);
  const running = jobs.data?.jobs.find(
    (job) => job.kind === 'fill-demo' && job.state === 'running',
  );
  return (
    <Panel className={classes['panel']}>
      <EmptyState
        icon={<IconPlant2 size="2rem" stroke={1.5} />}
        action={
          running === undefined && (
            <>
              <Button
                component={Link}
                to="/households/new"
                size="md"
                leftSection={<IconUserPlus size="1.25rem" aria-hidden />}
              >
                {t('home.welcome.add-household')}
              </Button>
              <Button
                variant="default"
                size="md"
                leftSection={<IconWand size="1.25rem" aria-hidden />}
                loading={fill.isPending}
                onClick={() => fill.mutate({})}
              >
                {t('home.welcome.fill-demo')}
              </Button>
            </>
          )
        }
      >
        {t('home.welcome.body')}
      </EmptyState>
      {running !== undefined && (
        <div className={classes['progress']}>
          <Suspense fallback={null}>
            <JobProgress job={running} />
          </Suspense>
        </div>
      )}
      <ErrorNotice error={fill.error} />
    </Panel>
  );
}

import { Button, Loader, Popover } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../../shared/ipc/events.ts';
import { JobProgress } from './job-progress.tsx';
import classes from './running-jobs.module.css';

interface RunningJobsProps {
  readonly first: JobView;
  /** All of them, the first among them. */
  readonly running: readonly JobView[];
}

/** One button that says how far the work is; behind it, each piece of work with its bar. */
export function RunningJobs({ first, running }: RunningJobsProps) {
  const { t } = useTranslation();
  const percent = first.total === 0 ? 0 : Math.floor((100 * first.done) / first.total);
  return (
    <Popover position="bottom-end" width="22rem" withinPortal={false} trapFocus withArrow>
      <Popover.Target>
        <Button variant="light" leftSection={<Loader size="1rem" aria-hidden />}>
          {running.length === 1
            ? t('jobs.tray-one', { name: t(`jobs.kind.${first.kind}`), percent })
            : t('jobs.tray-many', { number: running.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('jobs.tray')} className={classes['list'] ?? ''}>
        {running.map((job) => (
          <JobProgress key={job.id} job={job} />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

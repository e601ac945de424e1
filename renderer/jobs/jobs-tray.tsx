import { Button, Loader, Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { JobProgress } from './job-progress.tsx';
import { jobsQuery } from './jobs-queries.ts';
import classes from './jobs-tray.module.css';

/** Long work under way, in the top bar; nothing at all when nothing runs. */
export function JobsTray() {
  const { t } = useTranslation();
  const { data } = useQuery(jobsQuery);
  const running = data?.jobs.filter((job) => job.state === 'running') ?? [];
  const first = running[0];
  if (first === undefined) return null;
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

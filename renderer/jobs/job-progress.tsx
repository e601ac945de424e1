import { Button, Progress } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../../shared/ipc/events.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { jobStepWords } from './job-words.ts';
import classes from './job-progress.module.css';

interface JobProgressProps {
  readonly job: JobView;
  /** Without the job's name, where the place already says it. */
  readonly nameless?: boolean;
}

/** Name, bar, what is being done, and a stop button while it runs. */
export function JobProgress({ job, nameless = false }: JobProgressProps) {
  const { t } = useTranslation();
  const cancel = useLibraryCall('jobs:cancel');
  const name = t(`jobs.kind.${job.kind}`);
  return (
    <div className={classes['job']}>
      {!nameless && <p className={classes['name']}>{name}</p>}
      <Progress
        value={job.total === 0 ? 0 : (100 * job.done) / job.total}
        aria-label={name}
        color="field"
        size="md"
      />
      <div className={classes['row']}>
        <span className={classes['step']}>{jobStepWords(t, job)}</span>
        <Button
          variant="default"
          leftSection={<IconPlayerStop size="1rem" aria-hidden />}
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ jobId: job.id })}
          aria-label={t('jobs.stop', { name })}
        >
          {t('app.action.stop')}
        </Button>
      </div>
      <ErrorNotice error={cancel.error} />
    </div>
  );
}

import { Button } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { bundleIdSchema } from '../../shared/domain/ids.ts';
import type { JobView } from '../../shared/ipc/events.ts';
import { CallFailed } from '../api/len-san-client.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Panel } from '../components/panel.tsx';
import { StatePill } from '../components/state-pill.tsx';
import { jobClosingWords } from '../jobs/job-words.ts';
import classes from './finished-export.module.css';

/** How the last run from this page ended; the bundles themselves stand in the receipts. */
export function FinishedExport({ job }: { readonly job: JobView }) {
  const { t } = useTranslation();
  const open = useLibraryCall('exports:open-folder');
  const first = bundleIdSchema.safeParse(job.result?.['firstBundleId']);
  return (
    <Panel title={t('exports.finished.title')}>
      {job.state === 'done' ? (
        <>
          <StatePill tone="ok">{t('exports.finished.verified')}</StatePill>
          <p className={classes['words']}>{jobClosingWords(t, job)}</p>
          {first.success && (
            <Button
              variant="default"
              leftSection={<IconFolderOpen size="1.0625rem" aria-hidden />}
              loading={open.isPending}
              onClick={() => open.mutate({ bundleId: first.data })}
            >
              {t('app.action.open-folder')}
            </Button>
          )}
          <ErrorNotice error={open.error} />
        </>
      ) : (
        <>
          <p>{jobClosingWords(t, job)}</p>
          {job.failure !== null && job.state === 'failed' && (
            <ErrorNotice error={new CallFailed(job.failure)} />
          )}
        </>
      )}
    </Panel>
  );
}

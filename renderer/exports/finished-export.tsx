import { useTranslation } from 'react-i18next';
import type { JobView } from '../../shared/ipc/events.ts';
import { CallFailed } from '../api/len-san-client.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Panel } from '../components/panel.tsx';
import { StatePill } from '../components/state-pill.tsx';
import { jobClosingWords } from '../jobs/job-words.ts';

/** How the last run from this page ended; the bundles themselves stand in the receipts. */
export function FinishedExport({ job }: { readonly job: JobView }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('exports.finished.title')}>
      {job.state === 'done' ? (
        <>
          <StatePill tone="ok">{t('exports.finished.verified')}</StatePill>
          <p>{jobClosingWords(t, job)}</p>
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

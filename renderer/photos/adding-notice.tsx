import { ActionIcon } from '@mantine/core';
import { IconCircleCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CallFailed } from '../api/len-san-client.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { JobProgress } from '../jobs/job-progress.tsx';
import { addedSentence, readRefusals, refusalWords } from './add-photos-result.ts';
import type { AddPhotos } from './use-add-photos.ts';
import classes from './adding-notice.module.css';

/** How the adding goes, and what came of it: every file that was left out, with its reason. */
export function AddingNotice({ adding }: { readonly adding: AddPhotos }) {
  const { t } = useTranslation();
  const { job, error, dismiss } = adding;
  if (error !== null) return <ErrorNotice error={error} />;
  if (job === null) return null;
  if (job.state === 'running') return <JobProgress job={job} nameless />;
  if (job.failure !== null && job.state === 'failed') {
    return <ErrorNotice error={new CallFailed(job.failure)} />;
  }
  const refusals = readRefusals(job.result);
  const Icon = refusals.length === 0 ? IconCircleCheck : IconInfoCircle;
  return (
    <output className={classes['notice']} data-tone={refusals.length === 0 ? 'ok' : 'warning'}>
      <Icon size="1.25rem" aria-hidden className={classes['icon']} />
      <div className={classes['words']}>
        <p>{addedSentence(t, job)}</p>
        {refusals.length > 0 && (
          <ul className={classes['refusals']}>
            {refusals.map(({ file, refusal }) => (
              <li key={file}>
                {t('photos.note.refused', { name: file, reason: refusalWords(t, refusal) })}
              </li>
            ))}
          </ul>
        )}
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="1.75rem"
        onClick={dismiss}
        aria-label={t('photos.close')}
      >
        <IconX size="1rem" aria-hidden />
      </ActionIcon>
    </output>
  );
}

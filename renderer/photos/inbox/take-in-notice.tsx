import { ActionIcon } from '@mantine/core';
import { IconCircleCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CallFailed } from '../../api/len-san-client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { JobProgress } from '../../jobs/job-progress.tsx';
import { readRefusals, refusalWords } from '../add-photos-result.ts';
import { takenInSentence } from './taken-in-words.ts';
import type { TakeIn } from './use-take-in.ts';
import classes from './inbox-notices.module.css';

/** How the taking-in goes, and what came of it: every file that was left out, with its reason. */
export function TakeInNotice({ takeIn }: { readonly takeIn: TakeIn }) {
  const { t } = useTranslation();
  const { job, error, dismiss } = takeIn;
  if (error !== null) return <ErrorNotice error={error} />;
  if (job === null) return null;
  if (job.state === 'running') {
    return (
      <div className={classes['running']}>
        <JobProgress job={job} nameless />
      </div>
    );
  }
  if (job.failure !== null && job.state === 'failed') {
    return <ErrorNotice error={new CallFailed(job.failure)} />;
  }
  const refusals = readRefusals(job.result);
  const Icon = refusals.length === 0 ? IconCircleCheck : IconInfoCircle;
  return (
    <output className={classes['notice']} data-tone={refusals.length === 0 ? 'ok' : 'warning'}>
      <Icon size="1.25rem" aria-hidden className={classes['icon']} />
      <div className={classes['words']}>
        <p>{takenInSentence(t, job)}</p>
        {refusals.length > 0 && (
          <details>
            <summary>{t('photo-inbox.taken.which', { count: refusals.length })}</summary>
            <ul className={classes['refusals']}>
              {refusals.map(({ file, refusal }) => (
                <li key={file}>
                  {t('photos.note.refused', { name: file, reason: refusalWords(t, refusal) })}
                </li>
              ))}
            </ul>
          </details>
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

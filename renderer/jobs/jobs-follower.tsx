import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobKind } from '../../shared/ipc/events.ts';
import { CallFailed, onEvent } from '../api/len-san-client.ts';
import { announce } from '../components/live-region.tsx';
import { toastDone, toastError } from '../components/toast.tsx';
import { jobClosingWords, jobStepWords } from './job-words.ts';
import { takeJobNews } from './jobs-queries.ts';

/** Pages that show the end of their own jobs: a notice on top would say it twice. */
const TOLD_BY_PAGE: Partial<Record<JobKind, string>> = {
  'add-photos': '#/listings/',
  'take-in-photos': '#/photos',
  'export-bundles': '#/exports',
};

/** Nobody began these: they end without a word, unless they fail. */
const UNASKED: ReadonlySet<JobKind> = new Set<JobKind>(['judge-photos']);

/** Progress is told to screen readers this often: more would drown everything else. */
const SPEAK_EVERY_MS = 10_000;

/** Hears every job: progress into the tray, the end as a notice. */
export function JobsFollower() {
  const client = useQueryClient();
  const { t } = useTranslation();
  useEffect(() => {
    let spokenAtMs = Number.NEGATIVE_INFINITY;
    const stopProgress = onEvent('job:progress', (job) => {
      takeJobNews(client, job);
      if (performance.now() - spokenAtMs < SPEAK_EVERY_MS) return;
      spokenAtMs = performance.now();
      announce(`${t(`jobs.kind.${job.kind}`)}: ${jobStepWords(t, job)}`);
    });
    const stopFinished = onEvent('job:finished', (job) => {
      takeJobNews(client, job);
      const words = jobClosingWords(t, job);
      const page = TOLD_BY_PAGE[job.kind];
      if (page !== undefined && window.location.hash.startsWith(page)) {
        announce(words);
      } else if (job.failure !== null && job.state === 'failed') {
        announce(words);
        toastError(new CallFailed(job.failure), t('app.action.close'));
      } else if (!UNASKED.has(job.kind)) {
        toastDone(words, t('app.action.close'));
      }
    });
    return () => {
      stopProgress();
      stopFinished();
    };
  }, [client, t]);
  return null;
}

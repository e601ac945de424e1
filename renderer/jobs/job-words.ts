import type { TFunction } from 'i18next';
import type { JobView } from '../../shared/ipc/events.ts';
import { formatNumber } from '../i18n/formats.ts';

/** What the job is doing now: "Ảnh 12/60 · mat-ong-3.jpg". */
export function jobStepWords(t: TFunction, job: JobView): string {
  const step = t(`jobs.step.${job.step}`, {
    ...job.stepParams,
    defaultValue: t(`jobs.kind.${job.kind}`),
  });
  const count = job.total > 0 ? `${formatNumber(job.done)}/${formatNumber(job.total)}` : '';
  return [step, count].filter(Boolean).join(' · ');
}

/** The closing sentence by kind and outcome, with the counts of the result. */
export function jobClosingWords(t: TFunction, job: JobView): string {
  const name = t(`jobs.kind.${job.kind}`);
  return t(`jobs.closing.${job.kind}.${job.state}`, {
    ...job.result,
    done: formatNumber(job.done),
    total: formatNumber(job.total),
    defaultValue: t(`jobs.closing.any.${job.state}`, { name }),
  });
}

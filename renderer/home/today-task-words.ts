import type { TFunction } from 'i18next';
import type { TodayTask } from '../../shared/ipc/contract-app.ts';
import { formatMoment, formatNumber } from '../i18n/formats.ts';

export interface TaskWords {
  readonly title: string;
  readonly detail: string;
  /** A verb. */
  readonly action: string;
  /** Where the action leads. */
  readonly to: string;
  readonly tone: 'danger' | 'warning' | 'neutral';
}

/** A task in words, and the one thing to do about it. */
export function taskWords(t: TFunction, task: TodayTask, now: Date): TaskWords {
  const words = (params: Record<string, string | number>) => ({
    title: t(`home.task.${task.kind}.title`, params),
    detail: t(`home.task.${task.kind}.detail`, params),
    action: t(`home.task.${task.kind}.action`, params),
  });
  switch (task.kind) {
    case 'draft-left':
      return {
        ...words({
          name: task.name === '' ? t('home.unnamed-listing') : task.name,
          time: formatMoment(task.savedAt, now),
        }),
        to:
          task.listingId === null
            ? `/listings/new?household=${task.householdId}`
            : `/listings/${task.listingId}`,
        tone: 'warning',
      };
    case 'listings-nearly-ready':
      return {
        ...words({ count: task.count, fixable: formatNumber(task.fixable) }),
        ...(task.fixable === 0
          ? { detail: t('home.task.listings-nearly-ready.detail-by-hand') }
          : {}),
        to: `/listings/${task.firstListingId}`,
        tone: 'danger',
      };
    case 'household-without-consent':
      return {
        ...words({ name: task.name, hamlet: task.hamlet, count: task.waiting }),
        to: `/households/${task.householdId}/consent`,
        tone: 'warning',
      };
    case 'certificate-ending': {
      const certificate = certificateWords(t, task.certificate);
      return {
        ...words({ name: task.name, certificate, count: task.days }),
        ...(task.days < 0
          ? {
              title: t('home.task.certificate-ending.title-over', { name: task.name, certificate }),
            }
          : {}),
        to: `/listings/${task.listingId}`,
        tone: task.days < 0 ? 'danger' : 'warning',
      };
    }
    case 'listings-without-photos':
      return {
        ...words({ count: task.count }),
        to: `/listings/${task.firstListingId}`,
        tone: 'neutral',
      };
    case 'ready-to-bundle':
      return {
        ...words({ count: task.listings, households: formatNumber(task.households) }),
        to: '/exports',
        tone: 'neutral',
      };
  }
}

/** "food-safety 38/ATTP" → "Đủ điều kiện an toàn thực phẩm 38/ATTP": the kind comes as its code, the number as printed. */
function certificateWords(t: TFunction, certificate: string): string {
  const [kind = '', ...number] = certificate.split(' ');
  return [t(`certificate.${kind}`, { defaultValue: kind }), ...number].join(' ');
}

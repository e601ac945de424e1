import type { TFunction } from 'i18next';
import type { JobView } from '../../../shared/ipc/events.ts';

/** What the result of a taking-in may count, in the order in which it is told. */
const COUNTED = ['duplicates', 'twins', 'refused'] as const;

/** "Thêm 41 ảnh, 3 ảnh đã có sẵn. 2 thẻ QR xếp giúp 30 ảnh." */
export function takenInSentence(t: TFunction, job: JobView): string {
  if (job.state === 'cancelled') return t('photo-inbox.taken.cancelled');
  if (job.state === 'interrupted') return t('photo-inbox.taken.interrupted');
  const count = (key: string) => Number(job.result?.[key] ?? 0);
  const parts = [
    count('added') === 0
      ? t('photo-inbox.taken.nothing')
      : t('photo-inbox.taken.added', { count: count('added') }),
    ...COUNTED.flatMap((key) =>
      count(key) === 0 ? [] : [t(`photo-inbox.taken.${key}`, { count: count(key) })],
    ),
  ];
  const sentences = [t('photo-inbox.taken.sentence', { parts: parts.join(', ') })];
  if (count('cards') > 0) {
    const { sorted, queued } = { sorted: count('sorted'), queued: count('queued') };
    sentences.push(t('photo-inbox.taken.cards', { count: count('cards'), photos: sorted }));
    if (queued > 0) sentences.push(t('photo-inbox.taken.queued', { count: queued }));
  }
  return sentences.join(' ');
}

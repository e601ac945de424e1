import type { TFunction } from 'i18next';
import type { JobView } from '../../../shared/ipc/events.ts';

/** What the result of a taking-in may count, in the order in which it is told. */
const COUNTED = ['known', 'twins', 'refused'] as const;

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
  const sentence = t('photo-inbox.taken.sentence', { parts: parts.join(', ') });
  if (count('cards') === 0) return sentence;
  const cards = t('photo-inbox.taken.cards', { count: count('cards'), photos: count('sorted') });
  return `${sentence} ${cards}`;
}

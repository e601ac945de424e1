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
    sentences.push(cardsSentence(t, job));
    if (count('queued') > 0)
      sentences.push(t('photo-inbox.taken.queued', { count: count('queued') }));
  }
  return sentences.join(' ');
}

/** One thing of it, for the head of the page: what the cards did, else how many came. */
export function takenInShortly(t: TFunction, job: JobView): string {
  const added = Number(job.result?.['added'] ?? 0);
  if (Number(job.result?.['cards'] ?? 0) > 0) return cardsSentence(t, job);
  return added === 0
    ? t('photo-inbox.taken.nothing')
    : t('photo-inbox.taken.added', { count: added });
}

function cardsSentence(t: TFunction, { result }: JobView): string {
  const count = Number(result?.['cards'] ?? 0);
  const photos = Number(result?.['sorted'] ?? 0);
  return photos === 0
    ? t('photo-inbox.taken.cards-only', { count })
    : t('photo-inbox.taken.cards', { count, photos });
}

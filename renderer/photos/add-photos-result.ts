import type { TFunction } from 'i18next';
import type { JobView } from '../../shared/ipc/events.ts';

export interface RefusedPhoto {
  readonly file: string;
  /** 'photo.heic' and the like: see photo.* of the contract. */
  readonly refusal: string;
}

/** Refusals stand in a job's result as lines "file name<TAB>code"; the list may be shorter than the count. */
export function readRefusals(result: JobView['result']): RefusedPhoto[] {
  const lines = String(result?.['refusals'] ?? '').split('\n');
  return lines.flatMap((line) => {
    const [file = '', refusal = ''] = line.split('\t');
    return file === '' || refusal === '' ? [] : [{ file, refusal }];
  });
}

/** "photo.heic" in the words of the screen. */
export function refusalWords(t: TFunction, refusal: string): string {
  return t(`photos.refusal.${refusal}`, { defaultValue: t('photos.refusal.photo.unreadable') });
}

/** "Thêm 3 ảnh, 1 ảnh trùng, 1 ảnh không mở được." */
export function addedSentence(t: TFunction, job: JobView): string {
  if (job.state === 'cancelled') return t('photos.result.cancelled');
  if (job.state === 'interrupted') return t('photos.result.interrupted');
  const count = (key: string) => Number(job.result?.[key] ?? 0);
  const parts = [
    count('added') === 0
      ? t('photos.result.nothing')
      : t('photos.result.added', { count: count('added') }),
    ...(['duplicates', 'refused'] as const).flatMap((key) =>
      count(key) === 0 ? [] : [t(`photos.result.${key}`, { count: count(key) })],
    ),
  ];
  return t('photos.result.sentence', { parts: parts.join(', ') });
}

import type { TFunction } from 'i18next';
import type { StudioPhoto } from '../../../shared/domain/studio-photo.ts';
import { formatDay } from '../../i18n/formats.ts';

/** "02/10/2026 08:15", by the clock of the camera; in words when it told none. */
export function takenWords(t: TFunction, { takenAt }: Pick<StudioPhoto, 'takenAt'>): string {
  if (takenAt === null) return t('photo-inbox.no-time');
  const [day = '', time = ''] = takenAt.split(/[T ]/);
  return [formatDay(day), time.slice(0, 5)].filter(Boolean).join(' ');
}

import { IconAlertTriangle, IconMapPinOff, IconPhotoX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingPhoto } from '../../shared/domain/photo.ts';
import { formatNumber } from '../i18n/formats.ts';
import { refusalWords } from './add-photos-result.ts';
import classes from './photo-notes.module.css';

interface PhotoNotesProps {
  readonly photos: readonly ListingPhoto[];
  readonly leastSidePx: number;
}

/** What is good to know about the photos as a whole. */
export function PhotoNotes({ photos, leastSidePx }: PhotoNotesProps) {
  const { t } = useTranslation();
  const usable = photos.filter(({ refusal }) => refusal === null);
  const small = usable.filter(({ widthPx, heightPx }) => Math.min(widthPx, heightPx) < leastSidePx);
  const withPlace = photos.filter(({ hasGps }) => hasGps);
  return (
    <ul className={classes['notes']}>
      {photos.map(
        ({ id, refusal, originalName }) =>
          refusal !== null && (
            <Note key={id} tone="danger" icon={<IconPhotoX size="1.125rem" aria-hidden />}>
              {t('photos.note.refused', { name: originalName, reason: refusalWords(t, refusal) })}
            </Note>
          ),
      )}
      {small.length > 0 && (
        <Note tone="warning" icon={<IconAlertTriangle size="1.125rem" aria-hidden />}>
          {t('photos.note.small', { count: small.length, px: formatNumber(leastSidePx) })}
        </Note>
      )}
      {withPlace.length > 0 && (
        <Note tone="neutral" icon={<IconMapPinOff size="1.125rem" aria-hidden />}>
          {t('photos.note.gps', { count: withPlace.length })}
        </Note>
      )}
    </ul>
  );
}

interface NoteProps {
  readonly tone: 'danger' | 'warning' | 'neutral';
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

function Note({ tone, icon, children }: NoteProps) {
  return (
    <li className={classes['note']} data-tone={tone}>
      <span className={classes['icon']}>{icon}</span>
      <span>{children}</span>
    </li>
  );
}

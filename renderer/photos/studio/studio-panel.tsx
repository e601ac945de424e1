import { useTranslation } from 'react-i18next';
import type { PhotoId } from '../../../shared/domain/ids.ts';
import { photoAddress } from '../../api/photo-address.ts';
import { formatBytes } from '../../i18n/formats.ts';
import { useMaybeQuery } from '../../api/use-maybe-query.ts';
import { studioPhotoQuery } from '../inbox/inbox-queries.ts';
import { tileChips } from '../inbox/tile-words.ts';
import classes from './studio-panel.module.css';

interface StudioPanelProps {
  /** The photo looked at; null while none is. */
  readonly photoId: PhotoId | null;
  readonly selection: readonly PhotoId[];
}

/** One photo from near, with what is known of it. */
export function StudioPanel({ photoId }: StudioPanelProps) {
  const { t } = useTranslation();
  const { data } = useMaybeQuery(photoId, studioPhotoQuery);
  if (data === undefined) return null;
  const { photo } = data;
  return (
    <section className={classes['panel']} aria-label={photo.originalName}>
      {photo.refusal === null && (
        <img
          className={classes['picture']}
          src={photoAddress(photo.id, 'preview', photo.key)}
          alt={photo.originalName}
        />
      )}
      <p className={classes['facts']}>
        {photo.originalName} · {photo.widthPx}×{photo.heightPx} · {formatBytes(photo.sizeBytes)}
      </p>
      <ul className={classes['flags']}>
        {tileChips(t, photo).map(({ key, words }) => (
          <li key={key}>{words}</li>
        ))}
      </ul>
    </section>
  );
}

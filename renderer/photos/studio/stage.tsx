import { Loader } from '@mantine/core';
import { useState, type CSSProperties, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoEdits } from '../../../shared/photos/photo-edits.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { haveSameOutline } from './edited-place.ts';
import type { TryState } from './use-try-picture.ts';
import classes from './stage.module.css';

interface StageProps {
  readonly state: TryState;
  /** Of the picture asked for: frames wait until a picture of this outline is shown. */
  readonly edits: PhotoEdits;
  readonly name: string;
  readonly image?: RefObject<HTMLImageElement | null>;
  /** What lies on the picture, placed in fractions of it. */
  readonly children?: ReactNode;
}

/** The picture as large as there is room for, with frames on it. */
export function Stage({ state, edits, name, image, children }: StageProps) {
  const { t } = useTranslation();
  const [aspect, setAspect] = useState(4 / 3);
  // Of the picture on screen: frames must not stand on one of another outline.
  const [drawn, setDrawn] = useState<string | null>(null);
  const { picture, isBehind, error } = state;
  const fits =
    picture !== null && drawn === picture.address && haveSameOutline(picture.edits, edits);
  return (
    <div className={classes['stage']}>
      <div className={classes['sheet']} style={{ '--aspect': aspect } as CSSProperties}>
        {picture !== null && (
          <img
            {...(image === undefined ? {} : { ref: image })}
            className={classes['picture']}
            src={picture.address}
            alt={t('photo-studio.picture', { name })}
            // Its pixels are looked at for the white spot.
            crossOrigin="anonymous"
            draggable={false}
            decoding="sync"
            data-of={drawn === picture.address ? 'shown' : 'coming'}
            onLoad={({ currentTarget }) => {
              setAspect(currentTarget.naturalWidth / Math.max(1, currentTarget.naturalHeight));
              setDrawn(picture.address);
            }}
          />
        )}
        {fits && children}
      </div>
      {isBehind && (
        <output className={classes['making']} aria-label={t('photo-studio.editor.making')}>
          <Loader size="1.25rem" />
        </output>
      )}
      {error !== null && (
        <div className={classes['error']}>
          <ErrorNotice error={error} />
        </div>
      )}
    </div>
  );
}

import { Loader } from '@mantine/core';
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoId } from '../../../shared/domain/ids.ts';
import type { PhotoEdits } from '../../../shared/photos/photo-edits.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useTryPicture, type TryShelf } from './use-try-picture.ts';
import classes from './detail-view.module.css';

interface DetailViewProps {
  readonly photoId: PhotoId;
  readonly edits: PhotoEdits;
  readonly name: string;
  readonly shelf: TryShelf;
}

/** The picture at twice the size a buyer sees, to be gone around by dragging, wheel or arrow keys. */
export function DetailView({ photoId, edits, name, shelf }: DetailViewProps) {
  const { t } = useTranslation();
  const { picture, isBehind, error } = useTryPicture(photoId, edits, 'detail', shelf);
  const sheet = useRef<HTMLDivElement>(null);
  const hold = useRef<{ x: number; y: number } | null>(null);
  const [isLoaded, setLoaded] = useState(false);
  useEffect(() => {
    const element = sheet.current;
    if (!isLoaded || element === null) return;
    // Where the product is, most often.
    element.scrollTo(
      (element.scrollWidth - element.clientWidth) / 2,
      (element.scrollHeight - element.clientHeight) / 2,
    );
  }, [isLoaded]);
  const follow = (event: PointerEvent<HTMLElement>) => {
    if (hold.current === null) return;
    event.currentTarget.scrollBy(hold.current.x - event.clientX, hold.current.y - event.clientY);
    hold.current = { x: event.clientX, y: event.clientY };
  };
  const end = () => {
    hold.current = null;
  };
  return (
    <div className={classes['frame']}>
      <section
        ref={sheet}
        className={classes['sheet']}
        aria-label={t('photo-studio.ground.detail')}
        // Scrolled with the arrow keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled region must be reached by keys
        tabIndex={0}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          hold.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerMove={follow}
        onPointerUp={end}
        onPointerCancel={end}
      >
        {picture !== null && picture.size === 'detail' && (
          <img
            className={classes['picture']}
            src={picture.address}
            alt={t('photo-studio.picture', { name })}
            crossOrigin="anonymous"
            draggable={false}
            decoding="sync"
            onLoad={() => setLoaded(true)}
          />
        )}
      </section>
      {isBehind && (
        <output className={classes['making']} aria-label={t('photo-studio.editor.making')}>
          <Loader size="1.25rem" />
        </output>
      )}
      {error !== null && <ErrorNotice error={error} />}
    </div>
  );
}

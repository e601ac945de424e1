import { Button, Modal, SegmentedControl } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoId } from '../../../shared/domain/ids.ts';
import type { StudioPhoto } from '../../../shared/domain/studio-photo.ts';
import { isComposing } from '../../components/composition.ts';
import { ComparedPhoto } from './compared-photo.tsx';
import { IN_THE_MIDDLE, ZOOMS, type Zoom } from './zoom.ts';
import classes from './compare-dialog.module.css';

interface CompareDialogProps {
  readonly photos: readonly [StudioPhoto, StudioPhoto];
  /** The other one is kept in the list. */
  readonly onDecide: (hidden: PhotoId) => void;
  readonly onClose: () => void;
}

/** Two photos of the same thing: which one a buyer should see. Both are looked at in the same spot. */
export function CompareDialog({ photos, onDecide, onClose }: CompareDialogProps) {
  const { t } = useTranslation();
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [spot, setSpot] = useState(IN_THE_MIDDLE);
  const [left, right] = photos;
  const onKeyDown = (event: KeyboardEvent) => {
    // The arrows of the size switch are its own.
    if (isComposing(event) || (event.target as Element).matches('input')) return;
    if (event.key === 'ArrowLeft') onDecide(right.id);
    else if (event.key === 'ArrowRight') onDecide(left.id);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      title={t('photo-inbox.compare.title')}
      closeButtonProps={{ 'aria-label': t('app.action.close') }}
      classNames={{ body: classes['body'] ?? '', content: classes['content'] ?? '' }}
      onKeyDown={onKeyDown}
    >
      <div className={classes['tools']}>
        <p>{t('photo-inbox.compare.how')}</p>
        <SegmentedControl
          aria-label={t('photo-inbox.compare.zoom')}
          value={zoom}
          onChange={(wanted) => setZoom(ZOOMS.find((one) => one === wanted) ?? 'fit')}
          data={ZOOMS.map((value) => ({ value, label: t(`photo-inbox.compare.zoom-${value}`) }))}
        />
      </div>
      <div className={classes['pair']}>
        {photos.map((photo, side) => (
          <div key={photo.id} className={classes['side']}>
            <ComparedPhoto photo={photo} zoom={zoom} spot={spot} onSpot={setSpot} />
            <Button
              leftSection={<IconCircleCheck size="1.125rem" aria-hidden />}
              aria-keyshortcuts={side === 0 ? 'ArrowLeft' : 'ArrowRight'}
              onClick={() => onDecide(side === 0 ? right.id : left.id)}
            >
              {t(side === 0 ? 'photo-inbox.compare.keep-left' : 'photo-inbox.compare.keep-right')}
            </Button>
          </div>
        ))}
      </div>
    </Modal>
  );
}

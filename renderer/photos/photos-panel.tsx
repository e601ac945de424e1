import { Button } from '@mantine/core';
import { IconFolder, IconPhotoPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingId } from '../../shared/domain/ids.ts';
import type { ListingPhoto } from '../../shared/domain/photo.ts';
import type { StudioPhoto } from '../../shared/domain/studio-photo.ts';
import type { PhotoFlag } from '../../shared/photos/photo-judgement.ts';
import { useMaybeQuery } from '../api/use-maybe-query.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Panel } from '../components/panel.tsx';
import { useFileDrop } from '../components/use-file-drop.ts';
import { AddingNotice } from './adding-notice.tsx';
import { PhotoCoach } from './photo-coach.tsx';
import { listingFindingsQuery, useSetShot } from './photos-queries.ts';
import { PhotoActions } from './photo-actions.tsx';
import { PhotoNotes } from './photo-notes.tsx';
import { PhotoTile } from './photo-tile.tsx';
import { StudioDialog } from './studio/studio-dialog.tsx';
import { useAddPhotos } from './use-add-photos.ts';
import { useArrangePhotos } from './use-arrange-photos.tsx';
import { usePastedPictures } from './use-pasted-pictures.ts';
import classes from './photos-panel.module.css';

interface PhotosPanelProps {
  readonly listingId: ListingId | null;
  readonly photos: readonly ListingPhoto[];
  /** Saves a new listing first; null when it cannot be saved as it is. */
  readonly ensureListing: () => Promise<ListingId | null>;
  /** What the marketplaces want at least, in pixels. */
  readonly leastSidePx: number;
  readonly className?: string | undefined;
}

const NO_FINDINGS: readonly StudioPhoto[] = [];
const NO_FLAGS: readonly PhotoFlag[] = [];

/** The photos of one listing: bring them in, put them in order, choose the cover. */
export function PhotosPanel(props: PhotosPanelProps) {
  const { listingId, photos, ensureListing, leastSidePx, className } = props;
  const { t } = useTranslation();
  const adding = useAddPhotos(ensureListing);
  const arranging = useArrangePhotos(listingId, photos);
  const drop = useFileDrop(adding.addFiles);
  usePastedPictures(adding.addFiles);
  const { shown, chosen } = arranging;
  const findings = useMaybeQuery(listingId, listingFindingsQuery).data?.rows ?? NO_FINDINGS;
  const setShot = useSetShot();
  const [isMending, setMending] = useState(false);
  const busy = adding.isStarting || adding.job?.state === 'running';
  // Off for the moment, but still there: the focus stays on it until the photos have come.
  const whileBusy = busy ? { 'aria-disabled': true, 'data-disabled': true } : {};
  return (
    <div className={className} data-dropping={drop.isOver} {...drop.handlers}>
      <Panel
        title={t('photos.title')}
        aside={
          shown.length === 0 ? t('photos.aside-none') : t('photos.aside', { count: shown.length })
        }
        className={classes['panel']}
      >
        <div className={classes['content']}>
          {shown.length === 0 ? (
            <div className={classes['empty']}>
              <IconPhotoPlus size="2rem" aria-hidden />
              <p>{t('photos.empty')}</p>
              {listingId === null && <p className={classes['small']}>{t('photos.empty-new')}</p>}
            </div>
          ) : (
            <ol className={classes['grid']} aria-label={t('photos.list')}>
              {shown.map((photo, place) => (
                <PhotoTile
                  key={photo.id}
                  photo={photo}
                  place={place}
                  total={shown.length}
                  selected={photo.id === chosen?.id}
                  leastSidePx={leastSidePx}
                  flags={findings.find(({ id }) => id === photo.id)?.flags ?? NO_FLAGS}
                  onSelect={() => arranging.choose(photo.id)}
                  onMove={arranging.move}
                  onRemove={() => arranging.remove(photo)}
                />
              ))}
            </ol>
          )}
          {chosen !== undefined && (
            <PhotoActions
              place={shown.indexOf(chosen)}
              total={shown.length}
              onMove={(place) => arranging.move(chosen.id, place)}
              onRotate={() => arranging.rotate(chosen)}
              onMend={chosen.refusal === null ? () => setMending(true) : undefined}
              onRemove={() => arranging.remove(chosen)}
              shot={findings.find(({ id }) => id === chosen.id)?.shot ?? null}
              onShot={(shot) => setShot.mutate({ photoIds: [chosen.id], shot })}
            />
          )}
          <ErrorNotice error={arranging.error ?? setShot.error} />
          <AddingNotice adding={adding} />
          {listingId !== null && shown.length > 0 && <PhotoCoach listingId={listingId} />}
          <PhotoNotes photos={shown} leastSidePx={leastSidePx} />
        </div>
        <div className={classes['buttons']}>
          <Button
            id="field-photos"
            variant={shown.length === 0 ? 'filled' : 'default'}
            leftSection={<IconPhotoPlus size="1.0625rem" aria-hidden />}
            {...whileBusy}
            onClick={() => busy || adding.pickFiles()}
          >
            {t('photos.add')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFolder size="1.0625rem" aria-hidden />}
            {...whileBusy}
            onClick={() => busy || adding.pickFolder()}
          >
            {t('photos.folder')}
          </Button>
        </div>
        {isMending && chosen !== undefined && listingId !== null && (
          <StudioDialog
            photoId={chosen.id}
            name={chosen.originalName}
            listingId={listingId}
            onClose={() => setMending(false)}
          />
        )}
        {drop.isOver && <div className={classes['dropHint']}>{t('photos.drop-here')}</div>}
      </Panel>
    </div>
  );
}

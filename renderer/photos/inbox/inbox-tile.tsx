import { VisuallyHidden } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCards,
  IconCircleCheck,
  IconCopy,
  IconEyeOff,
  IconMessageCircle,
  IconPhotoX,
  IconStar,
  IconStarFilled,
  type Icon,
} from '@tabler/icons-react';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoId } from '../../../shared/domain/ids.ts';
import type { StudioPhoto } from '../../../shared/domain/studio-photo.ts';
import { photoAddress } from '../../api/photo-address.ts';
import { isBestOfBurst, tileChips, tileName, type ChipIcon } from './tile-words.ts';
import { useTileDrag } from './use-tile-drag.ts';
import classes from './inbox-tile.module.css';

/** What a drag that begins on a photo carries. */
export type PhotosToDrag = (id: PhotoId) => readonly PhotoId[];

interface InboxTileProps {
  readonly photo: StudioPhoto;
  readonly index: number;
  readonly total: number;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly photosToDrag: PhotosToDrag;
}

const ICONS: Readonly<Record<ChipIcon, Icon>> = {
  refused: IconPhotoX,
  flag: IconAlertTriangle,
  card: IconCards,
  chat: IconMessageCircle,
  same: IconCopy,
};

export const tileElementId = (id: PhotoId) => `inbox-photo-${id}`;

/** One photo of the grid. */
export const InboxTile = memo(PlainInboxTile);

function PlainInboxTile({ photo, index, total, isActive, isChosen, photosToDrag }: InboxTileProps) {
  const { t } = useTranslation();
  const tile = useRef<HTMLDivElement>(null);
  useTileDrag(
    tile,
    () => photosToDrag(photo.id),
    (count) => t('photo-inbox.dragging', { count }),
  );
  const name = tileName(t, photo);
  const place = photo.listings[0];
  return (
    // The listbox around it has the focus, and hears clicks and keys.
    <div
      ref={tile}
      id={tileElementId(photo.id)}
      // An <option> may not hold a picture.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      className={classes['tile']}
      aria-selected={isChosen}
      aria-posinset={index + 1}
      aria-setsize={total}
      data-active={isActive}
      data-mark={photo.mark}
      title={name}
      data-index={index}
    >
      <VisuallyHidden>{name}</VisuallyHidden>
      {photo.refusal === null ? (
        <img
          className={classes['picture']}
          src={photoAddress(photo.id, 'thumb', photo.key)}
          alt={''}
          draggable={false}
          decoding="async"
        />
      ) : (
        <span className={classes['refused']}>
          <IconPhotoX size="1.75rem" aria-hidden />
        </span>
      )}
      <span className={classes['chips']} aria-hidden>
        {tileChips(t, photo).map(({ key, tone, icon, words }) => {
          const ChipIcon = ICONS[icon];
          return (
            <span key={key} className={classes['chip']} data-tone={tone}>
              <ChipIcon size="0.8125rem" className={classes['icon']} />
              <span className={classes['words']}>{words}</span>
            </span>
          );
        })}
      </span>
      <span className={classes['foot']} aria-hidden>
        {photo.mark !== '' && (
          <span className={classes['chip']} data-tone={photo.mark === 'kept' ? 'ok' : 'neutral'}>
            {photo.mark === 'kept' ? (
              <IconCircleCheck size="0.8125rem" className={classes['icon']} />
            ) : (
              <IconEyeOff size="0.8125rem" className={classes['icon']} />
            )}
            <span className={classes['words']}>{t(`photo-inbox.mark.${photo.mark}`)}</span>
          </span>
        )}
        {isBestOfBurst(photo) && (
          <span className={classes['chip']} data-tone="ok">
            <IconStarFilled size="0.8125rem" className={classes['icon']} />
            <span className={classes['words']}>{t('photo-inbox.tile.best')}</span>
          </span>
        )}
        {place !== undefined && (
          <span className={classes['chip']} data-tone="neutral">
            {place.isCover && <IconStar size="0.8125rem" className={classes['icon']} />}
            <span className={classes['words']}>{place.name}</span>
          </span>
        )}
      </span>
    </div>
  );
}

export function TilePlaceholder() {
  return <div role="presentation" className={classes['coming']} />;
}

import { IconPhotoX } from '@tabler/icons-react';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoId } from '../../../shared/domain/ids.ts';
import type { StudioPhoto } from '../../../shared/domain/studio-photo.ts';
import { photoAddress } from '../../api/photo-address.ts';
import { keepThumb } from './kept-thumbs.ts';
import { isBestOfBurst, tileWords, type ChipIcon, type ChipTone } from './tile-words.ts';
import { useTileDrag } from './use-tile-drag.ts';
import classes from './inbox-tile.module.css';

/** What a drag that begins on a photo carries. */
export type PhotosToDrag = (id: PhotoId) => readonly PhotoId[];

interface InboxTileProps {
  readonly photo: StudioPhoto;
  readonly index: number;
  readonly total: number;
  /** Where its square lies: numbers, so that one that stays is not drawn again. */
  readonly topPx: number;
  readonly leftPx: number;
  readonly sidePx: number;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly photosToDrag: PhotosToDrag;
}

export const tileElementId = (id: PhotoId) => `inbox-photo-${id}`;

/** One photo of the grid. */
export const InboxTile = memo(PlainInboxTile);

function PlainInboxTile(props: InboxTileProps) {
  const { photo, index, total, topPx, leftPx, sidePx, isActive, isChosen, photosToDrag } = props;
  const { t, i18n } = useTranslation();
  const tile = useRef<HTMLDivElement>(null);
  useTileDrag(
    tile,
    () => photosToDrag(photo.id),
    (count) => t('photo-inbox.dragging', { count }),
  );
  const { name, chips } = tileWords(t, i18n.language, photo);
  const place = photo.listings[0];
  const picture = photo.refusal === null ? photoAddress(photo.id, 'thumb', photo.key) : null;
  useEffect(() => {
    if (picture !== null) keepThumb(picture);
  }, [picture]);
  return (
    // The listbox around it has the focus, and hears clicks and keys.
    <div
      ref={tile}
      id={tileElementId(photo.id)}
      // An <option> may not hold a picture.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      className={classes['tile']}
      style={{ top: topPx, left: leftPx, width: sidePx, height: sidePx }}
      aria-selected={isChosen}
      aria-posinset={index + 1}
      aria-setsize={total}
      data-active={isActive}
      data-mark={photo.mark}
      title={name}
      data-index={index}
    >
      <span className={classes['name']}>{name}</span>
      {picture !== null ? (
        <img
          className={classes['picture']}
          src={picture}
          alt={''}
          draggable={false}
          decoding="async"
        />
      ) : (
        <span className={classes['refused']}>
          <IconPhotoX size="1.75rem" aria-hidden />
        </span>
      )}
      {chips.length > 0 && (
        <span className={classes['chips']} aria-hidden>
          {chips.map(({ key, tone, icon, words }) => (
            <Chip key={key} tone={tone} icon={icon} words={words} />
          ))}
        </span>
      )}
      {(photo.mark !== '' || isBestOfBurst(photo) || place !== undefined) && (
        <span className={classes['foot']} aria-hidden>
          {photo.mark !== '' && (
            <Chip
              tone={photo.mark === 'kept' ? 'ok' : 'neutral'}
              icon={photo.mark}
              words={t(`photo-inbox.mark.${photo.mark}`)}
            />
          )}
          {isBestOfBurst(photo) && (
            <Chip tone="ok" icon="best" words={t('photo-inbox.tile.best')} />
          )}
          {place !== undefined && (
            <Chip tone="neutral" icon={place.isCover ? 'cover' : null} words={place.name} />
          )}
        </span>
      )}
    </div>
  );
}

interface ChipProps {
  readonly tone: ChipTone | 'ok';
  readonly icon: ChipIcon | 'kept' | 'hidden' | 'best' | 'cover' | null;
  readonly words: string;
}

/** One element: its icon is a mask of the style sheet. Every one more is paid for by each photo that is scrolled by. */
function Chip({ tone, icon, words }: ChipProps) {
  return (
    <span className={classes['chip']} data-tone={tone} data-icon={icon ?? undefined}>
      {words}
    </span>
  );
}

type TilePlaceholderProps = Pick<InboxTileProps, 'topPx' | 'leftPx' | 'sidePx'>;

export function TilePlaceholder({ topPx, leftPx, sidePx }: TilePlaceholderProps) {
  return (
    <div
      role="presentation"
      className={classes['coming']}
      style={{ top: topPx, left: leftPx, width: sidePx, height: sidePx }}
    />
  );
}

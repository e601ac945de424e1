import { VisuallyHidden } from '@mantine/core';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { IconAlertTriangle, IconPhotoX, IconStar } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingPhoto } from '../../shared/domain/photo.ts';
import type { PhotoFlag } from '../../shared/photos/photo-judgement.ts';
import { isComposing } from '../components/composition.ts';
import { worstFlags } from './inbox/tile-words.ts';
import { placeOfKey } from './photo-order.ts';
import { listingPhotoAddress } from './photos-queries.ts';
import classes from './photo-tile.module.css';

interface PhotoTileProps {
  readonly photo: ListingPhoto;
  readonly place: number;
  readonly total: number;
  readonly selected: boolean;
  /** Shorter than this, the photo is called small; in pixels. */
  readonly leastSidePx: number;
  /** What was found against it; empty until it has been looked at. */
  readonly flags: readonly PhotoFlag[];
  readonly onSelect: () => void;
  readonly onMove: (photoId: string, place: number) => void;
  readonly onRemove: () => void;
}

/** Marks what is dragged as one of ours. */
const DRAGGED = 'listing-photo';

/** One photo at its place: drag it, or Alt with the arrows. */
export function PhotoTile(props: PhotoTileProps) {
  const { photo, place, total, selected, leastSidePx, flags, onSelect, onMove, onRemove } = props;
  const { t } = useTranslation();
  const tile = useRef<HTMLButtonElement>(null);
  const { isOver, isDragged } = usePhotoDrag(tile, photo.id, (dragged) => onMove(dragged, place));
  const isCover = place === 0;
  const words = isCover
    ? t('photos.cover-of', { name: photo.originalName })
    : t('photos.photo-of', { number: place + 1, total, name: photo.originalName });
  return (
    <li className={classes['place']} data-cover={isCover}>
      <button
        ref={tile}
        type="button"
        id={`photo-${photo.id}`}
        className={classes['tile']}
        data-over={isOver}
        data-dragged={isDragged}
        aria-pressed={selected}
        aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight Delete"
        title={photo.originalName}
        onClick={onSelect}
        onFocus={onSelect}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          const wanted = placeOfKey(event, place);
          if (wanted !== null) {
            event.preventDefault();
            onMove(photo.id, wanted);
          } else if (event.key === 'Delete') {
            event.preventDefault();
            onRemove();
          }
        }}
      >
        {/* Not as a label: what is wrong with the photo is said after it. */}
        <VisuallyHidden>{words}</VisuallyHidden>
        <Picture photo={photo} large={isCover} />
        {isCover && (
          <span className={classes['coverMark']} aria-hidden>
            <IconStar size="0.9375rem" aria-hidden />
            {t('photos.cover')}
          </span>
        )}
        <Flaw photo={photo} leastSidePx={leastSidePx} flags={flags} large={isCover} />
      </button>
    </li>
  );
}

function Picture({ photo, large }: { readonly photo: ListingPhoto; readonly large: boolean }) {
  if (photo.refusal !== null) {
    return (
      <span className={classes['refused']}>
        <IconPhotoX size="1.75rem" aria-hidden />
      </span>
    );
  }
  return (
    <img
      className={classes['picture']}
      src={listingPhotoAddress(photo, large ? 'preview' : 'thumb')}
      alt={''}
      draggable={false}
      decoding="async"
    />
  );
}

interface FlawProps {
  readonly photo: ListingPhoto;
  readonly leastSidePx: number;
  readonly flags: readonly PhotoFlag[];
  readonly large: boolean;
}

/** What is wrong with the photo, the worst of it in a word on the large one and as a mark on the small ones. */
function Flaw({ photo, leastSidePx, flags, large }: FlawProps) {
  const { t } = useTranslation();
  const side = Math.min(photo.widthPx, photo.heightPx);
  const refused = photo.refusal !== null;
  const worst = worstFlags(flags)[0];
  const words = refused
    ? t('photos.refused-label')
    : side < leastSidePx
      ? t('photos.small-label', { px: side })
      : worst === undefined
        ? null
        : t(`photo-inbox.flag.${worst.code}`, { px: side });
  if (words === null) return null;
  return (
    <span className={classes['flaw']} data-severity={refused ? 'error' : 'warning'} title={words}>
      <IconAlertTriangle size="0.875rem" aria-hidden />
      <span className={large ? undefined : classes['flawHidden']}>{words}</span>
    </span>
  );
}

function usePhotoDrag(
  tile: RefObject<HTMLButtonElement | null>,
  photoId: string,
  onDropped: (photoId: string) => void,
): { isOver: boolean; isDragged: boolean } {
  const [isOver, setOver] = useState(false);
  const [isDragged, setDragged] = useState(false);
  const drop = useEffectEvent((dragged: unknown) => {
    setOver(false);
    if (typeof dragged === 'string') onDropped(dragged);
  });
  useEffect(() => {
    const element = tile.current;
    if (element === null) return undefined;
    return combine(
      draggable({
        element,
        getInitialData: () => ({ kind: DRAGGED, photoId }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) =>
          source.data['kind'] === DRAGGED && source.data['photoId'] !== photoId,
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: ({ source }) => drop(source.data['photoId']),
      }),
    );
  }, [tile, photoId]);
  return { isOver, isDragged };
}

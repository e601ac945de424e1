import { useEffect, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoId } from '../../../shared/domain/ids.ts';
import { isComposing } from '../../components/composition.ts';
import { gridSquares } from './grid-squares.ts';
import { InboxTile, tileElementId, TilePlaceholder, type PhotosToDrag } from './inbox-tile.tsx';
import type { useTileRows } from './use-tile-rows.ts';
import type { PhotoWindows } from './use-photo-windows.ts';
import type { Place } from './photo-selection.ts';
import classes from './photo-grid.module.css';

interface PhotoGridProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rows: ReturnType<typeof useTileRows>;
  readonly total: number;
  readonly windows: PhotoWindows;
  readonly active: Place | null;
  readonly chosen: ReadonlySet<PhotoId>;
  readonly photosToDrag: PhotosToDrag;
  readonly onChoose: (event: MouseEvent, index: number) => void;
  readonly onOpen: () => void;
  /** Never during composition. */
  readonly onKey: (event: KeyboardEvent) => void;
}

/** Only the squares on screen exist; the grid itself has the focus, and says on which of them the keys stand. */
export function PhotoGrid(props: PhotoGridProps) {
  const { scroller, rows, total, windows, active, chosen, photosToDrag } = props;
  const { t } = useTranslation();
  const { layout, columns, virtual } = rows;
  const activeIndex = active?.index ?? null;
  useEffect(() => {
    if (activeIndex !== null && layout !== null) {
      virtual.scrollToIndex(Math.floor(activeIndex / columns));
    }
    // Only when the keys go somewhere: whoever scrolls away is not pulled back.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [activeIndex, columns]);
  const squares = layout === null ? [] : gridSquares(rows.items, layout, total, windows.photoAt);
  const isShown = active !== null && active.index >= rows.first && active.index <= rows.last;
  return (
    <div
      ref={scroller}
      id="photo-grid"
      // A <select> may not hold pictures.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="listbox"
      tabIndex={0}
      className={classes['scroller']}
      aria-label={t('photo-inbox.grid')}
      aria-multiselectable
      aria-busy={windows.photoAt(rows.first) === undefined}
      {...(isShown ? { 'aria-activedescendant': tileElementId(active.id) } : {})}
      aria-keyshortcuts="G X B A U R C Enter Space"
      onKeyDown={(event) => {
        if (!isComposing(event)) props.onKey(event);
      }}
      onClick={(event) => {
        const index = indexUnder(event.target);
        if (index !== null) props.onChoose(event, index);
      }}
      onDoubleClick={(event) => {
        if (indexUnder(event.target) !== null) props.onOpen();
      }}
    >
      <div
        role="presentation"
        className={classes['rows']}
        style={{ height: virtual.getTotalSize() }}
      >
        {squares.map(({ index, photo, topPx, leftPx, sidePx }) =>
          photo === undefined ? (
            <TilePlaceholder key={index} topPx={topPx} leftPx={leftPx} sidePx={sidePx} />
          ) : (
            <InboxTile
              key={photo.id}
              photo={photo}
              index={index}
              total={total}
              topPx={topPx}
              leftPx={leftPx}
              sidePx={sidePx}
              isActive={index === activeIndex}
              isChosen={chosen.has(photo.id)}
              photosToDrag={photosToDrag}
            />
          ),
        )}
      </div>
    </div>
  );
}

function indexUnder(target: EventTarget): number | null {
  const tile = target instanceof Element ? target.closest<HTMLElement>('[role="option"]') : null;
  return tile === null ? null : Number(tile.dataset['index']);
}

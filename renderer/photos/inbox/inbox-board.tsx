import { lazy, Suspense, useCallback, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingId, PhotoId } from '../../../shared/domain/ids.ts';
import type { PhotoFilter, StudioPhoto } from '../../../shared/domain/studio-photo.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { TryAgainNotice } from '../../components/try-again-notice.tsx';
import { UndoOffer } from '../../components/undo-offer.tsx';
import { useLatest } from '../../components/use-latest.ts';
import { ASSIGN_FIELD } from './assign-panel.tsx';
import { DecisionBar } from './decision-bar.tsx';
import { InboxSide } from './inbox-side.tsx';
import type { PhotosToDrag } from './inbox-tile.tsx';
import { PhotoGrid } from './photo-grid.tsx';
import { photoKey, placeOfMove, type PhotoKey } from './photo-keys.ts';
import { usePhotoDecisions } from './use-photo-decisions.ts';
import { usePhotoSelection } from './use-photo-selection.ts';
import { usePhotoWindows } from './use-photo-windows.ts';
import { usePinnedListings } from './use-pinned-listings.ts';
import { useTileRows } from './use-tile-rows.ts';
import classes from './inbox-board.module.css';

const CompareDialog = lazy(async () => ({
  default: (await import('../compare/compare-dialog.tsx')).CompareDialog,
}));

interface InboxBoardProps {
  readonly filter: PhotoFilter;
  readonly total: number;
}

/** The grid, what can be decided about its photos, and beside it the studio and the listings they go to. */
export function InboxBoard({ filter, total }: InboxBoardProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useTileRows(scroller, total);
  const windows = usePhotoWindows(filter, total, rows.first, rows.last);
  const [failure, setFailure] = useState<unknown>(null);
  const selection = usePhotoSelection(filter, total, windows, setFailure);
  const decisions = usePhotoDecisions(windows.photoOf, selection.goOn);
  const pinned = usePinnedListings();
  const [compared, setCompared] = useState<readonly [StudioPhoto, StudioPhoto] | null>(null);
  const { active, chosen, subject } = selection;
  const pair = pairOf(subject, active?.index ?? null, windows);

  const focusGrid = useCallback(() => scroller.current?.focus({ preventScroll: true }), []);
  const photosToDrag: PhotosToDrag = useLatest((id) => (chosen.has(id) ? [...chosen] : [id]));

  function openStudio(): void {
    const side = document.getElementById('photo-side');
    side?.querySelector<HTMLElement>('button, [role="slider"], a[href], [tabindex]')?.focus();
  }

  function compare(): void {
    if (pair !== null) setCompared(pair);
  }

  function run(key: PhotoKey): void {
    switch (key.kind) {
      case 'move': {
        const pageRows = Math.max(
          1,
          Math.floor((scroller.current?.clientHeight ?? 0) / rows.rowPx),
        );
        const grid = { columns: rows.columns, pageRows, total };
        const place = active === null ? 0 : placeOfMove(key.move, active.index, grid);
        if (key.extends) selection.extendTo(place);
        else if (key.isFree) selection.goTo(place);
        else selection.choose(place);
        return;
      }
      case 'toggle':
        selection.toggle(active?.index ?? 0);
        return;
      case 'all':
        selection.chooseAll();
        return;
      case 'clear':
        selection.clear();
        return;
      case 'mark':
        decisions.mark(subject, key.mark);
        return;
      case 'cover':
        if (active !== null) decisions.makeCover(active.id);
        return;
      case 'assign': {
        const listing = pinned[key.place];
        if (listing) decisions.assign(subject, listing.id, listing.name);
        return;
      }
      case 'find':
        document.querySelector<HTMLElement>(`#${ASSIGN_FIELD} input`)?.focus();
        return;
      case 'unassign':
        decisions.unassign(subject);
        return;
      case 'turn':
        decisions.turn(subject);
        return;
      case 'compare':
        compare();
        return;
      case 'open':
        openStudio();
    }
  }

  const onRun = useLatest(run);
  const onAssign = useLatest((ids: readonly PhotoId[] | null, id: ListingId, name: string) =>
    decisions.assign(ids ?? subject, id, name),
  );

  const onKey = (event: KeyboardEvent) => {
    const key = photoKey(event);
    if (key === null) return;
    event.preventDefault();
    run(key);
  };

  return (
    <div className={classes['board']}>
      <div className={classes['main']}>
        <DecisionBar count={subject.length} canCompare={pair !== null} onRun={onRun} />
        <ErrorNotice error={decisions.error ?? failure} />
        <TryAgainNotice error={windows.error} onTryAgain={windows.tryAgain} />
        <div className={classes['grid']}>
          <PhotoGrid
            scroller={scroller}
            rows={rows}
            total={total}
            windows={windows}
            active={active}
            chosen={chosen}
            photosToDrag={photosToDrag}
            onChoose={(event, index) => {
              if (event.shiftKey) selection.extendTo(index);
              else if (event.ctrlKey || event.metaKey) selection.toggle(index);
              else selection.choose(index);
            }}
            onOpen={openStudio}
            onKey={onKey}
          />
        </div>
        <div className={classes['foot']}>
          {decisions.news === null ? (
            <p className={classes['keys']}>{t('photo-inbox.keys')}</p>
          ) : (
            <>
              <p>{decisions.news.words}</p>
              {decisions.news.batchId !== null && (
                <UndoOffer key={decisions.news.batchId} batchId={decisions.news.batchId} />
              )}
            </>
          )}
        </div>
      </div>
      <InboxSide
        photoId={active?.id ?? null}
        selection={subject}
        pinned={pinned}
        onAssign={onAssign}
        onDone={focusGrid}
      />
      {compared !== null && (
        <Suspense fallback={null}>
          <CompareDialog
            photos={compared}
            onDecide={(hidden) => {
              decisions.mark([hidden], 'hidden');
              setCompared(null);
            }}
            onClose={() => setCompared(null)}
          />
        </Suspense>
      )}
    </div>
  );
}

/** Two chosen photos; with one, it and the next. */
function pairOf(
  subject: readonly PhotoId[],
  index: number | null,
  windows: ReturnType<typeof usePhotoWindows>,
): readonly [StudioPhoto, StudioPhoto] | null {
  if (subject.length === 0 || subject.length > 2) return null;
  const [first, second] =
    subject.length === 2
      ? [...subject]
          .toSorted((one, other) => (windows.indexOf(one) ?? 0) - (windows.indexOf(other) ?? 0))
          .map(windows.photoOf)
      : index === null
        ? []
        : [windows.photoAt(index), windows.photoAt(index + 1)];
  const canBeSeen = (photo: StudioPhoto | undefined) =>
    photo !== undefined && photo.refusal === null;
  return first !== undefined && second !== undefined && canBeSeen(first) && canBeSeen(second)
    ? [first, second]
    : null;
}

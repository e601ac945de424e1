import {
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconPackage } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingId, PhotoId } from '../../../shared/domain/ids.ts';
import { Picker } from '../../components/picker.tsx';
import { searchQuery } from '../../search/search-queries.ts';
import { draggedPhotos } from './use-tile-drag.ts';
import type { PinnedListing } from './use-pinned-listings.ts';
import classes from './assign-panel.module.css';

interface AssignPanelProps {
  readonly pinned: readonly (PinnedListing | null)[];
  /** Photos that a press would assign. */
  readonly count: number;
  /** Null: the photos that are chosen. */
  readonly onAssign: (photoIds: readonly PhotoId[] | null, id: ListingId, name: string) => void;
  /** After a choice by typing: back to the grid. */
  readonly onDone: () => void;
}

/** Where photos go: by typing, by number, or dropped onto a row. */
export function AssignPanel({ pinned, count, onAssign, onDone }: AssignPanelProps) {
  const { t } = useTranslation();
  const isDragging = usePhotosDragged();
  return (
    <section
      className={classes['panel']}
      aria-label={t('photo-inbox.assign.label')}
      data-dragging={isDragging}
    >
      <ListingPicker
        count={count}
        onPick={(id, name) => {
          onAssign(null, id, name);
          onDone();
        }}
      />
      {pinned.length > 0 && (
        <ol className={classes['rows']} aria-label={t('photo-inbox.assign.pinned')}>
          {pinned.map(
            (listing, place) =>
              listing !== null && (
                <li key={listing.id}>
                  <PinnedRow listing={listing} place={place} onAssign={onAssign} />
                </li>
              ),
          )}
        </ol>
      )}
      <p className={classes['hint']}>
        {pinned.length > 0 ? t('photo-inbox.assign.hint') : t('photo-inbox.assign.no-listings')}
      </p>
    </section>
  );
}

export const ASSIGN_FIELD = 'assign-photos-to';

interface ListingPickerProps {
  readonly count: number;
  readonly onPick: (id: ListingId, name: string) => void;
}

function ListingPicker({ count, onPick }: ListingPickerProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim().slice(0, 200), 120);
  const found = useQuery({
    ...searchQuery(query),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  const hits =
    query === ''
      ? []
      : (found.data?.hits ?? []).flatMap((hit) => (hit.kind === 'listing' ? hit : []));
  return (
    <div id={ASSIGN_FIELD}>
      <Picker
        label={
          count === 0 ? t('photo-inbox.assign.label') : t('photo-inbox.assign.title', { count })
        }
        placeholder={t('photo-inbox.assign.placeholder')}
        picked={''}
        query={typed}
        onQuery={setTyped}
        loading={query !== '' && found.isFetching}
        options={hits.map(({ id, title, detail }) => ({ value: id, label: title, detail }))}
        nothingFound={
          query === '' ? t('photo-inbox.assign.type') : t('photo-inbox.assign.nothing', { query })
        }
        onPick={({ value }) => {
          const hit = hits.find(({ id }) => id === value);
          setTyped('');
          if (hit !== undefined) onPick(hit.id, hit.title);
        }}
      />
    </div>
  );
}

interface PinnedRowProps {
  readonly listing: PinnedListing;
  readonly place: number;
  readonly onAssign: AssignPanelProps['onAssign'];
}

function PinnedRow({ listing, place, onAssign }: PinnedRowProps) {
  const { t } = useTranslation();
  const row = useRef<HTMLButtonElement>(null);
  const name = listing.name === '' ? t('listings.unnamed') : listing.name;
  const isOver = useDroppedPhotos(row, (ids) => onAssign(ids, listing.id, name));
  return (
    <UnstyledButton
      ref={row}
      className={classes['row'] ?? ''}
      data-over={isOver}
      aria-keyshortcuts={String(place + 1)}
      onClick={() => onAssign(null, listing.id, name)}
    >
      <VisuallyHidden>
        {t('photo-inbox.assign.row', { name, household: listing.householdName })}
      </VisuallyHidden>
      <span className={classes['key']} aria-hidden>
        {place + 1}
      </span>
      {listing.coverAddress === null ? (
        <span className={classes['noCover']}>
          <IconPackage size="1.125rem" stroke={1.6} aria-hidden />
        </span>
      ) : (
        <img className={classes['cover']} src={listing.coverAddress} alt={''} decoding="async" />
      )}
      <span className={classes['words']} aria-hidden>
        <span className={classes['name']}>{name}</span>
        <span className={classes['household']}>{listing.householdName}</span>
      </span>
      <span className={classes['photos']}>
        {t('photo-inbox.assign.photos', { count: listing.photoCount })}
      </span>
    </UnstyledButton>
  );
}

/** True while photos of the grid are being dragged: the rows then take all the room they need. */
function usePhotosDragged(): boolean {
  const [isDragging, setDragging] = useState(false);
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => draggedPhotos(source.data) !== null,
        onDragStart: () => setDragging(true),
        onDrop: () => setDragging(false),
      }),
    [],
  );
  return isDragging;
}

function useDroppedPhotos(
  row: RefObject<HTMLElement | null>,
  onDropped: (ids: readonly PhotoId[]) => void,
): boolean {
  const [isOver, setOver] = useState(false);
  const drop = useEffectEvent((data: Readonly<Record<string, unknown>>) => {
    setOver(false);
    const ids = draggedPhotos(data);
    if (ids !== null) onDropped(ids);
  });
  useEffect(() => {
    const element = row.current;
    if (element === null) return undefined;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => draggedPhotos(source.data) !== null,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => drop(source.data),
    });
  }, [row]);
  return isOver;
}

import { FlexRender, useTable, type Row, type SortingState } from '@tanstack/react-table';
import { VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import {
  memo,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ListingId } from '../../../shared/domain/ids.ts';
import type { ListingRow } from '../../../shared/ipc/listing-row.ts';
import { isComposing } from '../../components/composition.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useVirtualRows } from '../../components/use-virtual-rows.ts';
import { ChooseCell } from './choose-cell.tsx';
import { rowOfKey } from './grid-keys.ts';
import { gridFeatures, listingColumns, type ListingSort } from './listing-columns.tsx';
import { useListingWindows } from './use-listing-windows.ts';
import type { ListingsInput } from '../listings-queries.ts';
import classes from './listings-grid.module.css';

interface ListingsGridProps {
  readonly input: ListingsInput;
  readonly total: number;
  readonly onSort: (sort: ListingSort, descending: boolean) => void;
  readonly chosen: ReadonlySet<ListingId>;
  readonly onToggle: (id: ListingId) => void;
}

const ROW_REM = 3.75;

/** Newest, dearest and most troubled first; names and households from A. */
const FIRST_DESCENDING: ReadonlySet<string> = new Set(['updated', 'problems', 'photos', 'stock']);

/** Only the rows on screen exist. The table model holds those alone; sorting and windows are the library's work. */
export function ListingsGrid({ input, total, onSort, chosen, onToggle }: ListingsGridProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(scroller, total, ROW_REM);
  const items = virtual.getVirtualItems();
  const { rowAt, error } = useListingWindows(
    input,
    items.map(({ index }) => index),
  );
  const table = useGridTable(
    items.flatMap(({ index }) => rowAt(index) ?? []),
    input,
    onSort,
  );
  const rowsById = new Map(table.getRowModel().rows.map((row) => [row.original.id, row]));
  const keys = useGridKeys(total, virtual, scroller);
  // When the chosen row is scrolled away, Tab reaches the first one that is there.
  const tabStop = items.some(({ index }) => index === keys.active) ? keys.active : items[0]?.index;
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  return (
    <div ref={scroller} className={classes['scroller']}>
      <ErrorNotice error={error} />
      <table
        // Arrows go from row to row, so it is a grid and not only a table.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        className={classes['grid']}
        aria-label={t('listings.title')}
        aria-rowcount={total + 1}
        aria-multiselectable
      >
        <thead className={classes['head']}>
          <tr className={classes['row']} aria-rowindex={1}>
            <th scope="col" className={classes['cell']}>
              <VisuallyHidden>{t('editor.choose.column')}</VisuallyHidden>
            </th>
            {headers.map(({ column }) => (
              <ColumnHead
                key={column.id}
                id={column.id}
                sorted={column.getIsSorted()}
                canSort={column.getCanSort()}
                onSort={() =>
                  onSort(
                    column.id as ListingSort,
                    column.getIsSorted() === false
                      ? FIRST_DESCENDING.has(column.id)
                      : column.getIsSorted() === 'asc',
                  )
                }
              />
            ))}
          </tr>
        </thead>
        <tbody className={classes['body']} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const data = rowAt(item.index);
            return (
              <GridRow
                key={item.key}
                index={item.index}
                start={item.start}
                row={data === undefined ? undefined : rowsById.get(data.id)}
                measure={virtual.measureElement}
                isActive={item.index === tabStop}
                isChosen={data !== undefined && chosen.has(data.id)}
                onToggle={onToggle}
                onKeyDown={keys.onKeyDown}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function useGridTable(
  rows: readonly ListingRow[],
  input: ListingsInput,
  onSort: ListingsGridProps['onSort'],
) {
  const data = useSameRows(rows);
  const sorting = useMemo<SortingState>(
    () => [{ id: input.sort, desc: input.descending }],
    [input.sort, input.descending],
  );
  return useTable({
    features: gridFeatures,
    columns: listingColumns,
    data,
    getRowId: (row) => row.id,
    manualSorting: true,
    enableSortingRemoval: false,
    state: { sorting },
    onSortingChange: (updater) => {
      const [next] = typeof updater === 'function' ? updater(sorting) : updater;
      if (next !== undefined) onSort(next.id as ListingSort, next.desc);
    },
  });
}

/** The table wants the same array for the same rows. */
function useSameRows(rows: readonly ListingRow[]): readonly ListingRow[] {
  const [kept, setKept] = useState(rows);
  if (kept.length === rows.length && kept.every((row, index) => row === rows[index])) return kept;
  setKept(rows);
  return rows;
}

interface ColumnHeadProps {
  readonly id: string;
  readonly sorted: false | 'asc' | 'desc';
  readonly canSort: boolean;
  readonly onSort: () => void;
}

function ColumnHead({ id, sorted, canSort, onSort }: ColumnHeadProps) {
  const { t } = useTranslation();
  const label = t(`listings.column.${id}`);
  const Arrow = sorted === 'asc' ? IconArrowUp : IconArrowDown;
  return (
    <th
      scope="col"
      className={classes['cell']}
      data-column={id}
      aria-sort={sorted === false ? 'none' : sorted === 'asc' ? 'ascending' : 'descending'}
    >
      {canSort ? (
        <button
          type="button"
          className={classes['sort']}
          title={t('listings.sort-by', { column: label })}
          onClick={onSort}
        >
          {label}
          {sorted !== false && <Arrow size="0.875rem" aria-hidden />}
        </button>
      ) : (
        <span className={classes['headWord']}>{label}</span>
      )}
    </th>
  );
}

interface GridRowProps {
  readonly index: number;
  readonly start: number;
  readonly row: Row<typeof gridFeatures, ListingRow> | undefined;
  readonly measure: (element: HTMLElement | null) => void;
  /** The one row that Tab reaches. */
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly onToggle: (id: ListingId) => void;
  readonly onKeyDown: (event: KeyboardEvent, index: number) => void;
}

/** The table makes its row objects anew as one scrolls: what counts is whether the listing is the same. */
const GridRow = memo(
  PlainGridRow,
  (before, after) =>
    before.row?.original === after.row?.original &&
    before.index === after.index &&
    before.start === after.start &&
    before.isActive === after.isActive &&
    before.isChosen === after.isChosen &&
    before.onToggle === after.onToggle &&
    before.onKeyDown === after.onKeyDown,
);

function PlainGridRow(props: GridRowProps) {
  const { index, start, row, measure, isActive, isChosen, onToggle, onKeyDown } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const listing = row?.original;
  const open = () => {
    if (listing !== undefined) void navigate(`/listings/${listing.id}`);
  };
  return (
    // The arrows, Enter and the space bar are heard here; the box of the first cell is for the mouse.
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      className={`${classes['row']} ${classes['item']}`}
      style={{ transform: `translateY(${start}px)` }}
      tabIndex={isActive ? 0 : -1}
      aria-selected={isChosen}
      onClick={open}
      onKeyDown={(event) => {
        if (isComposing(event)) return;
        if (event.key === 'Enter') open();
        else if (event.key === ' ' && listing !== undefined) {
          event.preventDefault();
          onToggle(listing.id);
        } else onKeyDown(event, index);
      }}
    >
      {row === undefined ? (
        <td className={classes['loading']}>{t('listings.loading-row')}</td>
      ) : (
        <>
          <ChooseCell row={row.original} isChosen={isChosen} onToggle={onToggle} />
          {row.getAllCells().map((cell) => (
            <td key={cell.id} className={classes['cell']} data-column={cell.column.id}>
              <FlexRender cell={cell} />
            </td>
          ))}
        </>
      )}
    </tr>
  );
}

/** Arrows go through all rows, fetched or not; the focus follows as soon as the row stands on the screen. */
function useGridKeys(
  total: number,
  virtual: ReturnType<typeof useVirtualRows>,
  scroller: RefObject<HTMLDivElement | null>,
) {
  const [active, setActive] = useState(0);
  const isMoving = useRef(false);
  useEffect(() => {
    if (!isMoving.current) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    if (row === null || row === undefined) return;
    row.focus({ preventScroll: true });
    isMoving.current = false;
  });
  const onKeyDown = useCallback(
    (event: KeyboardEvent, index: number) => {
      const rowPx = event.currentTarget.clientHeight;
      const pageRows = Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - 1;
      const next = rowOfKey(event, index, total, Math.max(1, pageRows));
      if (next === null) return;
      event.preventDefault();
      setActive(next);
      isMoving.current = true;
      virtual.scrollToIndex(next);
    },
    [scroller, total, virtual],
  );
  return { active: Math.min(active, Math.max(0, total - 1)), onKeyDown };
}

import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '../../../shared/marketplace/profile-schema.ts';
import { isComposing } from '../../components/composition.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { isArrowKey, moveInGrid } from '../../components/grid-moves.ts';
import { useVirtualRows } from '../../components/use-virtual-rows.ts';
import { useMatrixWindows, type MatrixInput } from './matrix-queries.ts';
import { MatrixRow } from './matrix-row.tsx';
import classes from './matrix-table.module.css';

interface MatrixTableProps {
  readonly input: MatrixInput;
  readonly total: number;
  readonly profiles: readonly Profile[];
  readonly onSort: (sort: Pick<MatrixInput, 'sort' | 'of' | 'descending'>) => void;
}

const ROW_REM = 3.25;

/**
 * Only the rows on screen exist. The table scrolls inside itself both ways, the name stays in sight.
 * One cell is the tab stop; arrows move it, Enter opens the listing at that marketplace.
 */
export function MatrixTable({ input, total, profiles, onSort }: MatrixTableProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(scroller, total, ROW_REM);
  const items = virtual.getVirtualItems();
  const { rowAt, error } = useMatrixWindows(
    input,
    items.map(({ index }) => index),
  );
  const [place, setPlace] = useState({ row: 0, column: 0 });
  // When the chosen row is scrolled away, Tab reaches the first one that is there.
  const stopRow = items.some(({ index }) => index === place.row) ? place.row : items[0]?.index;

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || !isArrowKey(event.key)) return;
    event.preventDefault();
    const next = moveInGrid(place, event.key, { rows: total, columns: profiles.length + 1 });
    setPlace(next);
    virtual.scrollToIndex(next.row);
    // The row may only now be made.
    requestAnimationFrame(() => {
      scroller.current
        ?.querySelector<HTMLElement>(`[data-place="${next.row} ${next.column}"]`)
        ?.focus();
    });
  };
  const sortedOf = (sort: MatrixInput['sort'], of: MatrixInput['of']) =>
    input.sort === sort && input.of === of
      ? input.descending
        ? 'descending'
        : 'ascending'
      : 'none';
  const heads = [
    { id: null, name: t('matrix.all'), title: t('matrix.sort-all') },
    ...profiles.map(({ id, name }) => ({ id, name, title: t('matrix.sort-one', { name }) })),
  ];
  return (
    <div ref={scroller} className={classes['scroller']} data-wide>
      <ErrorNotice error={error} />
      <table
        // Arrows go from cell to cell, so it is a grid and not only a table.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        className={classes['table']}
        style={{ ['--columns' as string]: profiles.length }}
        aria-label={t('matrix.title')}
        aria-rowcount={total + 1}
      >
        <thead className={classes['head']}>
          <tr className={classes['row']} aria-rowindex={1}>
            <Head
              name={t('matrix.listing')}
              title={t('matrix.sort-name')}
              sorted={sortedOf('name', input.of)}
              onSort={(descending) => onSort({ sort: 'name', of: input.of, descending })}
            />
            {heads.map(({ id, name, title }) => (
              <Head
                key={id ?? ''}
                name={name}
                title={title}
                sorted={sortedOf('problems', id)}
                onSort={(descending) => onSort({ sort: 'problems', of: id, descending })}
              />
            ))}
          </tr>
        </thead>
        <tbody className={classes['body']} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => (
            <MatrixRow
              key={item.key}
              index={item.index}
              start={item.start}
              row={rowAt(item.index)}
              profiles={profiles}
              measure={virtual.measureElement}
              stop={item.index === stopRow ? (item.index === place.row ? place.column : 0) : null}
              onFocus={setPlace}
              onKeyDown={onKeyDown}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProps {
  readonly name: string;
  readonly title: string;
  readonly sorted: 'none' | 'ascending' | 'descending';
  readonly onSort: (descending: boolean) => void;
}

function Head({ name, title, sorted, onSort }: HeadProps) {
  const Arrow = sorted === 'ascending' ? IconArrowUp : IconArrowDown;
  return (
    <th scope="col" className={classes['cell']} aria-sort={sorted}>
      <button
        type="button"
        className={classes['sort']}
        title={title}
        onClick={() => onSort(sorted === 'ascending')}
      >
        {name}
        {sorted !== 'none' && <Arrow size="0.875rem" aria-hidden />}
      </button>
    </th>
  );
}

import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PreflightCell } from '../../shared/ipc/contract-bundles.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import type { Profile } from '../../shared/marketplace/profile-schema.ts';
import { ConfidenceBadge } from '../components/confidence-badge.tsx';
import { cellKey, choiceOf, isArrowKey, moveInGrid, toggleAll } from './cell-choice.ts';
import { MatrixCell } from './matrix-cell.tsx';
import classes from './matrix.module.css';

interface MatrixProps {
  readonly households: Output<'exports:preflight'>['households'];
  readonly cells: readonly PreflightCell[];
  readonly profiles: readonly Profile[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/**
 * Households down, marketplaces across. One cell has the focus; arrows move it, Space chooses,
 * and the tick boxes choose a whole row or column.
 */
export function Matrix({ households, cells, profiles, chosen, onChoose }: MatrixProps) {
  // The virtualizer's functions answer differently as one scrolls: memoizing them would freeze the rows.
  'use no memo';
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ row: 0, column: 0 });
  const virtual = useVirtualizer({
    count: households.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 3.5 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    overscan: 10,
  });
  const byKey = new Map(cells.map((cell) => [cellKey(cell), cell]));
  const size = { rows: households.length, columns: profiles.length };
  const columns = {
    gridTemplateColumns: `minmax(11rem, 1.4fr) repeat(${profiles.length}, minmax(8.5rem, 1fr))`,
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isArrowKey(event.key)) return;
    event.preventDefault();
    const next = moveInGrid(place, event.key, size);
    setPlace(next);
    virtual.scrollToIndex(next.row);
    requestAnimationFrame(() => {
      scroller.current
        ?.querySelector<HTMLElement>(`[data-place="${next.row} ${next.column}"]`)
        ?.focus();
    });
  };

  return (
    <div
      ref={scroller}
      className={classes['scroller']}
      role="grid"
      aria-label={t('exports.matrix.label')}
      aria-rowcount={households.length + 1}
      aria-colcount={profiles.length + 1}
      tabIndex={-1}
    >
      <div role="row" aria-rowindex={1} className={classes['head']} style={columns}>
        <div role="columnheader" className={classes['corner']}>
          {t('exports.matrix.household')}
        </div>
        {profiles.map((profile) => {
          const column = cells.filter((cell) => cell.marketplaceId === profile.id);
          const choice = choiceOf(chosen, column);
          return (
            <div key={profile.id} role="columnheader" className={classes['market']}>
              <Checkbox
                label={profile.name}
                aria-label={t('exports.matrix.choose-column', { name: profile.name })}
                checked={choice === 'all'}
                indeterminate={choice === 'some'}
                onChange={() => onChoose(toggleAll(chosen, column))}
              />
              <ConfidenceBadge confidence={profile.confidence} official={profile.official} />
            </div>
          );
        })}
      </div>
      <div role="presentation" className={classes['body']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const household = households[item.index];
          if (household === undefined) return null;
          const row = cells.filter((cell) => cell.householdId === household.id);
          const choice = choiceOf(chosen, row);
          return (
            <div
              key={household.id}
              role="row"
              aria-rowindex={item.index + 2}
              data-index={item.index}
              ref={virtual.measureElement}
              className={classes['row']}
              style={{ ...columns, transform: `translateY(${item.start}px)` }}
            >
              <div role="rowheader" className={classes['household']}>
                <Checkbox
                  aria-label={t('exports.matrix.choose-row', { name: household.name })}
                  checked={choice === 'all'}
                  indeterminate={choice === 'some'}
                  onChange={() => onChoose(toggleAll(chosen, row))}
                />
                <span className={classes['who']}>
                  <Link to={`/households/${household.id}`} tabIndex={-1}>
                    {household.name}
                  </Link>
                  <span className={classes['hamlet']}>{household.hamlet}</span>
                </span>
              </div>
              {profiles.map((profile, column) => {
                const key = `${household.id} ${profile.id}`;
                return (
                  <div
                    key={profile.id}
                    role="gridcell"
                    aria-colindex={column + 2}
                    aria-selected={chosen.has(key)}
                    tabIndex={-1}
                    className={classes['cell']}
                    onKeyDown={onKeyDown}
                  >
                    <MatrixCell
                      cell={byKey.get(key) ?? null}
                      householdName={household.name}
                      marketplaceName={profile.name}
                      chosen={chosen.has(key)}
                      place={`${item.index} ${column}`}
                      isTabStop={place.row === item.index && place.column === column}
                      onFocus={() => setPlace({ row: item.index, column })}
                      onToggle={(cell) => onChoose(toggleAll(chosen, [cell]))}
                    />
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

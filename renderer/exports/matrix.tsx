import { Checkbox } from '@mantine/core';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PreflightCell } from '../../shared/ipc/contract-bundles.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import type { Profile } from '../../shared/marketplace/profile-schema.ts';
import { ConfidenceBadge } from '../components/confidence-badge.tsx';
import { isArrowKey, moveInGrid } from '../components/grid-moves.ts';
import { useVirtualRows } from '../components/use-virtual-rows.ts';
import { cellKey, choiceOf, toggleAll } from './cell-choice.ts';
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
 * Households down, marketplaces across. One cell is the tab stop; arrows move it, Space chooses,
 * and the tick boxes choose a whole row or column.
 */
export function Matrix({ households, cells, profiles, chosen, onChoose }: MatrixProps) {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const head = useRef<HTMLTableSectionElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const { page, startPx } = usePlaceOnPage(table);
  const [place, setPlace] = useState({ row: 0, column: 0 });
  const virtual = useVirtualRows(page, households.length, 3.25, startPx);
  const rows = virtual.getVirtualItems();
  const spaceAbove = (rows[0]?.start ?? startPx) - startPx;
  const spaceBelow = virtual.getTotalSize() - ((rows.at(-1)?.end ?? startPx) - startPx);
  const byKey = new Map(cells.map((cell) => [cellKey(cell), cell]));

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isArrowKey(event.key)) return;
    event.preventDefault();
    const size = { rows: households.length, columns: profiles.length };
    const next = moveInGrid(place, event.key, size);
    setPlace(next);
    virtual.scrollToIndex(next.row);
    // The row may only now be made.
    requestAnimationFrame(() => {
      table.current
        ?.querySelector<HTMLElement>(`[data-place="${next.row} ${next.column}"]`)
        ?.focus();
    });
  };

  return (
    <table
      ref={table}
      className={classes['table']}
      style={{ ['--columns' as string]: profiles.length }}
      aria-rowcount={households.length + 1}
    >
      <caption className={classes['caption']}>{t('exports.matrix.label')}</caption>
      <thead ref={head} className={classes['head']} data-wide onScroll={() => follow(head, body)}>
        <tr>
          <th scope="col" className={classes['corner']}>
            {t('exports.matrix.household')}
          </th>
          {profiles.map((profile) => {
            const column = cells.filter((cell) => cell.marketplaceId === profile.id);
            const choice = choiceOf(chosen, column);
            return (
              <th key={profile.id} scope="col">
                <Checkbox
                  label={profile.name}
                  aria-label={t('exports.matrix.choose-column', { name: profile.name })}
                  checked={choice === 'all'}
                  indeterminate={choice === 'some'}
                  onChange={() => onChoose(toggleAll(chosen, column))}
                />
                <ConfidenceBadge confidence={profile.confidence} official={profile.official} />
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody ref={body} className={classes['body']} data-wide onScroll={() => follow(body, head)}>
        <Space heightPx={spaceAbove} />
        {rows.map((item) => {
          const household = households[item.index];
          if (household === undefined) return null;
          const row = cells.filter((cell) => cell.householdId === household.id);
          const choice = choiceOf(chosen, row);
          return (
            <tr
              key={household.id}
              aria-rowindex={item.index + 2}
              data-index={item.index}
              ref={virtual.measureElement}
            >
              <th scope="row">
                <div className={classes['household']}>
                  <Checkbox
                    aria-label={t('exports.matrix.choose-row', { name: household.name })}
                    checked={choice === 'all'}
                    indeterminate={choice === 'some'}
                    onChange={() => onChoose(toggleAll(chosen, row))}
                  />
                  <span className={classes['who']}>
                    <Link to={`/households/${household.id}`}>{household.name}</Link>
                    <span className={classes['hamlet']}>{household.hamlet}</span>
                  </span>
                </div>
              </th>
              {profiles.map((profile, column) => {
                const key = `${household.id} ${profile.id}`;
                return (
                  <td key={profile.id}>
                    <MatrixCell
                      cell={byKey.get(key) ?? null}
                      householdName={household.name}
                      marketplaceName={profile.name}
                      chosen={chosen.has(key)}
                      place={`${item.index} ${column}`}
                      isTabStop={place.row === item.index && place.column === column}
                      onFocus={() => setPlace({ row: item.index, column })}
                      onKeyDown={onKeyDown}
                      onToggle={(cell) => onChoose(toggleAll(chosen, [cell]))}
                    />
                  </td>
                );
              })}
            </tr>
          );
        })}
        <Space heightPx={spaceBelow} />
      </tbody>
    </table>
  );
}

/** The table scrolls with the page: its rows are counted from where it stands there. */
function usePlaceOnPage(table: RefObject<HTMLElement | null>) {
  const page = useRef<HTMLElement | null>(null);
  const [startPx, setStartPx] = useState(0);
  useLayoutEffect(() => {
    page.current = table.current?.closest('main') ?? null;
    if (page.current === null || table.current === null) return;
    const top = table.current.getBoundingClientRect().top;
    setStartPx(top - page.current.getBoundingClientRect().top + page.current.scrollTop);
  }, [table]);
  return { page, startPx };
}

/** Head and body scroll sideways as one; the head alone stays at the top of the page. */
function follow(from: RefObject<HTMLElement | null>, to: RefObject<HTMLElement | null>): void {
  if (from.current === null || to.current === null) return;
  if (to.current.scrollLeft !== from.current.scrollLeft)
    to.current.scrollLeft = from.current.scrollLeft;
}

/** Stands for the rows that are not made. */
function Space({ heightPx }: { readonly heightPx: number }) {
  return heightPx > 0 ? <tr aria-hidden style={{ height: heightPx }} /> : null;
}

import { IconChevronRight } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { HouseholdRow } from '../../shared/ipc/contract-households.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { StatePill } from '../components/state-pill.tsx';
import { useVirtualRows } from '../components/use-virtual-rows.ts';
import { formatNumber } from '../i18n/formats.ts';
import {
  HOUSEHOLD_WINDOW_ROWS,
  householdsWindowQuery,
  type HouseholdFilter,
} from './households-queries.ts';
import classes from './household-list.module.css';

interface HouseholdListProps {
  readonly query: string;
  readonly filter: HouseholdFilter;
  readonly total: number;
}

/** Rows on screen and a few more; the library is asked in windows as one scrolls. */
export function HouseholdList({ query, filter, total }: HouseholdListProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(scroller, total, 3.75);
  const items = virtual.getVirtualItems();
  const windows = [...new Set(items.map((item) => Math.floor(item.index / HOUSEHOLD_WINDOW_ROWS)))];
  const answers = useQueries({
    queries: windows.map((window) => householdsWindowQuery(query, filter, window)),
  });
  const rowAt = (index: number) => {
    const window = windows.indexOf(Math.floor(index / HOUSEHOLD_WINDOW_ROWS));
    return answers[window]?.data?.rows[index % HOUSEHOLD_WINDOW_ROWS];
  };
  return (
    <div ref={scroller} className={classes['scroller']}>
      <ErrorNotice error={answers.find((answer) => answer.error !== null)?.error ?? null} />
      <ul
        className={classes['list']}
        aria-label={t('app.nav.households')}
        style={{ height: virtual.getTotalSize() }}
      >
        {items.map((item) => {
          const row = rowAt(item.index);
          return (
            <li
              key={item.key}
              data-index={item.index}
              ref={virtual.measureElement}
              aria-setsize={total}
              aria-posinset={item.index + 1}
              className={classes['item']}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {row === undefined ? <div className={classes['row']} /> : <Row row={row} />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Row({ row }: { readonly row: HouseholdRow }) {
  const { t } = useTranslation();
  return (
    <Link to={`/households/${row.id}`} className={classes['row'] ?? ''}>
      <span className={classes['who']}>
        <span className={classes['name']}>{row.name}</span>
        <span className={classes['place']}>
          {[row.hamlet, row.communeName, row.provinceName].filter(Boolean).join(', ')}
        </span>
      </span>
      <span className={classes['phone']}>{row.phoneMasked}</span>
      <span className={classes['count']}>
        {t('households.listing-count', {
          count: row.listingCount,
          number: formatNumber(row.listingCount),
        })}
      </span>
      <span className={classes['state']}>
        {row.hasPublishConsent ? (
          <StatePill tone={row.nextStep === null ? 'ok' : 'neutral'}>
            {row.nextStep === null
              ? t('households.all-steps')
              : t(`households.next-step.${row.nextStep}`)}
          </StatePill>
        ) : (
          <StatePill tone="warning">{t('households.next-step.consent')}</StatePill>
        )}
      </span>
      <IconChevronRight size="1.125rem" aria-hidden className={classes['chevron']} />
    </Link>
  );
}

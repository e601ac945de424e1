import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PreflightCell } from '../../shared/ipc/contract-bundles.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import type { Profile } from '../../shared/marketplace/profile-schema.ts';
import { Panel } from '../components/panel.tsx';
import { formatNumber } from '../i18n/formats.ts';
import { cellKey } from './cell-choice.ts';
import classes from './blocked-list.module.css';

const SHOWN_AT_FIRST = 5;

interface BlockedListProps {
  readonly blocked: readonly PreflightCell[];
  readonly households: Output<'exports:preflight'>['households'];
  readonly profiles: readonly Profile[];
}

/** The first thing in the way of each red number, with the way to mend it. */
export function BlockedList({ blocked, households, profiles }: BlockedListProps) {
  const { t, i18n } = useTranslation();
  const [all, setAll] = useState(false);
  if (blocked.length === 0) return null;
  const shown = all ? blocked : blocked.slice(0, SHOWN_AT_FIRST);
  const total = blocked.reduce((sum, cell) => sum + cell.blocked, 0);
  return (
    <Panel
      title={t('exports.blocked.title')}
      aside={t('exports.blocked.count', { count: total, number: formatNumber(total) })}
    >
      <ul className={classes['list']}>
        {shown.map((cell) => (
          <li key={cellKey(cell)} className={classes['item']}>
            <IconAlertTriangle size="1.0625rem" aria-hidden className={classes['icon']} />
            <div className={classes['words']}>
              <Link
                to={`/listings/${cell.firstBlocked?.listingId}`}
                className={classes['name'] ?? ''}
              >
                {cell.firstBlocked?.name === ''
                  ? t('exports.blocked.unnamed')
                  : cell.firstBlocked?.name}
              </Link>
              <p>
                {i18n.language === 'en' ? cell.firstBlocked?.reasonEn : cell.firstBlocked?.reasonVi}
              </p>
              <p className={classes['where']}>
                {[
                  households.find(({ id }) => id === cell.householdId)?.name,
                  profiles.find(({ id }) => id === cell.marketplaceId)?.name,
                  cell.blocked > 1 ? t('exports.blocked.more', { count: cell.blocked - 1 }) : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {blocked.length > shown.length && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {t('exports.blocked.show-all', { count: blocked.length - shown.length })}
        </Button>
      )}
    </Panel>
  );
}

import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Output } from '../../shared/ipc/contract.ts';
import type { Profile } from '../../shared/marketplace/profile-schema.ts';
import { Panel } from '../components/panel.tsx';
import type { Obstacle } from './cell-choice.ts';
import classes from './blocked-list.module.css';

const SHOWN_AT_FIRST = 4;

interface BlockedListProps {
  readonly obstacles: readonly Obstacle[];
  readonly households: Output<'exports:preflight'>['households'];
  readonly profiles: readonly Profile[];
}

/** The first thing in the way behind each red number, with the way to mend it. */
export function BlockedList({ obstacles, households, profiles }: BlockedListProps) {
  const { t, i18n } = useTranslation();
  const [all, setAll] = useState(false);
  if (obstacles.length === 0) return null;
  const shown = all ? obstacles : obstacles.slice(0, SHOWN_AT_FIRST);
  return (
    <Panel flush title={t('exports.blocked.title')}>
      <ul className={classes['list']}>
        {shown.map(({ listing, householdId, marketplaceIds, others }) => (
          <li key={`${listing.listingId} ${listing.reasonVi}`} className={classes['item']}>
            <IconAlertTriangle size="1.125rem" aria-hidden className={classes['icon']} />
            <div className={classes['words']}>
              <p>
                <strong>{listing.name === '' ? t('exports.blocked.unnamed') : listing.name}</strong>
                {': '}
                {i18n.language === 'en' ? listing.reasonEn : listing.reasonVi}
              </p>
              <p className={classes['where']}>
                {[
                  households.find(({ id }) => id === householdId)?.name,
                  marketplaceIds
                    .map((id) => profiles.find((profile) => profile.id === id)?.name ?? id)
                    .join(', '),
                  others > 0 ? t('exports.blocked.more', { count: others }) : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            <Button
              component={Link}
              to={`/listings/${listing.listingId}`}
              variant="default"
              className={classes['action'] ?? ''}
              aria-label={`${t('app.action.edit')}: ${listing.name}`}
            >
              {t('app.action.edit')}
            </Button>
          </li>
        ))}
      </ul>
      {obstacles.length > shown.length && (
        <Button variant="subtle" fullWidth onClick={() => setAll(true)}>
          {t('exports.blocked.show-all', { count: obstacles.length - shown.length })}
        </Button>
      )}
    </Panel>
  );
}

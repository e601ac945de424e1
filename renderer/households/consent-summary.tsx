import { Button } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Consent } from '../../shared/domain/household.ts';
import type { HouseholdId } from '../../shared/domain/ids.ts';
import { Panel } from '../components/panel.tsx';
import { formatDate } from '../i18n/formats.ts';
import { profilesQuery } from '../marketplaces/marketplaces-queries.ts';
import classes from './consent-summary.module.css';

interface ConsentSummaryProps {
  readonly consents: readonly Consent[];
  readonly householdId: HouseholdId;
}

/** What the household has agreed to and not taken back. */
export function ConsentSummary({ consents, householdId }: ConsentSummaryProps) {
  const { t } = useTranslation();
  const profiles = useQuery(profilesQuery);
  const nameOf = (id: string) =>
    profiles.data?.profiles.find(({ profile }) => profile.id === id)?.profile.name ?? id;
  const standing = consents.filter((consent) => consent.withdrawnAt === null);
  return (
    <Panel title={t('households.consent.title')}>
      {standing.length === 0 ? (
        <p className={classes['none']}>{t('households.consent.none')}</p>
      ) : (
        <ul className={classes['list']}>
          {standing.map((consent) => (
            <li key={consent.id}>
              <span>
                {consent.marketplaceId === null
                  ? t(`households.purpose.${consent.purpose}.short`)
                  : t('households.purpose.hand-to-marketplace.short', {
                      marketplace: nameOf(consent.marketplaceId),
                    })}
              </span>
              <span className={classes['when']}>{formatDate(consent.grantedAt)}</span>
            </li>
          ))}
        </ul>
      )}
      <Button
        component={Link}
        to={`/households/${householdId}/consent`}
        variant="default"
        fullWidth
        leftSection={<IconSignature size="1.0625rem" aria-hidden />}
      >
        {t('households.consent-sheet')}
      </Button>
    </Panel>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consent } from '../../shared/domain/household.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { StatePill } from '../components/state-pill.tsx';
import { formatDate } from '../i18n/formats.ts';
import classes from './standing-consent.module.css';

interface StandingConsentProps {
  readonly consent: Consent;
  readonly tick: string;
  readonly explain: string;
}

/** A consent that stands: since when, who recorded it, and the way to take it back. */
export function StandingConsent({ consent, tick, explain }: StandingConsentProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const withdraw = useLibraryCall('households:withdraw-consent', {
    onSuccess: () => setAsking(false),
  });
  const since = {
    day: formatDate(consent.grantedAt),
    officer: consent.recordedBy,
    version: consent.textVersion,
  };
  return (
    <div className={classes['standing']}>
      <div className={classes['words']}>
        <p className={classes['tick']}>
          {tick} <StatePill tone="ok">{t('households.consent.agreed')}</StatePill>
        </p>
        <p className={classes['explain']}>{explain}</p>
        <p className={classes['since']}>
          {consent.recordedBy === ''
            ? t('households.consent.since', since)
            : t('households.consent.since-by', since)}
        </p>
      </div>
      <Button
        variant="default"
        aria-label={`${t('households.consent.withdraw')}: ${tick}`}
        onClick={() => setAsking(true)}
      >
        {t('households.consent.withdraw')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('households.consent.withdraw-title')}
        confirmLabel={t('households.consent.withdraw')}
        danger
        busy={withdraw.isPending}
        error={withdraw.error}
        onConfirm={() => withdraw.mutate({ consentId: consent.id })}
        onCancel={() => setAsking(false)}
      >
        <p className={classes['tick']}>{tick}</p>
        <p>{t('households.consent.withdraw-body')}</p>
      </ConfirmDialog>
    </div>
  );
}

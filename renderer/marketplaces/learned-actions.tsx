import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { CatalogueEntry } from '../../shared/ipc/contract-marketplaces.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { toastDone } from '../components/toast.tsx';
import classes from './marketplace-detail.module.css';

interface LearnedActionsProps {
  readonly entry: Pick<CatalogueEntry, 'id' | 'name'>;
}

/** What can be done with a form somebody taught: correct it, give it on, remove it. */
export function LearnedActions({ entry }: LearnedActionsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const share = useLibraryCall('forms:share', {
    onSuccess: ({ savedAs }) => {
      if (savedAs !== null) toastDone(t('learn.shared', { name: savedAs }), t('app.action.close'));
    },
  });
  const remove = useLibraryCall('forms:remove', {
    onSuccess: () => {
      setAsking(false);
      void navigate('/marketplaces');
    },
  });
  const marketplaceId = entry.id;
  return (
    <div className={classes['learned']}>
      <Button
        component={Link}
        to={`/marketplaces/learn?correct=${marketplaceId}`}
        variant="default"
      >
        {t('learn.correct')}
      </Button>
      <Button
        variant="default"
        loading={share.isPending}
        onClick={() => share.mutate({ marketplaceId })}
      >
        {t('learn.share')}
      </Button>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('learn.remove')}
      </Button>
      <ErrorNotice error={share.error} />
      <ConfirmDialog
        opened={isAsking}
        title={t('learn.remove-title', { name: entry.name })}
        confirmLabel={t('learn.remove')}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ marketplaceId })}
        onCancel={() => setAsking(false)}
      >
        {t('learn.remove-body')}
      </ConfirmDialog>
    </div>
  );
}

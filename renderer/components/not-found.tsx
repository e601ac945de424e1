import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from './empty-state.tsx';
import { PageHeader } from './page-header.tsx';

/** An address that leads nowhere, or to something that was deleted. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('app.error.not-found-title')} />
      <EmptyState
        icon={<IconMapQuestion size="1.5rem" />}
        action={
          <Button component={Link} to="/">
            {t('app.error.go-home')}
          </Button>
        }
      >
        {t('app.error.not-found-body')}
      </EmptyState>
    </>
  );
}

import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/empty-state.tsx';
import { PageHeader } from '../components/page-header.tsx';

/** Instead of a page whose code failed: the rest of the window goes on working. */
export function PageError() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('app.error.page-title')} />
      <EmptyState
        icon={<IconAlertTriangle size="1.5rem" />}
        action={<Button onClick={() => window.location.reload()}>{t('app.action.reload')}</Button>}
      >
        {t('app.error.page-body')}
      </EmptyState>
    </>
  );
}

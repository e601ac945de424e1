import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { ConfirmDialog } from './confirm-dialog.tsx';

interface UnsavedGuardProps {
  /** True while the form holds something that is not saved. */
  readonly when: boolean;
}

/** Asks before another page replaces unsaved words. Stays silent when only the query part changes. */
export function UnsavedGuard({ when }: UnsavedGuardProps) {
  const { t } = useTranslation();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      when && currentLocation.pathname !== nextLocation.pathname,
  );
  return (
    <ConfirmDialog
      opened={blocker.state === 'blocked'}
      title={t('app.unsaved.title')}
      confirmLabel={t('app.unsaved.leave')}
      cancelLabel={t('app.unsaved.stay')}
      danger
      onConfirm={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      {t('app.unsaved.body')}
    </ConfirmDialog>
  );
}

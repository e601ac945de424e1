import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { ErrorNotice } from '../../components/error-notice.tsx';

interface LeaveGuardProps {
  readonly isDirty: boolean;
  /** A page that is still this editor: the address of a new listing changes when it gets its id. */
  readonly isOwnPage: (pathname: string) => boolean;
  /** False: it could not be saved, the editor shows why. */
  readonly onSave: () => Promise<boolean>;
  /** Makes sure that the draft is on disk. */
  readonly onKeepDraft: () => Promise<void>;
}

/** Asks before another page replaces unsaved words. Leaving without saving keeps the draft: nothing typed is lost. */
export function LeaveGuard({ isDirty, isOwnPage, onSave, onKeepDraft }: LeaveGuardProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty &&
      currentLocation.pathname !== nextLocation.pathname &&
      !isOwnPage(nextLocation.pathname),
  );
  const leave = async (prepare: () => Promise<boolean | void>) => {
    setBusy(true);
    setError(null);
    try {
      if ((await prepare()) === false) blocker.reset?.();
      else blocker.proceed?.();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('listings.leave.title')}
      closeButtonProps={{ 'aria-label': t('app.action.close') }}
    >
      <p>{t('listings.leave.body')}</p>
      <ErrorNotice error={error} />
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="default" disabled={busy} onClick={() => blocker.reset?.()}>
          {t('listings.leave.stay')}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => void leave(onKeepDraft)}>
          {t('listings.leave.keep-draft')}
        </Button>
        <Button data-autofocus loading={busy} onClick={() => void leave(onSave)}>
          {t('listings.leave.save')}
        </Button>
      </Group>
    </Modal>
  );
}

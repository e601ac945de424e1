import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from './error-notice.tsx';

interface TryAgainNoticeProps {
  /** Whatever a read failed with; null shows nothing. */
  readonly error: unknown;
  readonly onTryAgain: () => void;
}

/** A read that failed, and the one thing that helps. */
export function TryAgainNotice({ error, onTryAgain }: TryAgainNoticeProps) {
  const { t } = useTranslation();
  return (
    <ErrorNotice
      error={error}
      action={
        <Button variant="default" onClick={onTryAgain}>
          {t('app.action.try-again')}
        </Button>
      }
    />
  );
}

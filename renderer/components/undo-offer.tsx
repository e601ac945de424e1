import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchId } from '../../shared/domain/ids.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { announce } from './live-region.tsx';
import { toastError } from './toast.tsx';

interface UndoOfferProps {
  /** The action that was just done: later ones stay, whenever this is pressed. */
  readonly batchId: BatchId;
  readonly onUndone?: () => void;
}

/** "Hoàn tác" inside a notice; gone once it was used. */
export function UndoOffer({ batchId, onUndone }: UndoOfferProps) {
  const { t } = useTranslation();
  const [isUsed, setUsed] = useState(false);
  const undo = useLibraryCall('journal:undo', {
    onSuccess: () => {
      setUsed(true);
      announce(t('history.undone'));
      onUndone?.();
    },
    onError: (error) => toastError(error, t('app.action.close')),
  });
  if (isUsed) return <>({t('history.undone')})</>;
  return (
    <Button variant="subtle" loading={undo.isPending} onClick={() => undo.mutate({ batchId })}>
      {t('app.action.undo')}
    </Button>
  );
}

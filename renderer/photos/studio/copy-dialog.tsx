import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoId } from '../../../shared/domain/ids.ts';
import { NO_EDITS, type PhotoEdits } from '../../../shared/photos/photo-edits.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { toastDone } from '../../components/toast.tsx';
import { useCopyEdits } from './studio-queries.ts';
import classes from './copy-dialog.module.css';

interface CopyDialogProps {
  readonly fromId: PhotoId;
  readonly edits: PhotoEdits;
  readonly toIds: readonly PhotoId[];
  readonly onClose: () => void;
}

/** What fits other photos too. Regions and the white ground belong to the one photo they were drawn on. */
const PARTS = ['turn', 'straighten', 'crop', 'light', 'balance', 'sharpen'] as const;
type Part = (typeof PARTS)[number];

/** Chooses what of one photo's edits goes to others. */
export function CopyDialog({ fromId, edits, toIds, onClose }: CopyDialogProps) {
  const { t } = useTranslation();
  const copy = useCopyEdits();
  const [parts, setParts] = useState<readonly Part[]>(() =>
    PARTS.filter((part) => isDone(edits, part)),
  );
  const run = () =>
    copy.mutate(
      { fromId, toIds: [...toIds], parts: [...parts] },
      {
        onSuccess: () => {
          toastDone(t('photo-studio.copy.done', { count: toIds.length }), t('app.action.close'));
          onClose();
        },
      },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('photo-studio.copy.title', { count: toIds.length })}
      closeButtonProps={{ 'aria-label': t('app.action.close') }}
    >
      <Stack gap="md">
        <p>{t('photo-studio.copy.body')}</p>
        <fieldset className={classes['parts']} aria-label={t('photo-studio.copy.parts')}>
          {PARTS.map((part) => (
            <Checkbox
              key={part}
              label={t(`photo-studio.copy.part.${part}`)}
              checked={parts.includes(part)}
              onChange={({ currentTarget: { checked } }) =>
                setParts(PARTS.filter((one) => (one === part ? checked : parts.includes(one))))
              }
            />
          ))}
        </fieldset>
        <ErrorNotice error={copy.error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('app.action.cancel')}
          </Button>
          <Button
            data-autofocus
            disabled={parts.length === 0}
            loading={copy.isPending}
            onClick={run}
          >
            {t('photo-studio.copy.run')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function isDone(edits: PhotoEdits, part: Part): boolean {
  switch (part) {
    case 'turn':
      return edits.quarterTurns !== 0;
    case 'straighten':
      return edits.straightenDegrees !== 0;
    case 'crop':
      return edits.crop !== null;
    case 'light':
      return edits.lightStops !== 0;
    case 'balance':
      return edits.balance.join() !== NO_EDITS.balance.join();
    case 'sharpen':
      return edits.sharpen !== 0;
  }
}

import { Menu } from '@mantine/core';
import { IconCameraRotate } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HouseholdId } from '../../shared/domain/ids.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { toastDone, toastError } from '../components/toast.tsx';

/** A page to take along: which photos are to be taken again, and how. */
export function RetakeSheetItem({ householdId }: { readonly householdId: HouseholdId }) {
  const { t } = useTranslation();
  const close = t('app.action.close');
  const save = useLibraryCall('photos:save-retake-sheet', {
    onSuccess: ({ savedAs, items }) => {
      if (items === 0) toastDone(t('photo-inbox.coach.sheet-none'), close);
      else if (savedAs !== null) {
        toastDone(t('photo-inbox.coach.sheet-saved', { count: items, file: savedAs }), close);
      }
    },
    onError: (error) => toastError(error, close),
  });
  return (
    <Menu.Item
      leftSection={<IconCameraRotate size="1.0625rem" aria-hidden />}
      onClick={() => save.mutate({ householdId })}
    >
      {t('photo-inbox.coach.retake-sheet')}
    </Menu.Item>
  );
}

import { Button, Group } from '@mantine/core';
import { IconFileTypeHtml, IconFileTypePdf } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BundleId } from '../../shared/domain/ids.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { toastDone } from '../components/toast.tsx';

/** The receipt as a page or a PDF, for printing and signing. */
export function SaveReceipt({ bundleId }: { readonly bundleId: BundleId }) {
  const { t } = useTranslation();
  const save = useLibraryCall('exports:save-receipt', {
    onSuccess: ({ savedAs }) => {
      if (savedAs !== null)
        toastDone(t('rejections.saved', { name: savedAs }), t('app.action.close'));
    },
  });
  return (
    <>
      <ErrorNotice error={save.error} />
      <Group gap="xs" justify="flex-end">
        <Button
          variant="default"
          loading={save.isPending}
          leftSection={<IconFileTypeHtml size="1.125rem" aria-hidden />}
          onClick={() => save.mutate({ bundleId, as: 'html' })}
        >
          {t('rejections.save-html')}
        </Button>
        <Button
          variant="default"
          loading={save.isPending}
          leftSection={<IconFileTypePdf size="1.125rem" aria-hidden />}
          onClick={() => save.mutate({ bundleId, as: 'pdf' })}
        >
          {t('rejections.save-pdf')}
        </Button>
      </Group>
    </>
  );
}

import { Button, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconDeviceMobile,
  IconFolder,
  IconPhoto,
  IconPlus,
  IconQrcode,
} from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLibraryCall } from '../../api/library-query.ts';
import { toastDone, toastError } from '../../components/toast.tsx';
import type { TakeIn } from './use-take-in.ts';

const PhoneDropDialog = lazy(async () => ({
  default: (await import('../phone-drop/phone-drop-dialog.tsx')).PhoneDropDialog,
}));

/** The ways in which photos come in, the usual one last. */
export function InboxActions({ takeIn }: { readonly takeIn: TakeIn }) {
  const { t } = useTranslation();
  const [isPhoneOpen, setPhoneOpen] = useState(false);
  const close = t('app.action.close');
  const cards = useLibraryCall('photos:save-cards', {
    onSuccess: ({ savedAs, cards: count }) => {
      if (savedAs !== null)
        toastDone(t('photo-inbox.cards-saved', { count, file: savedAs }), close);
    },
    onError: (error) => toastError(error, close),
  });
  const sort = useLibraryCall('photos:sort-by-cards', {
    onSuccess: ({ cards: found, sorted, queued }) =>
      toastDone(
        found === 0
          ? t('photo-inbox.sorted-no-cards')
          : t('photo-inbox.sorted-by-cards', { count: sorted, cards: found, queued }),
        close,
      ),
    onError: (error) => toastError(error, close),
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconQrcode size="1.125rem" aria-hidden />}
        loading={cards.isPending}
        title={t('photo-inbox.cards-title')}
        onClick={() => cards.mutate({ listingIds: null })}
      >
        {t('photo-inbox.cards')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconDeviceMobile size="1.125rem" aria-hidden />}
        onClick={() => setPhoneOpen(true)}
      >
        {t('photo-inbox.from-phone')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            leftSection={<IconPlus size="1.125rem" aria-hidden />}
            rightSection={<IconChevronDown size="1rem" aria-hidden />}
            // Off for the moment, but still there for the focus.
            {...(takeIn.isBusy ? { 'aria-disabled': true, 'data-disabled': true } : {})}
          >
            {t('photo-inbox.take-in')}
          </Button>
        </Menu.Target>
        {!takeIn.isBusy && (
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconFolder size="1.0625rem" aria-hidden />}
              onClick={takeIn.pickFolder}
            >
              {t('photo-inbox.take-in-folder')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconPhoto size="1.0625rem" aria-hidden />}
              onClick={takeIn.pickFiles}
            >
              {t('photo-inbox.take-in-files')}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconQrcode size="1.0625rem" aria-hidden />}
              onClick={() => sort.mutate({})}
            >
              {t('photo-inbox.sort-by-cards')}
            </Menu.Item>
          </Menu.Dropdown>
        )}
      </Menu>
      {isPhoneOpen && (
        <Suspense fallback={null}>
          <PhoneDropDialog onClose={() => setPhoneOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

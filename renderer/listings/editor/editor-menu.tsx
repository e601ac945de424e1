import { Button, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconHistory, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Listing } from '../../../shared/domain/listing.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { toastDone, toastError } from '../../components/toast.tsx';
import { UndoOffer } from '../../components/undo-offer.tsx';
import { useDuplicateListing, useNewestBatch, useRemoveListing } from '../listings-queries.ts';
import { HistoryDrawer } from './history-drawer.tsx';
import classes from './editor-menu.module.css';

interface EditorMenuProps {
  readonly listing: Listing;
  /** Called before the listing goes away, so that its draft does not hold the person back. */
  readonly onRemoving: () => Promise<void>;
}

export function EditorMenu({ listing, onRemoving }: EditorMenuProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<'nothing' | 'history' | 'remove'>('nothing');
  const duplicate = useDuplicate(listing);
  const removal = useRemoval(listing, onRemoving);
  const name = listing.name === '' ? t('listings.unnamed') : listing.name;
  return (
    <>
      <Menu
        position="bottom-end"
        withArrow
        withinPortal={false}
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          <Button variant="default" leftSection={<IconDots size="1.125rem" aria-hidden />}>
            {t('listings.editor.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconHistory size="1.125rem" aria-hidden />}
            onClick={() => setOpened('history')}
          >
            {t('listings.editor.history')}
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size="1.125rem" aria-hidden />} onClick={duplicate}>
            {t('listings.editor.duplicate')}
          </Menu.Item>
          <Menu.Item
            className={classes['danger'] ?? ''}
            leftSection={<IconTrash size="1.125rem" aria-hidden />}
            onClick={() => setOpened('remove')}
          >
            {t('listings.editor.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {opened === 'history' && (
        <HistoryDrawer listingId={listing.id} onClose={() => setOpened('nothing')} />
      )}
      <ConfirmDialog
        opened={opened === 'remove'}
        title={t('listings.editor.remove-title')}
        confirmLabel={t('listings.editor.remove-confirm')}
        danger
        busy={removal.isPending}
        error={removal.error}
        onConfirm={removal.run}
        onCancel={() => setOpened('nothing')}
      >
        {t('listings.editor.remove-body', { name })}
      </ConfirmDialog>
    </>
  );
}

function useDuplicate(listing: Listing): () => void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const duplicate = useDuplicateListing();
  return () =>
    duplicate.mutate(
      { id: listing.id },
      {
        onSuccess: ({ id }) => {
          toastDone(t('listings.editor.duplicated'), t('app.action.close'));
          void navigate(`/listings/${id}`);
        },
        onError: (error) => toastError(error, t('app.action.close')),
      },
    );
}

function useRemoval(listing: Listing, onRemoving: () => Promise<void>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const remove = useRemoveListing();
  const newestBatch = useNewestBatch();
  const tell = async () => {
    const batchId = await newestBatch(listing.id);
    toastDone(
      t('listings.editor.removed', { name: listing.name }),
      t('app.action.close'),
      batchId !== null && (
        <UndoOffer batchId={batchId} onUndone={() => void navigate(`/listings/${listing.id}`)} />
      ),
    );
  };
  return {
    isPending: remove.isPending,
    error: remove.error,
    run: () =>
      remove.mutate(
        { id: listing.id },
        {
          onSuccess: () => {
            void tell();
            void onRemoving().then(() => navigate('/listings', { replace: true }));
          },
        },
      ),
  };
}

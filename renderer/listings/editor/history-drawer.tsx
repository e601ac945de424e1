import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListingId } from '../../../shared/domain/ids.ts';
import { HistoryList } from '../../components/history-list.tsx';
import { Loaded } from '../../components/loading-state.tsx';
import { listingHistoryQuery } from '../listings-queries.ts';

interface HistoryDrawerProps {
  readonly listingId: ListingId;
  readonly onClose: () => void;
}

/** Everything that was done to one listing, newest first, with what stood there before. */
export function HistoryDrawer({ listingId, onClose }: HistoryDrawerProps) {
  const { t } = useTranslation();
  const history = useQuery(listingHistoryQuery(listingId));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="30rem"
      title={t('listings.history.title')}
      closeButtonProps={{ 'aria-label': t('app.action.close') }}
    >
      <Loaded query={history}>{({ entries }) => <HistoryList entries={entries} />}</Loaded>
    </Drawer>
  );
}

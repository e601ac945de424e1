import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingId, PhotoId } from '../../../shared/domain/ids.ts';
import { Loaded } from '../../components/loading-state.tsx';
import { photoQuery } from './studio-queries.ts';
import { StudioParts } from './studio-parts.tsx';

interface StudioDialogProps {
  readonly photoId: PhotoId;
  readonly name: string;
  /** With which listing the label is compared. */
  readonly listingId: ListingId;
  readonly onClose: () => void;
}

/** The studio panel's parts where there is no panel: from a listing's editor. */
export function StudioDialog({ photoId, name, listingId, onClose }: StudioDialogProps) {
  const { t } = useTranslation();
  const query = useQuery(photoQuery(photoId));
  const [isEditing, setEditing] = useState(false);
  return (
    <Modal
      opened
      onClose={onClose}
      // Escape belongs to the editor while it lies over this dialog.
      closeOnEscape={!isEditing}
      size="68rem"
      title={t('photo-studio.dialog-title', { name })}
      closeButtonProps={{ 'aria-label': t('app.action.close') }}
    >
      <Loaded query={query}>
        {(view) => (
          <StudioParts
            view={view}
            selection={[]}
            listingId={listingId}
            isWide
            onEditing={setEditing}
          />
        )}
      </Loaded>
    </Modal>
  );
}

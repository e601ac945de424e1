import { memo, type ComponentProps } from 'react';
import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PhotoId } from '../../../shared/domain/ids.ts';
import { StudioPanel } from '../studio/studio-panel.tsx';
import { AssignPanel } from './assign-panel.tsx';
import classes from './inbox-board.module.css';

type AssignProps = Omit<ComponentProps<typeof AssignPanel>, 'count'>;

interface InboxSideProps extends AssignProps {
  /** The photo the keys stand on. */
  readonly photoId: PhotoId | null;
  readonly selection: readonly PhotoId[];
}

/** The photo from near, and where it may go. Scrolling the grid draws its board anew; this stays the same. */
export const InboxSide = memo(PlainInboxSide);

function PlainInboxSide({ photoId, selection, ...assign }: InboxSideProps) {
  const { t } = useTranslation();
  return (
    <div id="photo-side" className={classes['side']}>
      {photoId !== null && (
        <div className={classes['studio']}>
          <VisuallyHidden component="h2">{t('photo-inbox.studio')}</VisuallyHidden>
          <StudioPanel photoId={photoId} selection={selection} />
        </div>
      )}
      <AssignPanel {...assign} count={selection.length} />
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { IconPhoto } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PhotoId } from '../../../shared/domain/ids.ts';
import { Loaded } from '../../components/loading-state.tsx';
import { photoQuery } from './studio-queries.ts';
import { StudioParts } from './studio-parts.tsx';
import classes from './studio-panel.module.css';

interface StudioPanelProps {
  /** The photo looked at; null while none is. */
  readonly photoId: PhotoId | null;
  /** All photos chosen: what edits can be copied to. */
  readonly selection: readonly PhotoId[];
}

/** Beside a grid of photos: the chosen one from near. Scrolls by itself in the height it is given. */
export function StudioPanel({ photoId, selection }: StudioPanelProps) {
  const { t } = useTranslation();
  return (
    <aside className={classes['panel']} aria-label={t('photo-studio.panel')}>
      {photoId === null ? (
        <div className={classes['empty']}>
          <IconPhoto size="2rem" aria-hidden />
          <p>{t('photo-studio.pick')}</p>
        </div>
      ) : (
        // Another photo starts anew: nothing read or opened goes over to it.
        <ChosenPhoto key={photoId} photoId={photoId} selection={selection} />
      )}
    </aside>
  );
}

function ChosenPhoto({ photoId, selection }: { photoId: PhotoId; selection: readonly PhotoId[] }) {
  const query = useQuery(photoQuery(photoId));
  return (
    <Loaded query={query}>{(view) => <StudioParts view={view} selection={selection} />}</Loaded>
  );
}

import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoEdits } from '../../../shared/photos/photo-edits.ts';
import { photoAddress } from '../../api/photo-address.ts';
import { Stage } from './stage.tsx';
import type { EditSession } from './use-edit-session.ts';
import type { PhotoView } from './studio-queries.ts';
import { useTryPicture, type TryShelf, type TrySize } from './use-try-picture.ts';
import classes from './tool-layout.module.css';

/** What every tool gets. */
export interface ToolProps {
  readonly view: PhotoView;
  readonly session: EditSession;
  readonly shelf: TryShelf;
  /** Shows the photo as it was taken, for as long as it is wanted. */
  readonly isBefore: boolean;
}

interface ToolLayoutProps extends ToolProps {
  /** The edit list whose picture this tool works on. */
  readonly shown: PhotoEdits;
  readonly size?: TrySize;
  readonly image?: RefObject<HTMLImageElement | null>;
  /** Frames on the picture. */
  readonly overlay?: ReactNode;
  /** Instead of the picture that fits the window. */
  readonly stage?: ReactNode;
  readonly children: ReactNode;
}

/** The picture at the left, what can be set at the right. */
export function ToolLayout(props: ToolLayoutProps) {
  const { view, shelf, isBefore, shown, size = 'preview', image, overlay, stage, children } = props;
  const state = useTryPicture(view.photo.id, shown, size, shelf);
  return (
    <div className={classes['layout']}>
      {isBefore ? (
        <Untouched view={view} />
      ) : (
        stage || (
          <Stage
            state={state}
            edits={shown}
            name={view.photo.originalName}
            {...(image === undefined ? {} : { image })}
          >
            {overlay}
          </Stage>
        )
      )}
      <div className={classes['options']}>{children}</div>
    </div>
  );
}

function Untouched({ view: { photo } }: { readonly view: PhotoView }) {
  const { t } = useTranslation();
  return (
    <div className={classes['untouched']}>
      <img
        className={classes['plain']}
        src={photoAddress(photo.id, 'plain', photo.key)}
        alt={t('photo-studio.picture', { name: photo.originalName })}
      />
    </div>
  );
}

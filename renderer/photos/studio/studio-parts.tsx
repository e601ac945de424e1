import { IconPackage } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ListingId, PhotoId } from '../../../shared/domain/ids.ts';
import type { PhotoEdits } from '../../../shared/photos/photo-edits.ts';
import { photoAddress } from '../../api/photo-address.ts';
import { refusalWords } from '../add-photos-result.ts';
import { CompareSlider } from './compare-slider.tsx';
import { EditDialog, type Tool } from './edit-dialog.tsx';
import { toUncropped } from './edited-place.ts';
import { cropWithoutFaces, withFaces } from './face-regions.ts';
import { Findings } from './findings.tsx';
import { LabelReader } from './label-reader.tsx';
import { MendButtons } from './mend-buttons.tsx';
import { originalSize } from './original-size.ts';
import { WHOLE } from './region-geometry.ts';
import type { PhotoView } from './studio-queries.ts';
import classes from './studio-parts.module.css';

interface StudioPartsProps {
  readonly view: PhotoView;
  readonly selection: readonly PhotoId[];
  /** With which listing the label is compared; absent: with the first the photo is in. */
  readonly listingId?: ListingId;
  /** Two columns where there is room: in a dialog. */
  readonly isWide?: boolean;
  /** The editor has opened over these parts, or closed again. */
  readonly onEditing?: (isEditing: boolean) => void;
}

interface Opened {
  readonly tool: Tool;
  readonly proposed: PhotoEdits | null;
}

/** One photo: how it looks, what can be done to it, what was found, what its label says, where it belongs. */
export function StudioParts(props: StudioPartsProps) {
  const { view, selection, listingId, isWide = false, onEditing } = props;
  const { t } = useTranslation();
  const [opened, setOpened] = useState<Opened | null>(null);
  const { photo, edits, judgement } = view;
  const faces = judgement?.faces ?? [];
  const rememberOpener = useOpener(opened !== null);
  const edit = (tool: Tool, proposed: PhotoEdits | null) => {
    rememberOpener();
    setOpened({ tool, proposed });
    onEditing?.(true);
  };
  const close = () => {
    setOpened(null);
    onEditing?.(false);
  };
  const withoutFaces = cropWithoutFaces(
    edits.crop ?? WHOLE,
    faces.flatMap((face) => toUncropped(face, originalSize(view), edits) ?? []),
  );
  if (photo.refusal !== null) {
    return (
      <p className={classes['refused']}>
        {t('photo-studio.refused', { reason: refusalWords(t, photo.refusal) })}
      </p>
    );
  }
  return (
    <div className={classes['parts']} data-wide={isWide}>
      <div className={classes['column']}>
        {photo.isEdited ? (
          <CompareSlider
            before={photoAddress(photo.id, 'plain', photo.key)}
            after={photoAddress(photo.id, 'preview', photo.key)}
            name={photo.originalName}
          />
        ) : (
          <img
            className={classes['picture']}
            src={photoAddress(photo.id, 'preview', photo.key)}
            alt={t('photo-studio.picture', { name: photo.originalName })}
          />
        )}
        <MendButtons view={view} selection={selection} onEdit={edit} />
      </div>
      <div className={classes['column']}>
        <Findings
          view={view}
          onBlurFaces={() => edit('blur', { ...edits, blurs: withFaces(edits.blurs, faces) })}
          onCropFaces={
            withoutFaces === null ? null : () => edit('crop', { ...edits, crop: withoutFaces })
          }
        />
        <LabelReader photoId={photo.id} listingId={listingId ?? photo.listings[0]?.id ?? null} />
        <Places view={view} />
      </div>
      {opened !== null && (
        <EditDialog
          view={view}
          startsWith={opened.tool}
          proposed={opened.proposed}
          onClose={close}
        />
      )}
    </div>
  );
}

/** What opened the editor has the focus again when it closes. */
function useOpener(isOpen: boolean): () => void {
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    const element = opener.current;
    if (isOpen || !(element instanceof HTMLElement)) return;
    opener.current = null;
    element.focus({ preventScroll: true });
  }, [isOpen]);
  return () => {
    opener.current = document.activeElement;
  };
}

function Places({ view: { photo } }: { readonly view: PhotoView }) {
  const { t } = useTranslation();
  return (
    <section className={classes['places']} aria-label={t('photo-studio.assigned.title')}>
      <h3 className={classes['title']}>{t('photo-studio.assigned.title')}</h3>
      {photo.listings.length === 0 ? (
        <p className={classes['none']}>{t('photo-studio.assigned.none')}</p>
      ) : (
        <ul className={classes['list']}>
          {photo.listings.map(({ id, name, householdName, isCover }) => (
            <li key={id} className={classes['place']}>
              <IconPackage size="1.0625rem" aria-hidden />
              <Link to={`/listings/${id}`}>{name}</Link>
              <span className={classes['household']}>
                {[householdName, isCover ? t('photo-studio.assigned.cover') : '']
                  .filter((words) => words !== '')
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

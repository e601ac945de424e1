import { Button } from '@mantine/core';
import { IconCopy, IconEraser, IconWand } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoId } from '../../../shared/domain/ids.ts';
import { editsText, type PhotoEdits } from '../../../shared/photos/photo-edits.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { toastDone } from '../../components/toast.tsx';
import { CopyDialog } from './copy-dialog.tsx';
import { TOOL_ICONS, TOOLS, type Tool } from './edit-dialog.tsx';
import { useClearEdits, useProposeEdits, type PhotoView } from './studio-queries.ts';
import classes from './mend-buttons.module.css';

interface MendButtonsProps {
  readonly view: PhotoView;
  /** All photos chosen, this one perhaps among them. */
  readonly selection: readonly PhotoId[];
  readonly onEdit: (tool: Tool, proposed: PhotoEdits | null) => void;
}

/** All ways into the editor, and what is done without it. */
export function MendButtons({ view, selection, onEdit }: MendButtonsProps) {
  const { t } = useTranslation();
  const propose = useProposeEdits();
  const clear = useClearEdits();
  const [isCopying, setCopying] = useState(false);
  const { photo, edits } = view;
  const others = selection.filter((id) => id !== photo.id);
  const mend = () =>
    propose.mutate(
      { photoId: photo.id },
      {
        onSuccess: ({ edits: proposed }) => {
          if (editsText(proposed) === editsText(edits)) {
            toastDone(t('photo-studio.nothing-to-mend'), t('app.action.close'));
          } else onEdit('light', proposed);
        },
      },
    );
  const clearAll = () =>
    clear.mutate(
      { photoIds: [photo.id] },
      { onSuccess: () => toastDone(t('photo-studio.cleared'), t('app.action.close')) },
    );
  return (
    <fieldset className={classes['buttons']} aria-label={t('photo-studio.tools')}>
      {TOOLS.map((tool) => {
        const Icon = TOOL_ICONS[tool];
        return (
          <Button
            key={tool}
            variant="default"
            leftSection={<Icon size="1.0625rem" aria-hidden />}
            onClick={() => onEdit(tool, null)}
          >
            {t(`photo-studio.tool.${tool}`)}
          </Button>
        );
      })}
      <Button
        variant="light"
        leftSection={<IconWand size="1.0625rem" aria-hidden />}
        loading={propose.isPending}
        onClick={mend}
      >
        {t('photo-studio.propose')}
      </Button>
      {photo.isEdited && others.length > 0 && (
        <Button
          variant="default"
          className={classes['wide'] ?? ''}
          leftSection={<IconCopy size="1.0625rem" aria-hidden />}
          onClick={() => setCopying(true)}
        >
          {t('photo-studio.copy.open', { count: others.length })}
        </Button>
      )}
      {photo.isEdited && (
        <Button
          variant="subtle"
          className={classes['wide'] ?? ''}
          leftSection={<IconEraser size="1.0625rem" aria-hidden />}
          loading={clear.isPending}
          onClick={clearAll}
        >
          {t('photo-studio.clear')}
        </Button>
      )}
      <ErrorNotice error={propose.error ?? clear.error} />
      {isCopying && (
        <CopyDialog
          fromId={photo.id}
          edits={edits}
          toIds={others}
          onClose={() => setCopying(false)}
        />
      )}
    </fieldset>
  );
}

import { ActionIcon, Button, Modal, Tabs, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBackground,
  IconBlur,
  IconCrop,
  IconEye,
  IconRotateClockwise2,
  IconSun,
} from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoEdits } from '../../../shared/photos/photo-edits.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { toastDone } from '../../components/toast.tsx';
import { BlurTool } from './blur-tool.tsx';
import { CropTool } from './crop-tool.tsx';
import { GroundTool } from './ground-tool.tsx';
import { LightTool } from './light-tool.tsx';
import { useSaveEdits, type PhotoView } from './studio-queries.ts';
import { TurnTool } from './turn-tool.tsx';
import { useEditSession } from './use-edit-session.ts';
import { useEditorKeys } from './use-editor-keys.ts';
import type { TryShelf } from './use-try-picture.ts';
import classes from './edit-dialog.module.css';

export const TOOLS = ['crop', 'turn', 'light', 'ground', 'blur'] as const;
export type Tool = (typeof TOOLS)[number];

export const TOOL_ICONS = {
  crop: IconCrop,
  turn: IconRotateClockwise2,
  light: IconSun,
  ground: IconBackground,
  blur: IconBlur,
} as const satisfies Record<Tool, unknown>;

const TOOL_PARTS = {
  crop: CropTool,
  turn: TurnTool,
  light: LightTool,
  ground: GroundTool,
  blur: BlurTool,
} as const satisfies Record<Tool, unknown>;

export interface EditDialogProps {
  readonly view: PhotoView;
  readonly startsWith: Tool;
  /** Not saved yet: shown to be looked at, as a first step that can be stepped back from. */
  readonly proposed?: PhotoEdits | null;
  readonly onClose: () => void;
}

/** One photo over the whole window, with all that can be done to it. Saved as one change, or not at all. */
export function EditDialog({ view, startsWith, proposed = null, onClose }: EditDialogProps) {
  const { t } = useTranslation();
  const [tool, setTool] = useState<Tool>(startsWith);
  const [shelf] = useState<TryShelf>(() => ({ last: null }));
  const [isAsking, setAsking] = useState(false);
  const [isBefore, setBefore] = useState(false);
  const session = useEditSession(view.edits, proposed);
  const save = useSaveEdits();
  const leave = () => (session.isChanged ? setAsking(true) : onClose());
  const keep = () => {
    if (save.isPending || isAsking) return;
    if (!session.isChanged) return onClose();
    save.mutate(
      { photoId: view.photo.id, edits: session.edits },
      {
        onSuccess: () => {
          toastDone(t('photo-studio.saved'), t('app.action.close'));
          onClose();
        },
      },
    );
  };
  useEditorKeys(session, !isAsking, { save: keep, leave });
  const Part = TOOL_PARTS[tool];
  return (
    <>
      <Modal
        opened
        fullScreen
        onClose={leave}
        // use-editor-keys.ts does it: dialogs above and below listen too, and one press is for one of them.
        closeOnEscape={false}
        title={t('photo-studio.editor.title', { name: view.photo.originalName })}
        closeButtonProps={{ 'aria-label': t('app.action.close') }}
        classNames={{ content: classes['content'] ?? '', body: classes['body'] ?? '' }}
      >
        <Tabs
          value={tool}
          onChange={(value) => setTool(TOOLS.find((one) => one === value) ?? tool)}
          keepMounted={false}
          classNames={{ root: classes['tabs'] ?? '', panel: classes['part'] ?? '' }}
        >
          <Tabs.List aria-label={t('photo-studio.editor.tools')}>
            {TOOLS.map((one) => {
              const Icon = TOOL_ICONS[one];
              return (
                <Tabs.Tab
                  key={one}
                  value={one}
                  leftSection={<Icon size="1.0625rem" aria-hidden />}
                  {...(one === startsWith ? { 'data-autofocus': true } : {})}
                >
                  {t(`photo-studio.tool.${one}`)}
                </Tabs.Tab>
              );
            })}
          </Tabs.List>
          <Tabs.Panel value={tool}>
            <Part key={tool} view={view} session={session} shelf={shelf} isBefore={isBefore} />
          </Tabs.Panel>
        </Tabs>
        <div className={classes['foot']}>
          <Step
            label={t('photo-studio.editor.undo')}
            disabled={!session.canUndo}
            onClick={session.undo}
          >
            <IconArrowBackUp size="1.125rem" aria-hidden />
          </Step>
          <Step
            label={t('photo-studio.editor.redo')}
            disabled={!session.canRedo}
            onClick={session.redo}
          >
            <IconArrowForwardUp size="1.125rem" aria-hidden />
          </Step>
          <Button
            variant={isBefore ? 'light' : 'default'}
            aria-pressed={isBefore}
            leftSection={<IconEye size="1.0625rem" aria-hidden />}
            onClick={() => setBefore(!isBefore)}
          >
            {t('photo-studio.editor.before')}
          </Button>
          <div className={classes['words']}>
            {proposed !== null && session.edits === proposed && (
              <output>{t('photo-studio.proposed')}</output>
            )}
            <ErrorNotice error={save.error} />
          </div>
          <Button variant="default" onClick={leave}>
            {t('photo-studio.editor.cancel')}
          </Button>
          <Button loading={save.isPending} onClick={keep}>
            {t('photo-studio.editor.save')}
          </Button>
        </div>
      </Modal>
      {isAsking && (
        <ConfirmDialog
          opened
          title={t('photo-studio.editor.leave-title')}
          confirmLabel={t('photo-studio.editor.leave')}
          cancelLabel={t('photo-studio.editor.stay')}
          danger
          onConfirm={onClose}
          onCancel={() => setAsking(false)}
        >
          {t('photo-studio.editor.leave-body')}
        </ConfirmDialog>
      )}
    </>
  );
}

interface StepProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Step({ label, disabled, onClick, children }: StepProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        size="2.25rem"
        aria-label={label}
        disabled={disabled}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

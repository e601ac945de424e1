import { IconAlertTriangle, IconCircleCheck, IconNotes } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../i18n/formats.ts';
import type { DraftState } from '../draft-keeper.ts';
import classes from './editor-status.module.css';

interface EditorStatusProps {
  readonly isSaving: boolean;
  readonly isDirty: boolean;
  readonly draft: DraftState;
  readonly savedAt: string | null;
}

/** "Đã lưu" stands here only after the library has answered; a draft is never called saved. */
export function EditorStatus({ isSaving, isDirty, draft, savedAt }: EditorStatusProps) {
  const { t } = useTranslation();
  const now = new Date();
  const time = (instant: string) => formatMoment(instant, now);
  const [Icon, tone, words] = isSaving
    ? ([IconNotes, 'calm', t('listings.editor.saving')] as const)
    : draft.kind === 'failed'
      ? ([IconAlertTriangle, 'danger', t('listings.editor.draft-failed')] as const)
      : isDirty && draft.kind === 'kept'
        ? ([
            IconNotes,
            'calm',
            t('listings.editor.draft-kept', { time: time(draft.savedAt) }),
          ] as const)
        : isDirty
          ? ([IconNotes, 'calm', t('listings.editor.draft-waiting')] as const)
          : savedAt === null
            ? ([IconNotes, 'calm', t('listings.editor.not-saved-yet')] as const)
            : ([
                IconCircleCheck,
                'ok',
                t('listings.editor.saved-at', { time: time(savedAt) }),
              ] as const);
  return (
    <span className={classes['status']} data-tone={tone} data-testid="editor-status">
      <Icon size="1.125rem" aria-hidden />
      {words}
    </span>
  );
}

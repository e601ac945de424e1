import { IconCircleCheck } from '@tabler/icons-react';
import { useIsMutating, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { appStateQuery } from '../api/app-state-query.ts';
import { formatMoment } from '../i18n/formats.ts';
import classes from './top-bar.module.css';

/** Says "Đã lưu" only for what main has committed: the time is that of the newest batch on disk. */
export function SaveState() {
  const { t } = useTranslation();
  const { data } = useQuery(appStateQuery);
  const saving = useIsMutating() > 0;
  if (data === undefined) return null;
  const savedAt = data.lastSavedAt;
  return (
    <span className={classes['saved']} data-testid="save-state">
      <IconCircleCheck size="1.125rem" aria-hidden />
      {saving
        ? t('app.save-state.saving')
        : savedAt === null
          ? t('app.save-state.empty')
          : t('app.save-state.saved', { time: formatMoment(savedAt, new Date()) })}
    </span>
  );
}

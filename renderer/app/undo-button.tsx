import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useUndo } from './use-undo.ts';
import classes from './top-bar.module.css';

export function UndoButton() {
  const { t } = useTranslation();
  const { name, busy, run } = useUndo();
  if (name === null) return null;
  const label = t('app.undo.button', { name });
  return (
    <Button
      variant="default"
      loading={busy}
      onClick={run}
      title={label}
      leftSection={<IconArrowBackUp size="1.0625rem" aria-hidden />}
    >
      <span className={classes['undoName']}>{label}</span>
    </Button>
  );
}

import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useFileDrop } from '../../components/use-file-drop.ts';
import classes from './learn-page.module.css';

export interface SamplePick {
  readonly isReading: boolean;
  readonly error: unknown;
  /** Files that were dropped; null: let the person choose one. */
  readonly onFiles: (files: readonly File[] | null) => void;
}

/** Where a sample is dropped or chosen, and what one is. */
export function SamplePicker({ isReading, error, onFiles }: SamplePick) {
  const { t } = useTranslation();
  const drop = useFileDrop(onFiles);
  return (
    <section
      className={classes['drop']}
      aria-label={t('learn.drop-label')}
      data-over={drop.isOver}
      {...drop.handlers}
    >
      <span className={classes['icon']} aria-hidden>
        <IconFileSpreadsheet size="2rem" />
      </span>
      <p className={classes['lead']}>{t('learn.lead')}</p>
      <Button loading={isReading} onClick={() => onFiles(null)}>
        {t('learn.pick')}
      </Button>
      <ul className={classes['hints']}>
        <li>{t('learn.hint.template')}</li>
        <li>{t('learn.hint.kept')}</li>
        <li>{t('learn.hint.shared')}</li>
      </ul>
      <ErrorNotice error={error} />
    </section>
  );
}

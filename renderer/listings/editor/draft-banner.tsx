import { Button } from '@mantine/core';
import { IconNotes } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../i18n/formats.ts';
import classes from './draft-banner.module.css';

interface DraftBannerProps {
  readonly savedAt: string;
  readonly onUse: () => void;
  readonly onDiscard: () => void;
}

/** Offers what was typed and not saved last time; nothing happens to it without a word from the person. */
export function DraftBanner({ savedAt, onUse, onDiscard }: DraftBannerProps) {
  const { t } = useTranslation();
  return (
    <output className={classes['banner']}>
      <IconNotes size="1.25rem" aria-hidden />
      <span className={classes['words']}>
        {t('listings.draft.found', { time: formatMoment(savedAt, new Date()) })}
      </span>
      <Button onClick={onUse}>{t('listings.draft.use')}</Button>
      <Button variant="default" onClick={onDiscard}>
        {t('listings.draft.discard')}
      </Button>
    </output>
  );
}

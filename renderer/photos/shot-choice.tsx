import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { shotSchema, SHOTS, type Shot } from '../../shared/photos/photo-coach.ts';

interface ShotChoiceProps {
  readonly shot: Shot | null;
  readonly onChoose: (shot: Shot | null) => void;
}

/** Which of the five shots a photo is: only the officer knows for sure. */
export function ShotChoice({ shot, onChoose }: ShotChoiceProps) {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={t('photo-inbox.coach.shot-label')}
      placeholder={t('photo-inbox.coach.no-shot')}
      title={t('photo-inbox.coach.shot-label')}
      clearable
      clearButtonProps={{ 'aria-label': t('photo-inbox.coach.no-shot') }}
      comboboxProps={{ withinPortal: false }}
      data={SHOTS.map((value) => ({
        value,
        label: t(`photo-inbox.shot.${value}`),
      }))}
      value={shot}
      onChange={(value) => onChoose(shotSchema.safeParse(value).data ?? null)}
    />
  );
}

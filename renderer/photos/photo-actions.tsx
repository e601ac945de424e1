import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconArrowLeft,
  IconArrowRight,
  IconCrop,
  IconRotateClockwise,
  IconStar,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shot } from '../../shared/photos/photo-coach.ts';
import { ShotChoice } from './shot-choice.tsx';
import classes from './photo-actions.module.css';

interface PhotoActionsProps {
  readonly place: number;
  readonly total: number;
  readonly onMove: (place: number) => void;
  readonly onRotate: () => void;
  /** Opens the studio; absent for a photo that could not be read. */
  readonly onMend?: (() => void) | undefined;
  readonly onRemove: () => void;
  readonly shot: Shot | null;
  readonly onShot: (shot: Shot | null) => void;
}

/** What can be done with the chosen photo; the same as drag and keys do. */
export function PhotoActions(props: PhotoActionsProps) {
  const { place, total, onMove, onRotate, onMend, onRemove, shot, onShot } = props;
  const { t } = useTranslation();
  return (
    <fieldset
      className={classes['actions']}
      aria-label={t('photos.actions', { number: place + 1 })}
    >
      <Action label={t('photos.make-cover')} disabled={place === 0} onClick={() => onMove(0)}>
        <IconStar size="1.125rem" aria-hidden />
      </Action>
      <Action label={t('photos.earlier')} disabled={place === 0} onClick={() => onMove(place - 1)}>
        <IconArrowLeft size="1.125rem" aria-hidden />
      </Action>
      <Action
        label={t('photos.later')}
        disabled={place === total - 1}
        onClick={() => onMove(place + 1)}
      >
        <IconArrowRight size="1.125rem" aria-hidden />
      </Action>
      <Action label={t('photos.rotate')} onClick={onRotate}>
        <IconRotateClockwise size="1.125rem" aria-hidden />
      </Action>
      {onMend !== undefined && (
        <Button
          variant="default"
          className={classes['mend'] ?? ''}
          leftSection={<IconCrop size="1.0625rem" aria-hidden />}
          onClick={onMend}
        >
          {t('photo-studio.mend')}
        </Button>
      )}
      <Action label={t('photos.remove')} onClick={onRemove}>
        <IconTrash size="1.125rem" aria-hidden />
      </Action>
      <div className={classes['shot']}>
        <ShotChoice shot={shot} onChoose={onShot} />
      </div>
    </fieldset>
  );
}

interface ActionProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Action({ label, disabled = false, onClick, children }: ActionProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        size="2.25rem"
        disabled={disabled}
        onClick={onClick}
        aria-label={label}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

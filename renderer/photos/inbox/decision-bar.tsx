import { Button } from '@mantine/core';
import {
  IconCircleCheck,
  IconColumns2,
  IconEyeOff,
  IconLinkOff,
  IconRotateClockwise,
  IconStar,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './decision-bar.module.css';

export interface DecisionBarProps {
  /** Photos that a decision is about. */
  readonly count: number;
  readonly canCompare: boolean;
  readonly onKeep: () => void;
  readonly onHide: () => void;
  readonly onCover: () => void;
  readonly onTurn: () => void;
  readonly onUnassign: () => void;
  readonly onCompare: () => void;
}

/** The same as the keys do, for whoever has the mouse in hand; each button tells its key. */
export function DecisionBar(props: DecisionBarProps) {
  const { t } = useTranslation();
  const none = props.count === 0;
  const one = props.count === 1;
  const buttons: readonly (readonly [string, Icon, string, boolean, () => void])[] = [
    ['keep', IconCircleCheck, 'G', none, props.onKeep],
    ['hide', IconEyeOff, 'X', none, props.onHide],
    ['cover', IconStar, 'B', !one, props.onCover],
    ['turn', IconRotateClockwise, 'R', none, props.onTurn],
    ['unassign', IconLinkOff, 'U', none, props.onUnassign],
    ['compare', IconColumns2, 'C', !props.canCompare, props.onCompare],
  ];
  return (
    <div className={classes['bar']} role="toolbar" aria-label={t('photo-inbox.decide.label')}>
      <output className={classes['count']}>
        {none
          ? t('photo-inbox.decide.none')
          : t('photo-inbox.decide.count', { count: props.count })}
      </output>
      {buttons.map(([name, ButtonIcon, key, isOff, run]) => (
        <Button
          key={name}
          variant="subtle"
          color="gray"
          className={classes['button'] ?? ''}
          leftSection={<ButtonIcon size="1.0625rem" aria-hidden />}
          // Off, but still there: the focus is not lost when the last photo goes.
          {...(isOff ? { 'aria-disabled': true, 'data-disabled': true } : {})}
          aria-keyshortcuts={key}
          title={t(`photo-inbox.decide.${name}-title`, { key })}
          onClick={() => isOff || run()}
        >
          {t(`photo-inbox.decide.${name}`)}
        </Button>
      ))}
    </div>
  );
}

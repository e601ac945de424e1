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
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoKey } from './photo-keys.ts';
import classes from './decision-bar.module.css';

export interface DecisionBarProps {
  /** Photos that a decision is about. */
  readonly count: number;
  readonly canCompare: boolean;
  readonly onRun: (key: PhotoKey) => void;
}

/** The same as the keys do, for whoever has the mouse in hand; each button tells its key. */
export const DecisionBar = memo(PlainDecisionBar);

function PlainDecisionBar({ count, canCompare, onRun }: DecisionBarProps) {
  const { t } = useTranslation();
  const none = count === 0;
  const buttons: readonly (readonly [string, Icon, string, boolean, PhotoKey])[] = [
    ['keep', IconCircleCheck, 'G', none, { kind: 'mark', mark: 'kept' }],
    ['hide', IconEyeOff, 'X', none, { kind: 'mark', mark: 'hidden' }],
    ['cover', IconStar, 'B', count !== 1, { kind: 'cover' }],
    ['turn', IconRotateClockwise, 'R', none, { kind: 'turn' }],
    ['unassign', IconLinkOff, 'U', none, { kind: 'unassign' }],
    ['compare', IconColumns2, 'C', !canCompare, { kind: 'compare' }],
  ];
  return (
    <div className={classes['bar']} role="toolbar" aria-label={t('photo-inbox.decide.label')}>
      <output className={classes['count']}>
        {none ? t('photo-inbox.decide.none') : t('photo-inbox.decide.count', { count })}
      </output>
      {buttons.map(([name, ButtonIcon, key, isOff, asked]) => (
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
          onClick={() => isOff || onRun(asked)}
        >
          {t(`photo-inbox.decide.${name}`)}
        </Button>
      ))}
    </div>
  );
}

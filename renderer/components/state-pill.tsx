import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconExclamationCircle,
  IconInfoCircle,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './state-pill.module.css';

export type Tone = 'ok' | 'warning' | 'danger' | 'info' | 'neutral';

const ICONS = {
  ok: IconCircleCheck,
  warning: IconAlertTriangle,
  danger: IconExclamationCircle,
  info: IconInfoCircle,
  neutral: IconCircle,
} as const satisfies Record<Tone, unknown>;

interface StatePillProps {
  readonly tone: Tone;
  readonly children: ReactNode;
}

/** A state: always an icon and a word, never a colour alone. */
export function StatePill({ tone, children }: StatePillProps) {
  const Icon = ICONS[tone];
  return (
    <span className={classes['pill']} data-tone={tone}>
      <Icon size="0.9375rem" aria-hidden className={classes['icon']} />
      <span>{children}</span>
    </span>
  );
}

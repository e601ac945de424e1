import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface EmptyStateProps {
  readonly icon: ReactNode;
  /** One sentence that teaches what belongs here. */
  readonly children: ReactNode;
  /** One action, two at most. */
  readonly action?: ReactNode;
}

export function EmptyState({ icon, children, action }: EmptyStateProps) {
  return (
    <div className={classes['empty']}>
      <span className={classes['icon']} aria-hidden>
        {icon}
      </span>
      <p className={classes['words']}>{children}</p>
      {action !== undefined && <div className={classes['action']}>{action}</div>}
    </div>
  );
}

import { IconAlertTriangle, IconCheck, IconExclamationCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '@mantine/core';
import classes from './check-mark.module.css';

interface CheckMarkProps {
  /** Whose rules were checked. */
  readonly name: string;
  readonly errors: number;
  readonly warnings: number;
}

/** What one set of rules found: a tick, or how many places there are. The words are for ears and tooltips. */
export function CheckMark({ name, errors, warnings }: CheckMarkProps) {
  const { t } = useTranslation();
  const tone = errors > 0 ? 'danger' : warnings > 0 ? 'warning' : 'ok';
  const words = t(`app.checks.${tone}`, { name, count: errors > 0 ? errors : warnings });
  return (
    <span className={classes['mark']} data-tone={tone} title={words}>
      <VisuallyHidden>{words}</VisuallyHidden>
      {tone === 'ok' ? (
        <IconCheck size="1rem" stroke={2.2} aria-hidden />
      ) : (
        <>
          {tone === 'danger' ? (
            <IconExclamationCircle size="0.875rem" aria-hidden />
          ) : (
            <IconAlertTriangle size="0.875rem" aria-hidden />
          )}
          <span aria-hidden>{errors > 0 ? errors : warnings}</span>
        </>
      )}
    </span>
  );
}

import { VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fix } from '../../../shared/marketplace/violation.ts';
import { diffWords, shortenSame } from '../diff-words.ts';
import { useFixText } from './use-fix-text.ts';
import classes from './fix-diff.module.css';

interface FixDiffProps {
  readonly fix: Fix;
  /** The field's name before the change. */
  readonly labelled?: boolean;
}

/** Struck through goes, bold comes; screen readers hear both texts whole. */
export function FixDiff({ fix, labelled = false }: FixDiffProps) {
  const { t } = useTranslation();
  const { label, before, after } = useFixText(fix);
  const parts = useMemo(() => shortenSame(diffWords(before, after)), [before, after]);
  return (
    <div className={classes['diff']}>
      {labelled && <p className={classes['label']}>{label}</p>}
      <p className={classes['words']} aria-hidden>
        {parts.map((part, index) => {
          const key = `${index} ${part.kind}`;
          if (part.kind === 'removed') return <del key={key}>{part.text}</del>;
          if (part.kind === 'added') return <ins key={key}>{part.text}</ins>;
          return <span key={key}>{part.text}</span>;
        })}
      </p>
      <VisuallyHidden>
        <p>{t('checks.before', { text: before === '' ? t('checks.empty-value') : before })}</p>
        <p>{t('checks.after', { text: after === '' ? t('checks.empty-value') : after })}</p>
      </VisuallyHidden>
    </div>
  );
}

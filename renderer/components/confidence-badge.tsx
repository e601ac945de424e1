import { IconCircleCheck, IconHelpCircle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './confidence-badge.module.css';

interface ConfidenceBadgeProps {
  readonly confidence: 'exact' | 'from-others' | 'experimental' | 'unknown';
  readonly official: boolean;
}

/** How far a set of rules may be trusted, said before anybody relies on it. */
export function ConfidenceBadge({ confidence, official }: ConfidenceBadgeProps) {
  const { t } = useTranslation();
  const kind = official ? confidence : 'not-official';
  const Icon =
    kind === 'exact' ? IconCircleCheck : kind === 'unknown' ? IconHelpCircle : IconInfoCircle;
  return (
    <span className={classes['badge']} data-kind={kind}>
      <Icon size="0.875rem" aria-hidden className={classes['icon']} />
      {t(`app.confidence.${kind}`)}
    </span>
  );
}

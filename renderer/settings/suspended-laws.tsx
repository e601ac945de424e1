import { useTranslation } from 'react-i18next';
import type { PackView } from '../../shared/ipc/contract-rules.ts';
import { sourceTitle } from '../../shared/marketplace/source-title.ts';
import { StatePill } from '../components/state-pill.tsx';
import { formatDay } from '../i18n/formats.ts';
import classes from './rules-panel.module.css';

interface SuspendedLawsProps {
  readonly laws: PackView['suspendedLaws'];
}

/** Papers that a person may have heard of and that do not count for now: what suspends each, and who says so. */
export function SuspendedLaws({ laws }: SuspendedLawsProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'vi';
  if (laws.length === 0) return null;
  return (
    <ul className={classes['laws']} aria-label={t('rules.suspended-laws')}>
      {laws.map((law) => (
        <li key={law.title.vi}>
          <span className={classes['head']}>
            <span className={classes['name']}>{law.title[language]}</span>
            <StatePill tone="warning">{t('rules.state.suspended')}</StatePill>
          </span>
          {law.note !== null && <p>{law.note[language]}</p>}
          <p className={classes['revision']}>
            {t('rules.since', {
              state: t('rules.state.suspended'),
              day: formatDay(law.since),
            })}
            {' · '}
            {t('rules.by', { by: law.by })}
          </p>
          <p className={classes['revision']}>
            {sourceTitle(law.source)[language]}
            {' · '}
            {t('settings.rules.seen', {
              day: formatDay(law.source.seen),
              confidence: t(`settings.rules.confidence.${law.source.confidence}`),
            })}
          </p>
        </li>
      ))}
    </ul>
  );
}

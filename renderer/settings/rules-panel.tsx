import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Profile } from '../../shared/marketplace/profile-schema.ts';
import { sourceTitle } from '../../shared/marketplace/source-title.ts';
import { ConfidenceBadge } from '../components/confidence-badge.tsx';
import { Loaded } from '../components/loading-state.tsx';
import { Panel } from '../components/panel.tsx';
import { formatDay } from '../i18n/formats.ts';
import { profilesQuery } from '../marketplaces/marketplaces-queries.ts';
import classes from './rules-panel.module.css';

/** Which rules are used, as of which day, and where they come from. */
export function RulesPanel() {
  const { t } = useTranslation();
  const profiles = useQuery(profilesQuery);
  return (
    <Panel flush title={t('settings.rules.title')}>
      <Loaded query={profiles}>
        {({ profiles: views }) => (
          <ul className={classes['list']}>
            {views.map(({ profile }) => (
              <Rules key={profile.id} profile={profile} />
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}

function Rules({ profile }: { readonly profile: Profile }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'vi';
  return (
    <li className={classes['item']}>
      <div className={classes['head']}>
        <span className={classes['name']}>{profile.name}</span>
        <ConfidenceBadge confidence={profile.confidence} official={profile.official} />
      </div>
      <p>{profile.summary[language]}</p>
      <p className={classes['revision']}>
        {t('settings.rules.revision', { day: formatDay(profile.revision) })}
      </p>
      <details className={classes['sources']}>
        <summary>{t('settings.rules.sources', { count: profile.sources.length })}</summary>
        <ul>
          {profile.sources.map((source) => (
            <li key={source.id}>
              {sourceTitle(source)[language]}
              <span className={classes['seen']}>
                {t('settings.rules.seen', {
                  day: formatDay(source.seen),
                  confidence: t(`settings.rules.confidence.${source.confidence}`),
                })}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { appStateQuery } from '../api/app-state-query.ts';
import { Loaded } from '../components/loading-state.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { AboutPanel } from './about-panel.tsx';
import { AppearancePanel } from './appearance-panel.tsx';
import { OfficerPanel } from './officer-panel.tsx';
import { RulePacksPanel } from './rule-packs-panel.tsx';
import { RulesPanel } from './rules-panel.tsx';
import { settingsQuery } from './settings-queries.ts';
import { ShortcutsPanel } from './shortcuts-panel.tsx';
import classes from './settings-page.module.css';

export function SettingsPage() {
  const { t } = useTranslation();
  const settings = useQuery(settingsQuery);
  const state = useQuery(appStateQuery);
  return (
    <>
      <PageHeader title={t('app.nav.settings')} />
      <Loaded query={settings}>
        {(known) => (
          <Loaded query={state}>
            {(appState) => (
              <div className={classes['columns']}>
                <div className={classes['column']}>
                  <OfficerPanel settings={known} communeLabel={appState.communeLabel} />
                  <AppearancePanel settings={known} />
                  <AboutPanel state={appState} />
                </div>
                <div className={classes['column']}>
                  <RulePacksPanel />
                  <RulesPanel />
                  <ShortcutsPanel />
                </div>
              </div>
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

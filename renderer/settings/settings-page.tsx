import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
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

/** `?show=rules` leads to the law and rule packs, which stand far down on a small screen. */
export function SettingsPage() {
  const { t } = useTranslation();
  const settings = useQuery(settingsQuery);
  const state = useQuery(appStateQuery);
  const [search] = useSearchParams();
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
                  <Sought isSought={search.get('show') === 'rules'}>
                    <RulePacksPanel />
                  </Sought>
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

interface SoughtProps {
  /** Somebody came for this part of the page. */
  readonly isSought: boolean;
  readonly children: ReactNode;
}

function Sought({ isSought, children }: SoughtProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isSought) return;
    place.current?.scrollIntoView({ block: 'start' });
    place.current?.focus({ preventScroll: true });
  }, [isSought]);
  return (
    <div ref={place} tabIndex={-1} className={classes['sought']}>
      {children}
    </div>
  );
}

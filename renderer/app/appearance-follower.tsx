import { useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { appStateQuery } from '../api/app-state-query.ts';
import { applyAppearance, rememberAppearance } from './appearance.ts';

/** Makes the window look as the settings say, at once when they change. */
export function AppearanceFollower() {
  const { data } = useQuery(appStateQuery);
  const { i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const settings = data?.settings;
  useEffect(() => {
    if (settings === undefined) return;
    rememberAppearance(localStorage, settings);
    applyAppearance(document.documentElement, settings);
    setColorScheme(settings.colorScheme);
    if (i18n.language !== 'pseudo' && i18n.language !== settings.language) {
      void i18n.changeLanguage(settings.language);
    }
  }, [settings, i18n, setColorScheme]);
  return null;
}

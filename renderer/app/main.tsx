import './global.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './fonts.css';
import './tokens.css';
import './controls.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { MantineColorSchemeManager } from '@mantine/core';
import { createTranslations } from '../i18n/translations.ts';
import { AppRoot } from './app-root.tsx';
import { applyAppearance, rememberedAppearance } from './appearance.ts';
import { createQueryClient, followLibrary } from './query-client.ts';
import { createRoutes } from './routes.tsx';

const appearance = rememberedAppearance(localStorage);
applyAppearance(document.documentElement, appearance);

/** The library keeps the choice; Mantine only has to show it. */
const colorSchemeManager: MantineColorSchemeManager = {
  get: () => appearance.colorScheme,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const client = createQueryClient();
followLibrary(client);
const translations = await createTranslations(appearance.language);

createRoot(root).render(
  <StrictMode>
    <AppRoot
      client={client}
      translations={translations}
      router={createRoutes()}
      colorScheme={appearance.colorScheme}
      colorSchemeManager={colorSchemeManager}
    />
  </StrictMode>,
);

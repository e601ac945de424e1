import './global.css';
import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/global.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/VisuallyHidden.layer.css';
import '@mantine/core/styles/Button.layer.css';
import '@mantine/core/styles/Loader.layer.css';
import '@mantine/core/styles/Kbd.layer.css';
import './fonts.css';
import './tokens.css';
import './controls.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { MantineColorSchemeManager } from '@mantine/core';
import { watchFrame } from '../api/frame-drawn.ts';
import { appStateQuery } from '../api/app-state-query.ts';
import { createTranslations } from '../i18n/translations.ts';
import { AppRoot } from './app-root.tsx';
import { applyAppearance, rememberedAppearance } from './appearance.ts';
import { loadLaterParts } from './later-parts.ts';
import { createQueryClient, followLibrary } from './query-client.ts';
import { createRoutes } from './routes.tsx';

/** Shorter than what anyone sees. */
const FRAME_WAITS_MS = 60;

const client = createQueryClient();
followLibrary(client);
const asked = client.prefetchQuery(appStateQuery);

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

// In a function, not awaited by the module: the English words are a file that takes from this one, and each would
// wait for the other for ever.
void start(root);

async function start(container: HTMLElement): Promise<void> {
  const translations = await createTranslations(appearance.language);
  // The frame is drawn once instead of twice when its numbers are at hand; for anything longer it does not wait.
  await Promise.race([
    asked,
    new Promise((resolve) => {
      setTimeout(resolve, FRAME_WAITS_MS);
    }),
  ]);
  createRoot(container).render(
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
  watchFrame();
  void loadLaterParts(client);
}

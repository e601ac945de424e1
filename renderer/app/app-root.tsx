import { MantineProvider, type MantineColorSchemeManager } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { RouterProvider } from 'react-router/dom';
import { styleNonce } from '../api/prepare-page.ts';
import { JobsFollower } from '../jobs/jobs-follower.tsx';
import { AppearanceFollower } from './appearance-follower.tsx';
import { Notices } from './notices.tsx';
import type { createRoutes } from './routes.tsx';
import { theme } from './theme.ts';

interface AppRootProps {
  readonly client: QueryClient;
  readonly translations: i18n;
  readonly router: ReturnType<typeof createRoutes>;
  readonly colorScheme: 'light' | 'dark' | 'auto';
  readonly colorSchemeManager: MantineColorSchemeManager;
}

/** Providers, outermost first; nothing else. */
export function AppRoot(props: AppRootProps) {
  return (
    <I18nextProvider i18n={props.translations}>
      <MantineProvider
        theme={theme}
        defaultColorScheme={props.colorScheme}
        colorSchemeManager={props.colorSchemeManager}
        withCssVariables={false}
        withGlobalClasses={false}
        getStyleNonce={styleNonce}
      >
        <QueryClientProvider client={props.client}>
          <Notices />
          <AppearanceFollower />
          <JobsFollower />
          <RouterProvider router={props.router} />
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>
  );
}

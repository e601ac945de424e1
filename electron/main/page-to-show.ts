import { PAGE_ADDRESS, PAGE_ORIGIN } from './page-server.ts';

export interface ShownPage {
  readonly address: string;
  /** Where its calls come from. */
  readonly origin: string;
  /** electron-vite's server with hot reloading, which then may be reached; null for our own page. */
  readonly developmentServer: string | null;
}

/** Our own page; only while developing, and never in what is handed out, the one electron-vite offers. */
export function pageToShow(
  isPackaged: boolean,
  env: Readonly<Record<string, string | undefined>>,
): ShownPage {
  const offered = env['ELECTRON_RENDERER_URL'];
  if (isPackaged || offered === undefined || offered === '') {
    return { address: PAGE_ADDRESS, origin: PAGE_ORIGIN, developmentServer: null };
  }
  return { address: offered, origin: new URL(offered).origin, developmentServer: offered };
}

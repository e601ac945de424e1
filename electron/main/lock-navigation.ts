import { app } from 'electron';
import { readAddress } from './read-address.ts';

/**
 * The window shows one page for its whole life. Reloading it is allowed; going anywhere else, opening
 * another window or embedding a guest is not, whoever asks.
 */
export function lockNavigation(pageAddress: string): void {
  app.on('web-contents-created', (_event, contents) => {
    const stay = (details: { url: string; isMainFrame: boolean; preventDefault(): void }): void => {
      if (!details.isMainFrame || !isSamePage(details.url, pageAddress)) details.preventDefault();
    };
    contents.on('will-frame-navigate', stay);
    contents.on('will-redirect', (details) => details.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

function isSamePage(url: string, pageAddress: string): boolean {
  const [asked, page] = [readAddress(url), readAddress(pageAddress)];
  return (
    asked !== null &&
    page !== null &&
    asked.protocol === page.protocol &&
    asked.host === page.host &&
    asked.pathname === page.pathname
  );
}

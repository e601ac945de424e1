import { app, type Session } from 'electron';
import { readAddress } from './read-address.ts';

const OWN_SCHEMES = new Set(['app:', 'photo:', 'blob:', 'devtools:']);

/**
 * Must run before Electron is ready. Chromium looks for updates, field trials and certificates by itself;
 * here it may not, and no name resolves even if something should try.
 */
export function switchOffNetwork(): void {
  const { commandLine } = app;
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch('disable-sync');
  commandLine.appendSwitch('no-pings');
  commandLine.appendSwitch('dns-prefetch-disable');
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost');
}

/**
 * Cancels every request of a session that is not for our own schemes. `alsoAllowed` is an origin, and only
 * a development server's.
 */
export function blockNetwork(session: Session, alsoAllowed: string | null): void {
  // Its dictionaries come from a server.
  session.setSpellCheckerEnabled(false);
  const extra = alsoAllowed === null ? null : readAddress(alsoAllowed);
  session.webRequest.onBeforeRequest((details, answer) => {
    const address = readAddress(details.url);
    const isOwn = address !== null && OWN_SCHEMES.has(address.protocol);
    const isExtra = extra !== null && address?.host === extra.host;
    answer({ cancel: !isOwn && !isExtra });
  });
}

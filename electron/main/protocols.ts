import { app, protocol, type Session } from 'electron';

type Serve = (asked: { readonly url: string; readonly method: string }) => Promise<Response>;

/**
 * Must run before Electron is ready. Standard and secure schemes have an origin of their own, so that
 * 'self' in the content security policy means our files and nothing else.
 */
export function declareSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
    { scheme: 'photo', privileges: { standard: true, secure: true } },
  ]);
  // Electron puts the application's name into a header that must be ASCII; with ê in it no request gets through.
  app.userAgentFallback = app.userAgentFallback.replace(
    /\S*[^\x20-\x7e]\S*/g,
    `LenSan/${app.getVersion()}`,
  );
}

export function serveSchemes(
  session: Session,
  servers: { readonly page: Serve; readonly photo: Serve },
): void {
  session.protocol.handle('app', (request) => servers.page(request));
  session.protocol.handle('photo', (request) => servers.photo(request));
}

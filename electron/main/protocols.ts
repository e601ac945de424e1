import { app, protocol, type Session } from 'electron';
import type { Serve } from './served.ts';

/**
 * Must run before Electron is ready. Standard and secure schemes have an origin of their own, so that
 * 'self' in the content security policy means our files and nothing else.
 */
export function declareSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
    // The page may look at a photo's pixels (for the spot that should be white): photo-server.ts lets it alone.
    { scheme: 'photo', privileges: { standard: true, secure: true, corsEnabled: true } },
  ]);
  // Electron puts the application's name into a header that must be ASCII; with ê in it no request gets through.
  app.userAgentFallback = app.userAgentFallback.replace(
    /\S*[^\x20-\x7e]\S*/g,
    `LenSan/${app.getVersion()}`,
  );
}

/**
 * Electron calls this way of answering deprecated. The newer one, `protocol.handle`, makes a fetch Request and a
 * Response of every file, and the first of them brings the whole HTTP client of Node into the start.
 */
export function serveSchemes(
  session: Session,
  servers: { readonly page: Serve; readonly photo: Serve },
): void {
  const register = (scheme: string, serve: Serve): void => {
    session.protocol.registerBufferProtocol(scheme, ({ url, method }, respond) => {
      serve({ url, method }).then(
        ({ status, headers, body }) =>
          respond({ statusCode: status, headers: { ...headers }, data: body }),
        () => respond({ statusCode: 500, data: Buffer.alloc(0) }),
      );
    });
  };
  register('app', servers.page);
  register('photo', servers.photo);
}

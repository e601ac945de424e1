import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { DropLimits } from './drop-limits.ts';

/** Room for a name in percent signs; nothing else this page sends is long. */
const MOST_HEADER_BYTES = 8 * 1024;
/** How often the headers' clock is looked at; Node's own 30 s would let a slow sender sit longer than the limit. */
const CHECK_MS = 1000;

export interface DropListener {
  /** "192.168.137.1:49152" */
  readonly host: string;
  /** Cuts every connection and frees the port. */
  close(): Promise<void>;
}

/** Listens on one address, at a port the system picks. @throws the system's error when the address is not to be had. */
export async function openDropListener(
  address: string,
  limits: Pick<DropLimits, 'headersMs' | 'mostConnections'>,
  answer: (request: IncomingMessage, response: ServerResponse, host: string) => Promise<void>,
): Promise<DropListener> {
  const sockets = new Set<Socket>();
  const busy = new WeakSet<Socket>();
  let host = '';
  const server = createServer(
    {
      maxHeaderSize: MOST_HEADER_BYTES,
      headersTimeout: limits.headersMs,
      // Bodies are timed by their pace: 100 MB over a weak signal may take long and still be honest.
      requestTimeout: 0,
      connectionsCheckingInterval: Math.min(CHECK_MS, limits.headersMs),
      keepAliveTimeout: limits.headersMs,
    },
    (request, response) => {
      const { socket } = request;
      // A second request before the first is answered: no browser does that.
      if (busy.has(socket)) {
        socket.destroy();
        return;
      }
      busy.add(socket);
      response.on('close', () => busy.delete(socket));
      answer(request, response, host).catch(() => socket.destroy());
    },
  );
  server.maxConnections = limits.mostConnections;
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A phone that walks away is no event.
    socket.on('error', () => undefined);
    // Opened and left silent: Node's own clock starts with the first byte.
    socket.setTimeout(limits.headersMs, () => {
      if (!busy.has(socket)) socket.destroy();
    });
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  server.on('checkContinue', (request: IncomingMessage) => request.destroy());
  server.on('upgrade', (_request, socket) => socket.destroy());
  server.on('connect', (_request, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: address, port: 0, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  // After this only accepting can fail, which is one connection less.
  server.on('error', () => undefined);
  const { port } = server.address() as AddressInfo;
  host = `${address}:${port}`;

  return {
    host,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Who made a call: the facts Electron gives about the frame, without Electron's types. */
export interface RequestSender {
  readonly webContentsId: number;
  readonly isMainFrame: boolean;
  /** As Chromium serialises it, e.g. `app://len-san`; "null" for opaque origins. */
  readonly origin: string;
}

/**
 * The windows we made. A call is believed because of where it comes from, never because of what it says:
 * main frame, of a window made here, still at our own origin.
 */
export interface TrustedSenders {
  trust(webContentsId: number): void;
  forget(webContentsId: number): void;
  isTrusted(sender: RequestSender | null): boolean;
}

export function createTrustedSenders(origin: string): TrustedSenders {
  const trusted = new Set<number>();
  return {
    trust: (webContentsId) => void trusted.add(webContentsId),
    forget: (webContentsId) => void trusted.delete(webContentsId),
    isTrusted: (sender) =>
      sender !== null &&
      sender.isMainFrame &&
      sender.origin === origin &&
      trusted.has(sender.webContentsId),
  };
}

import { mkdir, statfs } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { AppError } from '../../shared/errors.ts';
import { filesLeft, sweepParts, type ReceivedFile } from './drop-folder.ts';
import { DROP_LIMITS, type DropLimits } from './drop-limits.ts';
import { openDropListener, type DropListener } from './drop-listener.ts';
import { readDropPages } from './drop-page.ts';
import { createDropRequests, type DropRefusal } from './drop-requests.ts';
import { createDropSession, type DropSession } from './drop-session.ts';
import { privateAddresses } from './private-addresses.ts';

export interface PhoneDropOptions {
  /**
   * Where files arrive: on the library's disk, and of its own. A phone was told they are safe, so nothing may sweep
   * this folder; who takes a file removes it.
   */
  readonly stagingFolder: string;
  /** resources/phone-drop. */
  readonly pageFolder: string;
  /** Told of each file once it is whole, synced and named. Must not throw. */
  readonly onFile: (file: ReceivedFile) => void;
  readonly now: () => Date;
  /** At least 128 random bits in letters of a web address, new each time. */
  readonly newToken: () => string;
  readonly limits?: Partial<DropLimits>;
  /** Something of `state` is different. */
  readonly onChange?: () => void;
  readonly reportUnexpected?: (error: unknown) => void;
  /** The laptop's own addresses, the likeliest first; tests answer instead. */
  readonly addresses?: () => readonly string[];
  readonly freeBytes?: (folder: string) => Promise<number>;
}

export interface PhoneDropOn {
  readonly isOn: true;
  /** What the QR code says: lets the first phone in. */
  readonly url: string;
  readonly address: string;
  /** All that a phone might be reached by, this one among them: another network is another start. */
  readonly addresses: readonly string[];
  /** UTC, ISO 8601; moves on while the phone is at it. */
  readonly expiresAt: string;
  readonly phone: 'awaited' | 'connected';
  readonly files: number;
  readonly bytes: number;
  /** The last thing a phone was refused for a reason a person can mend. */
  readonly problem: DropRefusal | null;
}

export type PhoneDropState = PhoneDropOn | { readonly isOn: false };

export interface PhoneDrop {
  /**
   * Begins to listen, on one address; begins anew with a new code when it listens already.
   * @throws AppError drop.no-network when the laptop is on no private network, or not on the one asked for
   */
  start(address?: string): Promise<PhoneDropOn>;
  /** Every connection is cut at once; returns when the port is free and halves of files are gone. */
  stop(): Promise<void>;
  state(): PhoneDropState;
  /** Files whole on the disk that nobody took: asked once at the start of the application, while this is off. */
  filesLeft(): Promise<ReceivedFile[]>;
}

interface Running {
  readonly session: DropSession;
  readonly listener: DropListener;
  readonly address: string;
  readonly addresses: readonly string[];
  readonly pending: ReadonlySet<Promise<void>>;
  lastActivity: number;
  /** The change was told. */
  isConnected: boolean;
  problem: DropRefusal | null;
  timer: NodeJS.Timeout | null;
}

const MENDABLE = new Set<DropRefusal>(['too-large', 'too-many', 'disk-full', 'failed']);

/** Takes photos from one phone by the laptop's own Wi-Fi. Off until started. */
export function createPhoneDrop(options: PhoneDropOptions): PhoneDrop {
  const limits: DropLimits = { ...DROP_LIMITS, ...options.limits };
  const changed = () => options.onChange?.();
  const reportUnexpected = (error: unknown) => options.reportUnexpected?.(error);
  const addressesNow = options.addresses ?? (() => privateAddresses(networkInterfaces()));
  let running: Running | null = null;
  /** Starting and stopping one after the other, however fast a button is pressed. */
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  async function open(asked: string | undefined): Promise<PhoneDropOn> {
    const addresses = [...addressesNow()];
    const address = asked ?? addresses[0];
    if (address === undefined || !addresses.includes(address))
      throw new AppError('drop.no-network', {});
    await mkdir(options.stagingFolder, { recursive: true });
    await sweepParts(options.stagingFolder);
    const session = createDropSession(options.newToken, limits.mostFiles);
    const pending = new Set<Promise<void>>();
    const answer = createDropRequests({
      folder: options.stagingFolder,
      session,
      limits,
      pages: await readDropPages(options.pageFolder),
      freeBytes: options.freeBytes ?? freeBytesOf,
      onFile(file) {
        options.onFile(file);
        changed();
      },
      onActivity() {
        if (running?.session !== session) return;
        running.lastActivity = options.now().getTime();
        if (running.isConnected) return;
        running.isConnected = true;
        changed();
      },
      onRefused(refusal) {
        if (running?.session !== session || !MENDABLE.has(refusal)) return;
        running.problem = refusal;
        changed();
      },
      reportUnexpected,
    });
    const listener = await openDropListener(address, limits, (request, response, host) => {
      const work = answer(request, response, host);
      pending.add(work);
      return work.finally(() => pending.delete(work));
    }).catch((cause: unknown) => {
      throw new AppError('drop.no-network', {}, { cause });
    });
    running = {
      session,
      listener,
      address,
      addresses,
      pending,
      lastActivity: options.now().getTime(),
      isConnected: false,
      problem: null,
      timer: null,
    };
    watchIdle(running);
    changed();
    return view(running);
  }

  async function close(): Promise<void> {
    if (running === null) return;
    const { listener, pending, timer } = running;
    running = null;
    if (timer !== null) clearTimeout(timer);
    await listener.close();
    await Promise.allSettled(pending);
    changed();
  }

  function watchIdle(at: Running): void {
    const left = at.lastActivity + limits.idleMs - options.now().getTime();
    at.timer = setTimeout(
      () => {
        if (running !== at) return;
        if (options.now().getTime() < at.lastActivity + limits.idleMs) watchIdle(at);
        else void inTurn(close).catch(reportUnexpected);
      },
      Math.max(left, 0),
    ).unref();
  }

  function view(at: Running): PhoneDropOn {
    const { files, bytes } = at.session.counts();
    return {
      isOn: true,
      url: `http://${at.listener.host}/${at.session.token}`,
      address: at.address,
      addresses: at.addresses,
      expiresAt: new Date(at.lastActivity + limits.idleMs).toISOString(),
      phone: at.isConnected ? 'connected' : 'awaited',
      files,
      bytes,
      problem: at.problem,
    };
  }

  return {
    start: (address) =>
      inTurn(async () => {
        await close();
        return await open(address);
      }),
    stop: () => inTurn(close),
    state: () => (running === null ? { isOn: false } : view(running)),
    filesLeft: () => filesLeft(options.stagingFolder),
  };
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

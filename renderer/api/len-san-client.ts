import type { Channel } from '../../shared/ipc/channels.ts';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import type { EventName, EventPayload } from '../../shared/ipc/events.ts';
import type { Result } from '../../shared/ipc/result.ts';

declare global {
  interface Window {
    /** Made by electron/preload/index.ts. */
    readonly lenSan: {
      invoke(channel: string, input: unknown): Promise<unknown>;
      on(name: string, listener: (payload: unknown) => void): () => void;
      pathsOf(files: readonly File[]): string[];
    };
  }
}

/** A call that did not succeed. Words for `code` and `params`: i18n/locales/<language>/errors.json. */
export class CallFailed extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Stands in the log too; shown in small print. */
  readonly reference: string;

  constructor(failure: {
    code: string;
    params: Readonly<Record<string, string | number>>;
    reference: string;
  }) {
    super(failure.code);
    this.name = 'CallFailed';
    this.code = failure.code;
    this.params = failure.params;
    this.reference = failure.reference;
  }
}

/** Asks the other side. Rejects with `CallFailed` and nothing else. */
export async function call<Name extends Channel>(
  channel: Name,
  input: Input<Name>,
): Promise<Output<Name>> {
  let result: Result<Output<Name>>;
  try {
    // Main holds its answers against the contract in development and tests.
    result = (await window.lenSan.invoke(channel, input)) as Result<Output<Name>>;
  } catch {
    // The other side is going away, or the input cannot be copied across.
    throw new CallFailed({ code: 'app.unexpected', params: {}, reference: '' });
  }
  if (!result.ok) throw new CallFailed(result.error);
  return result.data;
}

/** Hears what main says unasked. Returns how to stop. */
export function onEvent<Name extends EventName>(
  name: Name,
  listener: (payload: EventPayload<Name>) => void,
): () => void {
  return window.lenSan.on(name, (payload) => listener(payload as EventPayload<Name>));
}

/** Paths of files from a drop or a paste. Files without a place on disk are left out. */
export function dropPaths(files: Iterable<File>): string[] {
  return window.lenSan.pathsOf([...files]).filter((path) => path !== '');
}

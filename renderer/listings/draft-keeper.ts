export type DraftState =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'kept'; readonly savedAt: string }
  | { readonly kind: 'failed' };

export interface DraftKeeperOptions {
  /** Resolves with the instant at which the draft was on disk. */
  readonly save: (form: string) => Promise<string>;
  readonly onState: (state: DraftState) => void;
  /** Rest after the last key before the draft is kept. */
  readonly quietMs?: number;
  /** Longest time typing may go on before it is kept all the same: the promise is 2 s, the rest is for the disk. */
  readonly mostMs?: number;
  /** Wait before a failed save is tried again. */
  readonly retryMs?: number;
}

export interface DraftKeeper {
  /** The form changed; `form` is what to keep. */
  change(form: string): void;
  /** Keeps what is pending now, and resolves when nothing is under way. */
  flush(): Promise<void>;
  /** Forgets what is pending (it was saved for good, or given up) and resolves when nothing is under way. */
  drop(): Promise<void>;
}

/** Keeps what is being typed within two seconds. Saves never overlap, so an older text cannot win over a newer one. */
export function createDraftKeeper(options: DraftKeeperOptions): DraftKeeper {
  const { save, onState, quietMs = 700, mostMs = 1600, retryMs = 3000 } = options;
  let pending: string | null = null;
  let pendingSince = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;

  function schedule(delayMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), delayMs);
  }

  async function keep(): Promise<void> {
    clearTimeout(timer);
    while (running !== null) await running;
    if (pending === null) return;
    const form = pending;
    pending = null;
    running = saveOnce(form);
    await running;
  }

  async function saveOnce(form: string): Promise<void> {
    try {
      const savedAt = await save(form);
      onState(pending === null ? { kind: 'kept', savedAt } : { kind: 'waiting' });
    } catch {
      pending ??= form;
      onState({ kind: 'failed' });
      schedule(retryMs);
    } finally {
      running = null;
    }
  }

  return {
    change(form) {
      if (pending === null) pendingSince = Date.now();
      pending = form;
      onState({ kind: 'waiting' });
      schedule(Math.max(0, Math.min(quietMs, pendingSince + mostMs - Date.now())));
    },
    async flush() {
      await keep();
      while (running !== null) await running;
    },
    async drop() {
      clearTimeout(timer);
      pending = null;
      while (running !== null) await running;
      clearTimeout(timer);
      pending = null;
      onState({ kind: 'nothing' });
    },
  };
}

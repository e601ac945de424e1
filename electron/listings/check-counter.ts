import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises';
import { isAppError } from '../../shared/errors.ts';
import { compiledRules } from '../../shared/marketplace/compiled-rule.ts';
import { countViolations } from '../../shared/marketplace/check-listing.ts';
import type { MarketListing } from '../../shared/marketplace/market-listing.ts';
import type { ProfileView } from '../../shared/marketplace/profile-schema.ts';
import type {
  CheckBasis,
  CheckRepository,
  CheckRow,
  CountedListing,
  MarketplaceSummary,
} from './check-repository.ts';
import { localDay } from './local-day.ts';

/** Violations counted per listing and marketplace, remembered until the listing, the profiles or the day change. */
export interface CheckCounter {
  /** Counts of these listings, counted now where needed. */
  counts(ids: readonly string[]): ReadonlyMap<string, readonly CheckRow[]>;
  /** Resolves when every listing is counted. Works in slices, so that the window stays alive meanwhile. */
  ensureAll(): Promise<void>;
  /**
   * The same, but waits no longer than this; then `onCounted` is called when it is done after all.
   * Resolves to whether nothing is being counted any more.
   */
  ensureMost(mostMs: number): Promise<boolean>;
  /**
   * Counts every listing and tells how far it is. A stop keeps what was counted, and nothing more is counted unasked
   * until this is called again.
   * @throws the signal's reason after a stop; AppError 'disk.full' | 'library.read-only' where counts cannot be kept.
   */
  countAll(watch: CountWatch): Promise<{ readonly checked: number }>;
  /** Marketplaces in use, with what is counted of each so far. */
  summary(): readonly MarketplaceSummary[];
  /** Ends counting under way; for closing. */
  stop(): void;
}

export interface CountWatch {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
}

export interface CheckCounterParts {
  readonly repository: CheckRepository;
  readonly profiles: () => readonly ProfileView[];
  readonly basis: (today: string) => CheckBasis;
  readonly marketListings: (ids: readonly string[]) => readonly MarketListing[];
  /** Grows with every change of the library. */
  readonly revision: () => number;
  readonly now: () => Date;
  readonly toError: (cause: unknown) => unknown;
  readonly onCounted: () => void;
}

/** Saved together: a save is a disk sync. */
const BATCH = 200;
/** Read together: a read of all of them would be felt. */
const READ = 25;
/** Counted without a breath: below this nobody feels it. */
const SLICE_MS = 12;

export function createCheckCounter(parts: CheckCounterParts): CheckCounter {
  const { repository, profiles, marketListings } = parts;
  let running: Promise<void> | null = null;
  let isStopped = false;
  let isPaused = false;
  /** Why counts could not be kept the last time. */
  let refusal: Error | null = null;
  /** Counted by the loop since the start of the program. */
  let countedSoFar = 0;
  let tell: (() => void) | null = null;

  function countOne(listing: MarketListing, today: string): CountedListing {
    const { dated, undated } = parts.basis(today);
    const rows = profiles().map((view): CheckRow => ({
      marketplaceId: view.profile.id,
      ...countViolations(listing, view, { today }),
    }));
    return { id: listing.id, basis: listing.certificates.length > 0 ? dated : undated, rows };
  }

  function* readInSteps(ids: readonly string[]): Generator<MarketListing> {
    for (let from = 0; from < ids.length; from += READ)
      yield* marketListings(ids.slice(from, from + READ));
  }

  /** A full or read-only disk must not keep a list from being shown: then it is counted again next time. */
  function keep(counted: readonly CountedListing[]): boolean {
    try {
      repository.save(counted);
      return true;
    } catch (cause) {
      const error = parts.toError(cause);
      const isBearable =
        isAppError(error) && ['disk.full', 'library.read-only'].includes(error.code);
      if (!isBearable) throw error;
      refusal = error;
      return false;
    }
  }

  async function countAll(): Promise<void> {
    // Rules are made ready the first time they are asked for: all of them at once would be felt.
    for (const view of profiles()) {
      compiledRules(view);
      await breathe();
    }
    while (!isStopped && !isPaused) {
      const today = localDay(parts.now());
      const missing = repository.missingAnywhere(parts.basis(today), BATCH);
      if (missing.length === 0) return;
      const revision = parts.revision();
      const batch: CountedListing[] = [];
      let sliceStartedAt = performance.now();
      for (const listing of readInSteps(missing)) {
        batch.push(countOne(listing, today));
        countedSoFar += 1;
        if (performance.now() - sliceStartedAt < SLICE_MS) continue;
        tell?.();
        await breathe();
        if (isStopped) return;
        if (isPaused) break;
        sliceStartedAt = performance.now();
      }
      await breathe();
      if (isStopped) return;
      // Something was saved meanwhile: what was counted before may be outdated, and is counted again.
      if (parts.revision() === revision && !keep(batch)) return;
      await breathe();
    }
  }

  function ensureAll(): Promise<void> {
    if (profiles().length === 0) return Promise.resolve();
    refusal = null;
    running ??= countAll().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    ensureAll() {
      // Asked for as a whole: whoever waits for it wants more than what a stop left.
      isPaused = false;
      return ensureAll();
    },
    async ensureMost(mostMs) {
      if (isPaused) return true;
      const counting = ensureAll().then(() => 'counted' as const);
      const first = await Promise.race([counting, wait(mostMs, 'late' as const, { ref: false })]);
      // Failures show themselves to whoever asks next; here nobody waits any more.
      if (first === 'late') void counting.then(parts.onCounted, () => undefined);
      return first === 'counted';
    },
    counts(ids) {
      if (profiles().length === 0) return new Map();
      const today = localDay(parts.now());
      const missing = repository.missing(ids, parts.basis(today));
      const fresh = marketListings(missing).map((listing) => countOne(listing, today));
      if (fresh.length > 0) keep(fresh);
      return new Map([
        ...repository.counts(ids),
        ...fresh.map(({ id, rows }) => [id, rows] as const),
      ]);
    },
    async countAll({ signal, progress }) {
      signal.throwIfAborted();
      isPaused = false;
      const basis = parts.basis(localDay(parts.now()));
      const { missing, total } = repository.progress(basis);
      const before = countedSoFar;
      // What is saved meanwhile is counted once more.
      tell = () => progress(Math.min(total, total - missing + countedSoFar - before), total);
      tell();
      const pause = () => {
        isPaused = true;
      };
      signal.addEventListener('abort', pause);
      try {
        await ensureAll();
      } finally {
        tell = null;
        signal.removeEventListener('abort', pause);
      }
      signal.throwIfAborted();
      if (refusal !== null) throw refusal;
      progress(total, total);
      return { checked: total };
    },
    summary() {
      const found = repository.summary(parts.basis(localDay(parts.now())));
      const byId = new Map(found.map((one) => [one.marketplaceId, one]));
      return profiles().map(
        ({ profile: { id } }) => byId.get(id) ?? { marketplaceId: id, ready: 0, blocked: 0 },
      );
    },
    stop() {
      isStopped = true;
    },
  };
}

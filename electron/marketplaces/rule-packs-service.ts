import { readFileSync, statSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import type { JobId } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/errors.ts';
import type { PackView } from '../../shared/ipc/contract-rules.ts';
import type { MarketListing } from '../../shared/marketplace/market-listing.ts';
import {
  listingImpact,
  type ChangedListing,
  type PackImpact,
} from '../../shared/marketplace/pack-impact.ts';
import { type RulePack, rulePackSchema } from '../../shared/marketplace/rule-pack-schema.ts';
import type { JobRunner, RunningJob } from '../jobs/job-runner.ts';
import type { ServiceContext } from '../library/service-context.ts';
import { localDay } from '../listings/local-day.ts';
import type { MarketplacesService } from './marketplaces-service.ts';
import { describePack } from './describe-pack.ts';
import type { RulePackRepository, StoredPack } from './rule-pack-repository.ts';
import { MOST_PACK_BYTES, type PackKey, readSignedPack, type SignedPack } from './signed-pack.ts';

export interface RulePacksService {
  /** The shipped packs and those that came in, by pack, newest first. */
  list(): PackView[];
  /**
   * Reads and proves a pack file; nothing is kept.
   * @throws AppError rules.* of readSignedPack, rules.unknown-pack, rules.older
   */
  read(path: string): SignedPack;
  /** Keeps a proved pack, switched off. @returns its row id. */
  keep(signed: SignedPack): string;
  /** Works out what the pack would change for the listings of the library; the answer waits under `impact`. */
  startImpact(pack: RulePack): JobId;
  startImpactOf(rowId: string): JobId;
  /** null while nothing was worked out since the program started. */
  impact(pack: Pick<RulePack, 'id' | 'revision'>): PackImpact | null;
  impactOf(rowId: string): PackImpact | null;
  /** Journalled and undoable. @throws AppError rules.not-found */
  switchTo(rowId: string, isOn: boolean): void;
}

export interface RulePacksParts {
  readonly repository: RulePackRepository;
  readonly marketplaces: Pick<MarketplacesService, 'shipped' | 'inUse' | 'inUseWith'>;
  readonly marketListings: (ids: readonly string[]) => readonly MarketListing[];
  readonly jobs: JobRunner;
  readonly key: () => PackKey;
}

/** Fetched together; few enough that what was found in them is soon forgotten again. */
const BATCH = 100;
const SLICE_MS = 12;

export function createRulePacksService(
  context: Pick<ServiceContext, 'journal' | 'newId' | 'now'>,
  parts: RulePacksParts,
): RulePacksService {
  const { repository, marketplaces, jobs } = parts;
  const impacts = new Map<string, PackImpact>();

  function row(rowId: string): StoredPack {
    const found = repository.get(rowId);
    if (found === null) throw new AppError('rules.not-found', { id: rowId });
    return found;
  }

  async function workOut(pack: RulePack, job: RunningJob): Promise<Record<string, number>> {
    const today = localDay(context.now());
    const views = { before: marketplaces.inUse(), after: marketplaces.inUseWith(pack) };
    const ids = repository.listingIds();
    const newlyFailing: ChangedListing[] = [];
    const newlyPassing: ChangedListing[] = [];
    let done = 0;
    let sliceStartedAt = performance.now();
    for (let from = 0; from < ids.length; from += BATCH) {
      for (const listing of parts.marketListings(ids.slice(from, from + BATCH))) {
        const one = listingImpact(listing, views, { today });
        newlyFailing.push(...one.newlyFailing);
        newlyPassing.push(...one.newlyPassing);
        done += 1;
        if (performance.now() - sliceStartedAt < SLICE_MS) continue;
        job.progress('rule-impact', {}, done, ids.length);
        await breathe();
        job.signal.throwIfAborted();
        sliceStartedAt = performance.now();
      }
    }
    impacts.set(keyOf(pack), { newlyFailing, newlyPassing, checked: done });
    return { checked: done, failing: newlyFailing.length, passing: newlyPassing.length };
  }

  function startImpact(pack: RulePack): JobId {
    return jobs.start('rule-impact', { pack: pack.id, revision: pack.revision }, (job) =>
      workOut(pack, job),
    );
  }

  return {
    list() {
      const today = localDay(context.now());
      const stored = repository.all();
      return [...marketplaces.shipped().packs.values()].flatMap((shipped) => {
        const own = stored.filter(({ packId }) => packId === shipped.id);
        const used = own.find(({ isOn, revision }) => isOn && revision > shipped.revision);
        const { messages } = marketplaces.shipped();
        return [
          ...own.map((one) => describePack(parse(one), messages, today, one, one === used)),
          describePack(shipped, messages, today, null, used === undefined),
        ];
      });
    },
    read(path) {
      const signed = readSignedPack(readBounded(path), parts.key());
      const { id, revision } = signed.pack;
      const shipped = marketplaces.shipped().packs.get(id);
      if (shipped === undefined) throw new AppError('rules.unknown-pack', { id });
      const known = repository
        .all()
        .filter(
          ({ packId, isOn, content }) => packId === id && (isOn || content !== signed.content),
        )
        .map((one) => one.revision);
      const newest = [shipped.revision, ...known].reduce((a, b) => (a > b ? a : b));
      if (revision <= newest) throw new AppError('rules.older', { id, revision, known: newest });
      return signed;
    },
    keep({ pack, content, signature }) {
      const again = repository
        .all()
        .find(({ packId, revision }) => packId === pack.id && revision === pack.revision);
      if (again !== undefined) return again.id;
      const id = context.newId();
      context.journal.batch({ key: 'rule-pack-imported', params: nameOf(pack) }, (write) => {
        write.insert('rule_pack', {
          id,
          pack_id: pack.id,
          revision: pack.revision,
          content,
          signature,
          is_on: 0,
          imported_at: context.now().toISOString(),
        });
      });
      return id;
    },
    startImpact,
    startImpactOf: (rowId) => startImpact(parse(row(rowId))),
    impact: (pack) => impacts.get(keyOf(pack)) ?? null,
    impactOf: (rowId) => impacts.get(keyOf(parse(row(rowId)))) ?? null,
    switchTo(rowId, isOn) {
      const found = row(rowId);
      if (found.isOn === isOn) return;
      const key = isOn ? 'rule-pack-switched-on' : 'rule-pack-switched-off';
      context.journal.batch({ key, params: nameOf(parse(found)) }, (write) => {
        write.update('rule_pack', rowId, { is_on: isOn ? 1 : 0 });
      });
      // What was worked out compared with rules that are no longer the ones in use.
      impacts.clear();
    },
  };
}

function parse({ content }: StoredPack): RulePack {
  return rulePackSchema.parse(JSON.parse(content));
}

function nameOf({ title, revision }: RulePack): { name: string; revision: string } {
  return { name: title.vi, revision };
}

function keyOf({ id, revision }: Pick<RulePack, 'id' | 'revision'>): string {
  return `${id} ${revision}`;
}

/** @throws AppError rules.unreadable, rules.too-large: a huge file is never read. */
function readBounded(path: string): string {
  try {
    if (statSync(path).size > MOST_PACK_BYTES)
      throw new AppError('rules.too-large', { mostBytes: MOST_PACK_BYTES });
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('rules.unreadable', { detail: String(cause) }, { cause });
  }
}

import {
  loadProfiles,
  NO_LIBRARY_RULES,
  buildViews,
  readShippedRules,
} from '../../electron/marketplaces/load-profiles.ts';
import { checkListing } from '../../shared/marketplace/check-listing.ts';
import { packImpact } from '../../shared/marketplace/pack-impact.ts';
import { type RulePack, rulePackSchema } from '../../shared/marketplace/rule-pack-schema.ts';
import type { BenchResult } from './bench-result.ts';
import { benchListings, manyViews, RESOURCES } from './check-listing.ts';

const LISTINGS = 2000;
const TODAY = '2026-11-25';

/** 2,000 listings against the packs as they are and with two newer ones, in every marketplace that is shipped. */
export function measureRuleImpact(): BenchResult[] {
  const shipped = readShippedRules(RESOURCES);
  const before = loadProfiles(RESOURCES);
  const after = buildViews(shipped, {
    ...NO_LIBRARY_RULES,
    packs: ['claims', 'labels'].map((id) => stricter(shipped.packs.get(id))),
  });
  const startBare = performance.now();
  for (const listing of benchListings(LISTINGS)) {
    for (const view of before) checkListing(listing, view, { today: TODAY });
  }
  const bareMs = performance.now() - startBare;
  const start = performance.now();
  const cpuBefore = process.cpuUsage();
  const impact = packImpact(benchListings(LISTINGS), { before, after }, { today: TODAY });
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpuBefore);
  return [
    {
      name: `impact of two packs on ${LISTINGS} listings at ${before.length} marketplaces`,
      value: ms,
      unit: 'ms',
      baseline: { name: 'one check of the same listings, bare loop of the core', value: bareMs },
      ratio: ms / bareMs,
      target: '< 2000 ms',
      met: ms < 2000,
      note: `${((user + system) / 1000).toFixed(0)} ms of processor time, ${impact.newlyFailing.length} newly failing, ${impact.newlyPassing.length} newly passing`,
    },
  ];
}

/** 10,000 listings against twenty marketplaces, made one after another as a library reads them. */
export async function measureCheckAll(): Promise<BenchResult[]> {
  const views = manyViews(loadProfiles(RESOURCES));
  const count = 10_000;
  const rssBefore = process.memoryUsage().rss;
  const controller = new AbortController();
  const start = performance.now();
  const cpuBefore = process.cpuUsage();
  let done = 0;
  let violations = 0;
  let mostBytes = 0;
  let sliceAt = start;
  for (const listing of benchListings(count)) {
    for (const view of views) violations += checkListing(listing, view, { today: TODAY }).length;
    done += 1;
    if (performance.now() - sliceAt < 12) continue;
    mostBytes = Math.max(mostBytes, process.memoryUsage().rss);
    await new Promise((resolve) => setImmediate(resolve));
    controller.signal.throwIfAborted();
    sliceAt = performance.now();
  }
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const mb = mostBytes / 1_000_000;
  // The bench's own loader is resident too, and is no part of the application.
  const addedMb = (mostBytes - Math.min(rssBefore, mostBytes)) / 1_000_000;
  const startBare = performance.now();
  for (const listing of benchListings(count)) {
    for (const view of views) checkListing(listing, view, { today: TODAY });
  }
  const bareMs = performance.now() - startBare;
  return [
    {
      name: `check of ${done} listings against ${views.length} marketplaces, in slices`,
      value: seconds,
      unit: 's',
      baseline: { name: 'bare loop of the core', value: bareMs / 1000 },
      ratio: seconds / (bareMs / 1000),
      target: '< 20 s and < 400 MB',
      met: seconds < 20 && mb < 400,
      note: `${((user + system) / 1e6).toFixed(1)} s of processor time, at most ${mb.toFixed(0)} MB resident of which ${addedMb.toFixed(0)} MB came with the check, ${violations} violations`,
    },
  ];
}

/** Superlatives keep a listing out; a missing weight no longer does. */
function stricter(pack: RulePack | undefined): RulePack {
  if (pack === undefined) throw new Error('the pack is not shipped');
  return rulePackSchema.parse({
    ...pack,
    revision: '2027-01-01',
    rules: pack.rules.map((rule) => ({
      ...rule,
      severity:
        rule.code === 'claim.superlative'
          ? 'error'
          : rule.code === 'weight.missing'
            ? 'warning'
            : rule.severity,
    })),
  });
}

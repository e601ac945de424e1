import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { HouseholdId, JobId, ListingId } from '../../shared/domain/ids.ts';
import type { ConsentGrant, HouseholdService } from '../households/household-service.ts';
import type { JobResult, JobRunner, RunningJob } from '../jobs/job-runner.ts';
import type { ServiceContext } from '../library/service-context.ts';
import type { ListingService } from '../listings/listing-service.ts';
import type { PhotoService } from '../photos/photo-service.ts';
import type { PhotoWorkerClient } from '../workers/photo-worker-client.ts';
import { loadDemoData, type DemoConsent, type DemoData, type DemoProduct } from './demo-data.ts';
import { demoShots } from './demo-drawings.ts';
import { toListingFields } from './demo-listing.ts';

/** Fills an empty library with invented households, listings and drawn photos, to practise with. */
export interface DemoService {
  /** As a job 'fill-demo'. @throws AppError 'demo.library-not-empty' */
  start(): JobId;
}

export interface DemoServiceParts {
  readonly households: Pick<HouseholdService, 'count' | 'create' | 'recordConsent'>;
  readonly listings: Pick<ListingService, 'count' | 'createMany'>;
  readonly photos: Pick<PhotoService, 'addFiles'>;
  readonly jobs: JobRunner;
  readonly worker: PhotoWorkerClient;
  /** Ids of all marketplace profiles, for the consents. */
  readonly marketplaceIds: () => readonly string[];
}

/** While one listing's photos are added, the next one's are drawn. */
const LISTINGS_AT_ONCE = 2;

export function createDemoService(context: ServiceContext, parts: DemoServiceParts): DemoService {
  const { households, listings, photos, jobs, worker } = parts;

  function refuseUnlessEmpty(): void {
    const count = Math.max(households.count(), listings.count());
    if (count > 0) throw new AppError('demo.library-not-empty', { households: households.count() });
  }

  function fillHouseholds(data: DemoData): Map<string, HouseholdId> {
    const ids = new Map<string, HouseholdId>();
    for (const { key, consent, ...fields } of data.households) {
      const { id } = households.create(fields);
      ids.set(key, id);
      const grants = grantsOf(consent, parts.marketplaceIds());
      if (grants.length > 0) households.recordConsent(id, grants, data.consentVersion);
    }
    return ids;
  }

  async function fill(job: RunningJob): Promise<JobResult> {
    refuseUnlessEmpty();
    const data = await loadDemoData(context.resourcesFolder);
    job.progress('demo-households', {}, 0, 0);
    const householdIds = fillHouseholds(data);
    job.progress('demo-listings', {}, 0, 0);
    const fields = data.products.map((product) => {
      const householdId = householdIds.get(product.household);
      if (!householdId) throw new Error(`no demo household ${product.household}`);
      return toListingFields(product, householdId, context.now());
    });
    const created = listings.createMany(fields, {
      key: 'demo-listings',
      params: { count: fields.length },
    });
    const counts = await fillPhotos(
      job,
      data.products,
      created.map(({ id }) => id),
    );
    return { households: householdIds.size, listings: created.length, ...counts };
  }

  async function fillPhotos(
    job: RunningJob,
    products: readonly DemoProduct[],
    listingIds: readonly ListingId[],
  ): Promise<{ photos: number; duplicates: number; refused: number }> {
    const total = products.reduce((sum, product) => sum + product.photos, 0);
    const counts = { photos: 0, duplicates: 0, refused: 0 };
    const folder = join(context.paths.staging, `demo-${job.id}`);
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < products.length) {
        const number = next;
        next += 1;
        const product = products[number];
        const listingId = listingIds[number];
        if (!product || !listingId) return;
        job.signal.throwIfAborted();
        job.progress('demo-photos', { name: product.name }, counts.photos, total);
        const added = await photograph(
          join(folder, product.id),
          product,
          number,
          listingId,
          job.signal,
        );
        counts.photos += added.added;
        counts.duplicates += added.duplicates;
        counts.refused += added.refused.length;
      }
    };
    try {
      const lanes = await Promise.allSettled(Array.from({ length: LISTINGS_AT_ONCE }, lane));
      for (const outcome of lanes) if (outcome.status === 'rejected') throw outcome.reason;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    return counts;
  }

  async function photograph(
    folder: string,
    product: DemoProduct,
    number: number,
    listingId: ListingId,
    signal: AbortSignal,
  ) {
    await mkdir(folder, { recursive: true });
    const paths = await Promise.all(
      demoShots(product, number).map(async ({ fileName, drawing }) => {
        const outputPath = join(folder, fileName);
        await worker.run({ kind: 'draw-demo', outputPath, drawing }, fileName);
        return outputPath;
      }),
    );
    const added = await photos.addFiles(listingId, paths, { signal });
    await rm(folder, { recursive: true, force: true });
    return added;
  }

  let filling: JobId | null = null;
  return {
    start: () => {
      // A second click while it runs is the same wish.
      if (filling) return filling;
      refuseUnlessEmpty();
      const started = jobs.start('fill-demo', {}, (job) =>
        fill(job).finally(() => (filling = null)),
      );
      filling = started;
      return started;
    },
  };
}

function grantsOf(consent: DemoConsent, marketplaceIds: readonly string[]): ConsentGrant[] {
  if (consent === 'none') return [];
  const grants: ConsentGrant[] = [{ purpose: 'keep-profile', marketplaceId: null }];
  if (consent === 'profile-only') return grants;
  grants.push({ purpose: 'publish-listing', marketplaceId: null });
  if (consent === 'publish-only') return grants;
  const handed = consent === 'all' ? marketplaceIds : marketplaceIds.slice(0, 1);
  return [
    ...grants,
    ...handed.map((marketplaceId) => ({ purpose: 'hand-to-marketplace' as const, marketplaceId })),
  ];
}

import { basename } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { photoIdSchema } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/errors.ts';
import { createExportService } from '../exports/export-service.ts';
import { createWorkbookChoiceRepository } from '../exports/workbook-choice-repository.ts';
import { createWorkbookShelf } from '../exports/workbook-shelf.ts';
import type { FormRepository } from '../forms/form-repository.ts';
import type { HouseholdService } from '../households/household-service.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { ListingService } from '../listings/listing-service.ts';
import type { MarketplacesService } from '../marketplaces/marketplaces-service.ts';
import type { PhotoService } from '../photos/photo-service.ts';
import { createRejectionRepository } from '../rejections/rejection-repository.ts';
import { createRejectionService } from '../rejections/rejection-service.ts';
import { createWaitingResults } from '../rejections/rejections-handlers.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import type { PhotoWorkerClient } from '../workers/photo-worker-client.ts';
import type { ServiceContext } from './service-context.ts';
import type { LibraryServices } from './library-services.ts';

/** What bundles are made from. */
export interface BundleServiceParts {
  readonly context: ServiceContext;
  readonly marketplaces: MarketplacesService;
  readonly households: HouseholdService;
  readonly listings: ListingService;
  readonly photos: PhotoService;
  readonly settings: SettingsService;
  readonly jobs: JobRunner;
  readonly worker: PhotoWorkerClient;
  readonly forms: Pick<FormRepository, 'template' | 'find'>;
  readonly bundleFolder: string;
}

export type BundleServices = Pick<
  LibraryServices,
  'workbooks' | 'exports' | 'rejections' | 'waitingResults'
>;

/** What is handed to marketplaces, and what comes back from them. */
export function createBundleServices(parts: BundleServiceParts): BundleServices {
  const { context, marketplaces, households, listings, photos, settings, jobs, worker } = parts;
  const { database } = context;
  const workbooks = createWorkbookShelf({
    context,
    marketplaces,
    repository: createWorkbookChoiceRepository(database),
    templates: parts.forms,
  });
  const exportService = createExportService(context, {
    workbooks,
    source: { households, listings },
    marketplaces,
    jobs,
    tools: {
      renditionFile: (id, spec) => photos.renditionFile(photoIdSchema.parse(id), spec),
      openPicture: (path) => openPicture(worker, path),
    },
    appVersion: packageJson.version,
    defaultDestination: parts.bundleFolder,
    language: () => settings.get().language,
  });

  return {
    workbooks,
    exports: exportService,
    waitingResults: createWaitingResults(context.newId),
    rejections: createRejectionService({
      context,
      repository: createRejectionRepository(database),
      marketplaces,
      marketListings: (ids) => listings.marketListings(ids),
    }),
  };
}

/** Decodes a picture whole. @throws AppError photo.refused */
async function openPicture(worker: PhotoWorkerClient, path: string): Promise<void> {
  const file = basename(path);
  const answer = await worker.run({ kind: 'probe', path }, file);
  if ('refused' in answer)
    throw new AppError('photo.refused', { file, refusal: answer.refused.refusal });
}

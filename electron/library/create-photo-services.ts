import type { JobRunner } from '../jobs/job-runner.ts';
import type { MarketplacesService } from '../marketplaces/marketplaces-service.ts';
import { createArrangeService, type ArrangeService } from '../photos/arrange-service.ts';
import { createEditService, type EditService } from '../photos/edit-service.ts';
import { createIntakeService, type IntakeService } from '../photos/intake-service.ts';
import { createJudgeService, type JudgeService } from '../photos/judge-service.ts';
import { createPhotoParts } from '../photos/photo-parts.ts';
import { createPhotoService, type PhotoService } from '../photos/photo-service.ts';
import {
  createPictureSources,
  type MediaPlaces,
  type PictureSources,
} from '../photos/picture-sources.ts';
import { createStudioService, type StudioService } from '../photos/studio-service.ts';
import type { PhotoWorkerClient } from '../workers/photo-worker-client.ts';
import type { ServiceContext } from './service-context.ts';

export interface PhotoServices {
  readonly photos: PhotoService;
  readonly intake: IntakeService;
  readonly judge: JudgeService;
  readonly arrange: ArrangeService;
  readonly edits: EditService;
  readonly studio: StudioService;
  readonly sources: PictureSources;
}

export interface PhotoServiceOptions {
  readonly context: ServiceContext;
  readonly worker: PhotoWorkerClient;
  readonly jobs: JobRunner;
  readonly marketplaces: MarketplacesService;
  readonly mediaPlaces?: MediaPlaces;
}

/** From a card of pictures to photos a listing shows. */
export function createPhotoServices(options: PhotoServiceOptions): PhotoServices {
  const { context, worker, jobs, marketplaces, mediaPlaces } = options;
  const parts = createPhotoParts(context, worker);
  const judge = createJudgeService(parts, jobs);
  const arrange = createArrangeService(parts);
  const edits = createEditService(parts);
  return {
    photos: createPhotoService(parts, jobs, () => judge.wake()),
    intake: createIntakeService(parts, jobs, judge, arrange),
    judge,
    arrange,
    edits,
    studio: createStudioService({
      photos: parts,
      arrange,
      edits,
      inUse: () => marketplaces.inUse(),
    }),
    sources: createPictureSources(mediaPlaces),
  };
}

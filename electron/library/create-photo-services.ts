import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
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
import { createReceivedPhotos } from '../photos/received-photos.ts';
import { createPhoneDrop, type PhoneDrop } from '../phone-drop/phone-drop.ts';
import { createStudioService, type StudioService } from '../photos/studio-service.ts';
import { createGroundService, type GroundService } from '../photos/ground-service.ts';
import { createLabelService, type LabelService } from '../photos/label-service.ts';
import { localDay } from '../listings/local-day.ts';
import { createPhotoLabels, type ListingDesk, type PhotoLabels } from '../photos/photo-labels.ts';
import type { PhotoWorkerClient, StartWorkerProcess } from '../workers/photo-worker-client.ts';
import type { ServiceContext } from './service-context.ts';

export interface PhotoServices {
  readonly photos: PhotoService;
  readonly intake: IntakeService;
  readonly judge: JudgeService;
  readonly arrange: ArrangeService;
  readonly edits: EditService;
  readonly studio: StudioService;
  readonly sources: PictureSources;
  readonly photoLabels: PhotoLabels;
  readonly labels: LabelService;
  readonly ground: GroundService;
  readonly phoneDrop: PhoneDrop;
  /** Takes in what a phone handed over before the last end. */
  readonly takeInLeft: () => Promise<void>;
}

export interface PhotoServiceOptions {
  readonly context: ServiceContext;
  readonly worker: PhotoWorkerClient;
  readonly jobs: JobRunner;
  readonly marketplaces: MarketplacesService;
  readonly mediaPlaces?: MediaPlaces;
  readonly startLabelWorker: StartWorkerProcess;
  readonly startGroundWorker: StartWorkerProcess;
  /** Listings are put together later; they are asked for when a label is compared. */
  readonly listings: ListingDesk;
  readonly language: () => 'vi' | 'en';
  readonly reportUnexpected?: (reference: string, error: unknown) => void;
}

/** Where photos of a phone are said to come from. */
const PHONE = { vi: 'Điện thoại', en: 'Phone' } as const;

/** From a card of pictures to photos a listing shows. */
export function createPhotoServices(options: PhotoServiceOptions): PhotoServices {
  const { context, worker, jobs, marketplaces, mediaPlaces } = options;
  const parts = createPhotoParts(context, worker);
  const judge = createJudgeService(parts, jobs);
  const arrange = createArrangeService(parts);
  const edits = createEditService(parts);
  const intake = createIntakeService(parts, jobs, judge, arrange);
  const received = createReceivedPhotos(
    intake,
    jobs,
    (sha256) => parts.repository.findBySha256(sha256) !== null,
    () => PHONE[options.language()],
  );
  const ground = createGroundService({ worker, startGroundWorker: options.startGroundWorker });
  const labels = createLabelService({ startWorker: options.startLabelWorker });
  const phoneDrop = createPhoneDrop({
    stagingFolder: context.paths.fromPhone,
    pageFolder: join(context.resourcesFolder, 'phone-drop'),
    onFile: received.put,
    now: context.now,
    newToken: () => randomBytes(24).toString('base64url'),
    onChange: () => context.publish('library:changed', { topics: ['photos'] }),
    reportUnexpected: (error) => options.reportUnexpected?.('phone-drop', error),
  });
  return {
    photos: createPhotoService(parts, jobs, () => judge.wake()),
    intake,
    judge,
    arrange,
    edits,
    studio: createStudioService({
      photos: parts,
      arrange,
      edits,
      ground,
      inUse: () => marketplaces.inUse(),
    }),
    sources: createPictureSources(mediaPlaces),
    labels,
    ground,
    photoLabels: createPhotoLabels(parts, labels, options.listings, () => localDay(context.now())),
    phoneDrop,
    takeInLeft: async () => {
      for (const file of await phoneDrop.filesLeft()) received.put(file);
    },
  };
}

import type { ServiceContext } from '../library/service-context.ts';
import type { PhotoWorkerClient } from '../workers/photo-worker-client.ts';
import { createInboxRepository, type InboxRepository } from './inbox-repository.ts';
import { createJudgementRepository, type JudgementRepository } from './judgement-repository.ts';
import { createOneAtATime, type OneAtATime } from './one-at-a-time.ts';
import { createPhotoRepository, type PhotoRepository } from './photo-repository.ts';
import { createPhotoStore, type PhotoStore } from './photo-store.ts';
import { createRenditionCache, type RenditionCache } from './rendition-cache.ts';

/** What the services of photos share: one cache, one row of addings. */
export interface PhotoParts {
  readonly context: ServiceContext;
  readonly repository: PhotoRepository;
  readonly inbox: InboxRepository;
  readonly judgements: JudgementRepository;
  readonly store: PhotoStore;
  readonly cache: RenditionCache;
  readonly worker: PhotoWorkerClient;
  /** Shared by all addings of a library. */
  readonly oneAtATime: OneAtATime;
}

export function createPhotoParts(context: ServiceContext, worker: PhotoWorkerClient): PhotoParts {
  const store = createPhotoStore(context.paths);
  return {
    context,
    repository: createPhotoRepository(context.database),
    inbox: createInboxRepository(context.database),
    judgements: createJudgementRepository(context.database),
    store,
    cache: createRenditionCache(store, worker),
    worker,
    oneAtATime: createOneAtATime(),
  };
}

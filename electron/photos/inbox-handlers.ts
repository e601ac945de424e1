import type { Handlers } from '../../shared/ipc/contract.ts';
import type { ArrangeService } from './arrange-service.ts';
import type { IntakeService } from './intake-service.ts';
import type { JudgeService } from './judge-service.ts';
import type { PictureSources } from './picture-sources.ts';

type InboxChannel =
  | 'photos:take-in-paths'
  | 'photos:take-in-pasted'
  | 'photos:list-sources'
  | 'photos:take-in-source'
  | 'photos:list-waiting'
  | 'photos:resume-intake'
  | 'photos:forget-intake'
  | 'photos:list'
  | 'photos:count'
  | 'photos:list-ids'
  | 'photos:assign'
  | 'photos:unassign'
  | 'photos:mark'
  | 'photos:make-cover'
  | 'photos:set-shot'
  | 'photos:sort-by-cards';

export interface InboxParts {
  readonly intake: IntakeService;
  readonly judge: JudgeService;
  readonly arrange: ArrangeService;
  readonly sources: PictureSources;
}

export function createInboxHandlers({
  intake,
  judge,
  arrange,
  sources,
}: InboxParts): Handlers<InboxChannel> {
  return {
    'photos:take-in-paths': ({ paths }) => ({ jobId: intake.start(paths) }),
    'photos:take-in-pasted': ({ bytes }) => ({ jobId: intake.startPasted(bytes) }),
    'photos:list-sources': async () => ({ sources: await sources.list() }),
    'photos:take-in-source': async ({ sourceId }) => ({
      jobId: intake.start([await sources.pathOf(sourceId)]),
    }),
    'photos:list-waiting': () => ({ intakes: intake.listWaiting() }),
    'photos:resume-intake': ({ jobId }) => ({ jobId: intake.resume(jobId) }),
    'photos:forget-intake': ({ jobId }) => {
      intake.forget(jobId);
      return {};
    },
    'photos:list': ({ filter, offset, limit }) => {
      // Photos of an older version, or of a round that was cut off, are looked at when somebody looks at them.
      judge.wake();
      return { rows: arrange.list(filter, offset, limit) };
    },
    'photos:count': ({ filter }) => arrange.count(filter),
    'photos:list-ids': ({ filter }) => ({ photoIds: arrange.listIds(filter) }),
    'photos:assign': ({ photoIds, listingId }) => arrange.assign(photoIds, listingId),
    'photos:unassign': ({ photoIds }) => {
      arrange.unassign(photoIds);
      return {};
    },
    'photos:mark': ({ photoIds, mark }) => {
      arrange.mark(photoIds, mark);
      return {};
    },
    'photos:make-cover': ({ photoId, listingId }) => {
      arrange.makeCover(photoId, listingId);
      return {};
    },
    'photos:set-shot': ({ photoIds, shot }) => {
      arrange.setShot(photoIds, shot);
      return {};
    },
    'photos:sort-by-cards': () => arrange.sortByCards(),
  };
}

import type { Handlers } from '../../shared/ipc/contract.ts';
import type { StudioService } from './studio-service.ts';
import type { PhotoLabels } from './photo-labels.ts';
import type { EditService } from './edit-service.ts';

type StudioChannel =
  | 'photos:get'
  | 'photos:turn'
  | 'photos:save-edits'
  | 'photos:copy-edits'
  | 'photos:clear-edits'
  | 'photos:propose-edits'
  | 'photos:preview-edits'
  | 'photos:propose-ground'
  | 'photos:read-label'
  | 'photos:use-label'
  | 'photos:coach';

export function createStudioHandlers(
  studio: StudioService,
  edits: EditService,
  labels: PhotoLabels,
): Handlers<StudioChannel> {
  return {
    'photos:get': ({ photoId }) => studio.get(photoId),
    'photos:turn': ({ photoIds, quarterTurns }) => {
      edits.turn(photoIds, quarterTurns);
      return {};
    },
    'photos:save-edits': ({ photoId, edits: wanted }) => {
      edits.save(photoId, wanted);
      return {};
    },
    'photos:copy-edits': ({ fromId, toIds, parts }) => {
      edits.copy(fromId, toIds, parts);
      return {};
    },
    'photos:clear-edits': ({ photoIds }) => {
      edits.clear(photoIds);
      return {};
    },
    'photos:propose-edits': ({ photoId }) => ({ edits: edits.propose(photoId) }),
    'photos:preview-edits': async ({ photoId, edits: wanted, size }) => ({
      key: await edits.tryEdits(photoId, wanted, size),
    }),
    'photos:propose-ground': async ({ photoId, method, box, tolerance }) =>
      await studio.proposeGround(photoId, { method, box, tolerance }),
    'photos:read-label': async ({ photoId, listingId }) => await labels.read(photoId, listingId),
    'photos:use-label': async ({ photoId, listingId, field, label }) => {
      await labels.use(photoId, listingId, field, label);
      return {};
    },
    'photos:coach': ({ listingId }) => studio.coach(listingId),
  };
}

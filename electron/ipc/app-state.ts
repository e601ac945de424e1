import { batchIdSchema } from '../../shared/domain/ids.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import type { Library } from '../library/open-library.ts';

/** What the frame around every page shows, put together from the services. */
export function appState(library: Library, version: string): Output<'app:get-state'> {
  const { services, paths, placeWarnings } = library;
  const settings = services.settings.get();
  const candidate = services.journal.undoCandidate();
  return {
    version,
    libraryFolder: paths.folder,
    libraryWarnings: [...placeWarnings],
    counts: {
      households: services.households.count(),
      listings: services.listings.count(),
      photos: services.photos.count(),
      bundles: services.exports.count(),
    },
    lastSavedAt: services.journal.lastSavedAt(),
    undo:
      candidate === null
        ? null
        : {
            batchId: batchIdSchema.parse(candidate.batchId),
            name: { key: candidate.name.key, params: { ...candidate.name.params } },
          },
    rulesDate: services.marketplaces.newestRevision(),
    communeLabel: settings.communeCode === '' ? '' : services.places.label(settings.communeCode),
    settings,
  };
}

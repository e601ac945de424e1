import type { Library } from '../../../electron/library/open-library.ts';
import type { PhotoFilter } from '../../../shared/domain/studio-photo.ts';

export const EVERY_PHOTO: PhotoFilter = {
  view: 'all',
  householdId: null,
  listingId: null,
  flag: null,
  fromDay: null,
  toDay: null,
};

export async function takenIn({ services }: Library, paths: readonly string[]) {
  return await services.jobs.finished(services.intake.start(paths));
}

import type { ListingId, PhotoId } from '../../shared/domain/ids.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import type { LabelRow } from '../../shared/ipc/contract-photos.ts';
import type { ProfileView } from '../../shared/marketplace/profile-schema.ts';
import type { Region } from '../../shared/photos/pixels.ts';
import type { ArrangeService } from './arrange-service.ts';
import type { EditService } from './edit-service.ts';
import type { PhotoParts } from './photo-parts.ts';

export interface GroundWish {
  readonly method: 'flood' | 'grabcut';
  /** On the upright original. */
  readonly box: Region | null;
  readonly tolerance: number;
}

/** One photo, looked at closely: what is known of it, what could be mended, what its label says. */
export interface StudioService {
  get(photoId: PhotoId): Output<'photos:get'>;
  proposeGround(photoId: PhotoId, wish: GroundWish): Promise<Output<'photos:propose-ground'>>;
  readLabel(photoId: PhotoId, listingId: ListingId | null): Promise<Output<'photos:read-label'>>;
  useLabel(listingId: ListingId, field: LabelRow['field'], label: string): void;
  coach(listingId: ListingId): Output<'photos:coach'>;
}

export interface StudioServiceParts {
  readonly photos: PhotoParts;
  readonly arrange: ArrangeService;
  readonly edits: EditService;
  readonly inUse: () => readonly ProfileView[];
}

export function createStudioService(parts: StudioServiceParts): StudioService {
  const { repository, judgements } = parts.photos;
  return {
    get: (photoId) => {
      const photo = parts.arrange.get(photoId);
      const record = repository.get(photoId);
      const shorter = Math.min(photo.widthPx, photo.heightPx);
      return {
        photo,
        edits: parts.edits.editsOf(photoId),
        judgement: judgements.get(photoId),
        fits: parts.inUse().map(({ profile }) => ({
          marketplaceId: profile.id,
          name: profile.name,
          fits: shorter >= profile.pictures.leastSidePx,
          leastSidePx: profile.pictures.leastSidePx || null,
        })),
        originalWidthPx: record?.widthPx ?? 0,
        originalHeightPx: record?.heightPx ?? 0,
      };
    },
    proposeGround: () => Promise.reject(new Error('not wired yet')),
    readLabel: () => Promise.reject(new Error('not wired yet')),
    useLabel: () => {
      throw new Error('not wired yet');
    },
    coach: () => ({ missing: [], retake: [] }),
  };
}

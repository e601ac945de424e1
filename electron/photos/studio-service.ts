import { AppError } from '../../shared/errors.ts';
import { photoIdSchema, type ListingId, type PhotoId } from '../../shared/domain/ids.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import type { ProfileView } from '../../shared/marketplace/profile-schema.ts';
import { USUAL_TOLERANCE } from '../../shared/photos/flood-ground.ts';
import { coachListing } from '../../shared/photos/photo-coach.ts';
import type { Region } from '../../shared/photos/pixels.ts';
import type { ArrangeService } from './arrange-service.ts';
import type { GroundService } from './ground-service.ts';
import type { EditService } from './edit-service.ts';
import type { PhotoParts } from './photo-parts.ts';
import { requireListing } from './write-photo-rows.ts';

export interface GroundWish {
  readonly method: 'flood' | 'grabcut';
  /** On the upright original. */
  readonly box: Region | null;
  readonly tolerance: number;
}

/** One photo, looked at closely: what is known of it and what could be mended. */
export interface StudioService {
  get(photoId: PhotoId): Output<'photos:get'>;
  proposeGround(photoId: PhotoId, wish: GroundWish): Promise<Output<'photos:propose-ground'>>;
  coach(listingId: ListingId): Output<'photos:coach'>;
}

export interface StudioServiceParts {
  readonly photos: PhotoParts;
  readonly arrange: ArrangeService;
  readonly edits: EditService;
  readonly ground: GroundService;
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
    proposeGround: async (photoId, { method, box, tolerance }) => {
      const photo = repository.get(photoId);
      if (photo === null) throw new AppError('photo.not-found', { id: photoId });
      const { sha256, format, originalName } = photo;
      const { mask, facts } = await parts.ground.propose(
        { path: parts.photos.store.originalPath(sha256, format), file: originalName },
        // The middle of the slider is the usual; its ends are a quarter and four times of it.
        { method, box, tolerance: USUAL_TOLERANCE * 4 ** (2 * tolerance - 1) },
      );
      return { mask, keptFraction: facts.keptFraction, plainness: facts.plainness };
    },
    coach: (listingId) => {
      requireListing(repository, listingId);
      const ids = repository.listFor(listingId).map(({ id }) => id);
      const photos = parts.photos.inbox.rows(ids).map(({ id, widthPx, heightPx, shot, flags }) => {
        const judgement = judgements.get(id);
        return {
          id,
          widthPx,
          heightPx,
          // What was mended here need not be taken again; a photo like another may still be the one that is shown.
          judgement:
            judgement === null
              ? null
              : { ...judgement, flags: flags.filter(({ code }) => code !== 'duplicate') },
          ...(shot === null ? {} : { role: shot }),
        };
      });
      const leastSidePx = Math.max(
        0,
        ...parts.inUse().map(({ profile }) => profile.pictures.leastSidePx),
      );
      const { missing, retake, unknown } = coachListing(photos, leastSidePx);
      return {
        missing: [...missing],
        retake: retake.map(({ photoId, reasons }) => ({
          photoId: photoIdSchema.parse(photoId),
          reasons: [...reasons],
        })),
        unknown: unknown.map((id) => photoIdSchema.parse(id)),
      };
    },
  };
}

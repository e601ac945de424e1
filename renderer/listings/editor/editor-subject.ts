import type { Household } from '../../../shared/domain/household.ts';
import type { Listing } from '../../../shared/domain/listing.ts';
import type { ListingPhoto } from '../../../shared/domain/photo.ts';
import type { Draft } from '../../../shared/ipc/contract-listings.ts';
import type { ProfileView } from '../../../shared/marketplace/profile-schema.ts';

/** What the editor works on. */
export interface EditorSubject {
  readonly household: Household;
  /** Null while it is new. */
  readonly listing: Listing | null;
  readonly photos: readonly ListingPhoto[];
  /** Left over from last time; only what is there at opening is offered. */
  readonly draft: Draft | null;
  readonly profiles: readonly ProfileView[];
}

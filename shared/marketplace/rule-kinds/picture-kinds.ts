import { z } from 'zod';
import type { MarketPhoto } from '../market-listing.ts';
import { defineRuleKind, type Finding } from '../rule-kind.ts';

const ASPECTS = { '1:1': 1, '4:3': 4 / 3, '3:4': 3 / 4 } as const;

export const pictureKinds = [
  defineRuleKind({
    kind: 'picture-count-least',
    params: z.strictObject({ least: z.number().int().min(1) }),
    fields: ['photos'],
    placeholders: ['least', 'count'],
    prepare:
      (_, { least }) =>
      ({ listing }) => {
        const count = listing.photos.filter((photo) => !photo.refused).length;
        return count >= least ? [] : [{ field: 'photos', params: { least, count }, fix: null }];
      },
  }),
  defineRuleKind({
    kind: 'picture-count-most',
    params: z.strictObject({ most: z.number().int().min(1) }),
    fields: ['photos'],
    placeholders: ['most', 'count'],
    prepare:
      (_, { most }) =>
      ({ listing }) => {
        const count = listing.photos.filter((photo) => !photo.refused).length;
        return count <= most ? [] : [{ field: 'photos', params: { most, count }, fix: null }];
      },
  }),
  /** The shorter side, in pixels of the upright picture. */
  defineRuleKind({
    kind: 'picture-side-least',
    params: z.strictObject({ px: z.number().int().min(1) }),
    fields: ['photos'],
    placeholders: ['px', 'pictures'],
    prepare:
      (_, { px }) =>
      ({ listing }) =>
        aboutPictures(
          listing.photos,
          (photo) => !photo.refused && Math.min(photo.widthPx, photo.heightPx) < px,
          { px },
        ),
  }),
  /** Advice only: how far a picture may be from the shape a shop shows. */
  defineRuleKind({
    kind: 'picture-aspect',
    params: z.strictObject({
      aspect: z.enum(['1:1', '4:3', '3:4']),
      tolerance: z.number().min(0).max(1),
    }),
    fields: ['photos'],
    placeholders: ['aspect', 'pictures'],
    prepare:
      (_, { aspect, tolerance }) =>
      ({ listing }) =>
        aboutPictures(
          listing.photos,
          (photo) =>
            !photo.refused &&
            Math.abs(Math.log(aspectOf(photo) / ASPECTS[aspect])) > Math.log(1 + tolerance),
          { aspect },
        ),
  }),
  /** Pictures that could not be read are left out of the bundle: say which. */
  defineRuleKind({
    kind: 'picture-usable',
    params: z.strictObject({}),
    fields: ['photos'],
    placeholders: ['pictures'],
    prepare:
      () =>
      ({ listing }) =>
        aboutPictures(listing.photos, (photo) => photo.refused, {}),
  }),
];

/** One finding for all pictures concerned; they are named by their place, the cover being 1. */
function aboutPictures(
  photos: readonly MarketPhoto[],
  isConcerned: (photo: MarketPhoto) => boolean,
  params: Readonly<Record<string, string | number>>,
): Finding[] {
  const places = photos.flatMap((photo, index) => (isConcerned(photo) ? [index + 1] : []));
  return places.length === 0
    ? []
    : [{ field: 'photos', params: { ...params, pictures: places.join(', ') }, fix: null }];
}

function aspectOf(photo: MarketPhoto): number {
  return Math.max(1, photo.widthPx) / Math.max(1, photo.heightPx);
}

import { tokenize, type SyllableText } from '../text/syllables.ts';
import type { MarketListing } from './market-listing.ts';
import { Recent } from './recent.ts';
import { isOfListing, TEXT_FIELDS, type NumberField, type TextField } from './rule-field.ts';

/** One text of a listing and the path under which a violation names it. */
export interface TextPlace {
  readonly path: string;
  readonly text: string;
}

export interface NumberPlace {
  readonly path: string;
  readonly value: number | null;
}

/** A listing as rules look at it: texts cut into syllables once, however many profiles ask. */
export interface ListingSubject {
  readonly listing: MarketListing;
  texts(field: TextField): readonly TextPlace[];
  numbers(field: NumberField): readonly NumberPlace[];
  skus(): readonly TextPlace[];
  syllables(text: string): SyllableText;
}

/** A listing as typed and as two marketplaces are given it: see asSeenBy. */
const subjects = new Recent<MarketListing, ListingSubject>(3);

/** The same listing object soon after gives the same subject: only derived data is kept, so callers see a pure function. */
export function subjectOf(listing: MarketListing): ListingSubject {
  const known = subjects.get(listing);
  if (known !== undefined) return known;
  const subject = createSubject(listing);
  subjects.set(listing, subject);
  return subject;
}

function createSubject(listing: MarketListing): ListingSubject {
  const withVariants = listing.hasVariants;
  const cut = new Map<string, SyllableText>();
  const places = new Map<TextField, readonly TextPlace[]>();
  const perVariant = (field: string): string[] =>
    listing.variants.map((_, index) => (withVariants ? `variants.${index}.${field}` : field));
  return {
    listing,
    texts: (field) => {
      const known = places.get(field);
      if (known !== undefined) return known;
      const fresh = textsOf(listing, withVariants, field);
      places.set(field, fresh);
      return fresh;
    },
    numbers: (field) => {
      if (isOfListing(field)) return [{ path: field, value: listing[field] }];
      const paths = perVariant(field);
      return listing.variants.map((variant, index) => ({
        path: paths[index] ?? field,
        value: variant[field],
      }));
    },
    skus: () => {
      if (!withVariants) return [{ path: 'sku', text: listing.sku }];
      const paths = perVariant('sku');
      return [
        { path: 'sku', text: listing.sku },
        ...listing.variants.map((variant, index) => ({
          path: paths[index] ?? 'sku',
          text: variant.sku,
        })),
      ];
    },
    syllables: (text) => {
      const known = cut.get(text);
      if (known !== undefined) return known;
      const fresh = tokenize(text);
      cut.set(text, fresh);
      return fresh;
    },
  };
}

function textsOf(
  listing: MarketListing,
  withVariants: boolean,
  field: TextField,
): readonly TextPlace[] {
  switch (field) {
    case 'facts':
      return listing.facts.map((text, index) => ({ path: `facts.${index}`, text }));
    case 'variantName':
      return withVariants
        ? listing.variants.map((variant, index) => ({
            path: `variants.${index}.name`,
            text: variant.name,
          }))
        : [];
    case 'variantName2':
      return withVariants && hasSecondChoice(listing)
        ? listing.variants.map((variant, index) => ({
            path: `variants.${index}.name2`,
            text: variant.name2,
          }))
        : [];
    case 'variantAxis':
      return withVariants ? [{ path: field, text: listing.variantAxis }] : [];
    case 'variantAxis2':
      return withVariants && hasSecondChoice(listing)
        ? [{ path: field, text: listing.variantAxis2 }]
        : [];
    case 'texts':
      return TEXT_FIELDS.flatMap((one) =>
        one === 'texts' ? [] : textsOf(listing, withVariants, one),
      );
    default:
      return [{ path: field, text: listing[field] }];
  }
}

/** The word for it, or one name of it: whichever is there, the others are missing. */
function hasSecondChoice(listing: MarketListing): boolean {
  return listing.variantAxis2 !== '' || listing.variants.some(({ name2 }) => name2 !== '');
}

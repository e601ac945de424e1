import { z } from 'zod';
import { skuSchema } from '../../domain/listing.ts';
import { makeSku, makeVariantSku } from '../../text/make-sku.ts';
import type { ListingSubject, TextPlace } from '../listing-subject.ts';
import { defineRuleKind, type Finding } from '../rule-kind.ts';

const noParams = z.strictObject({});

export const skuKinds = [
  /** No SKU yet. The application makes one when it saves, so this only says what it will be. */
  defineRuleKind({
    kind: 'sku-missing',
    params: noParams,
    fields: ['sku'],
    placeholders: ['proposed'],
    prepare: () => (subject) => findingsFor(subject, (place) => place.text === ''),
  }),
  /** A-Z, 0-9 and hyphens, at most 50. */
  defineRuleKind({
    kind: 'sku-ascii',
    params: noParams,
    fields: ['sku'],
    placeholders: ['proposed'],
    prepare: () => (subject) =>
      findingsFor(
        subject,
        (place) => place.text !== '' && !skuSchema.safeParse(place.text).success,
      ),
  }),
  /** Two rows of one listing must not share a SKU: importers take the second for an update of the first. */
  defineRuleKind({
    kind: 'sku-unique',
    params: noParams,
    fields: ['sku'],
    placeholders: ['proposed'],
    prepare: () => (subject) => {
      const seen = new Set<string>();
      return findingsFor(subject, (place) => {
        const isRepeated = place.text !== '' && seen.has(place.text);
        seen.add(place.text);
        return isRepeated;
      });
    },
  }),
];

function findingsFor(subject: ListingSubject, isWrong: (place: TextPlace) => boolean): Finding[] {
  const places = subject.skus();
  const taken = new Set(places.map((place) => place.text));
  return places.filter(isWrong).map((place): Finding => {
    const proposed = proposeSku(subject, place.path, taken);
    taken.add(proposed);
    return {
      field: place.path,
      params: { proposed },
      fix: { field: place.path, before: place.text, after: proposed },
    };
  });
}

function proposeSku(subject: ListingSubject, path: string, taken: ReadonlySet<string>): string {
  const { listing } = subject;
  const [root, index] = path.split('.');
  const own = skuSchema.safeParse(listing.sku).success
    ? listing.sku
    : makeSku(listing.producerName, listing.name);
  const make = (collision: number): string =>
    root === 'variants'
      ? makeVariantSku(own, choiceOf(listing.variants[Number(index)]), collision)
      : makeSku(listing.producerName, listing.name, collision);
  let collision = 1;
  while (taken.has(make(collision))) collision += 1;
  return make(collision);
}

/** Both choices of a variant, as the library makes its SKU from them. */
function choiceOf(variant: { readonly name: string; readonly name2: string } | undefined): string {
  return variant === undefined ? '' : `${variant.name} ${variant.name2}`;
}

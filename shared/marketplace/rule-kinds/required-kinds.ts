import { z } from 'zod';
import type { ListingSubject } from '../listing-subject.ts';
import {
  isNumberField,
  isTextField,
  NUMBER_FIELDS,
  type RuleField,
  TEXT_FIELDS,
} from '../rule-field.ts';
import { defineRuleKind, type Finding } from '../rule-kind.ts';

export const requiredKinds = [
  /** Something must be typed. `proposeFrom` offers a text the listing already knows. */
  defineRuleKind({
    kind: 'required',
    params: z.strictObject({
      proposeFrom: z.enum(['producerPlace', 'producerName']).optional(),
      /** A reason why it is blank is taken: see as-of-listing. */
      mayBeBlank: z.boolean().optional(),
    }),
    fields: [...TEXT_FIELDS, ...NUMBER_FIELDS, 'ocopSet', 'harvestMonths', 'theirCategory'],
    perMarketplaceOn: ['theirCategory'],
    placeholders: [],
    prepare:
      (field, { proposeFrom }) =>
      (subject, _today, marketplaceId) =>
        missingPaths(subject, field, marketplaceId).map((path): Finding => {
          const after = proposeFrom === undefined ? '' : subject.listing[proposeFrom];
          return {
            field: path,
            params: {},
            fix: after === '' ? null : { field: path, before: '', after },
          };
        }),
  }),
];

/** Paths of the field that hold nothing; one per variant where variants carry the field. */
export function missingPaths(
  subject: ListingSubject,
  field: RuleField,
  marketplaceId: string,
): readonly string[] {
  if (field === 'facts') return subject.listing.facts.length === 0 ? [field] : [];
  if (isTextField(field)) {
    return subject.texts(field).flatMap((place) => (place.text.trim() === '' ? [place.path] : []));
  }
  if (isNumberField(field)) {
    return subject.numbers(field).flatMap((place) => (place.value === null ? [place.path] : []));
  }
  const isMissing =
    (field === 'theirCategory' && subject.listing.theirCategories[marketplaceId] === undefined) ||
    (field === 'ocopSet' && subject.listing.ocopSet === null) ||
    (field === 'harvestMonths' && subject.listing.harvestMonths.length === 0);
  return isMissing ? [field] : [];
}

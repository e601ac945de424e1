import { overrideSchema, type OverridableField } from '../domain/listing-extras.ts';
import type { ListingFields } from '../domain/listing.ts';

interface OwnText {
  readonly marketplaceId: string;
  readonly field: OverridableField;
  readonly value: string;
}

/** The text a marketplace is given: its own, else the one said for all. */
export function textAt(
  fields: Pick<ListingFields, OverridableField | 'overrides'>,
  marketplaceId: string,
  field: OverridableField,
): string {
  const own = fields.overrides.find(isAt(marketplaceId, field));
  return own?.value ?? fields[field];
}

/**
 * The listing with another text at one marketplace. A text like the one said for all is not kept apart.
 * What is no such text (too long, an id that is none) leaves the fields as they were.
 */
export function withTextAt(fields: ListingFields, own: OwnText): ListingFields {
  const { marketplaceId, field, value } = own;
  const isOther = isAt(marketplaceId, field);
  const others = fields.overrides.filter((one) => !isOther(one));
  if (value.normalize('NFC') === fields[field].normalize('NFC')) {
    return { ...fields, overrides: others };
  }
  const read = overrideSchema.safeParse(own);
  return read.success ? { ...fields, overrides: [...others, read.data] } : fields;
}

function isAt(marketplaceId: string, field: OverridableField) {
  return (one: ListingFields['overrides'][number]): boolean =>
    one.marketplaceId === marketplaceId && one.field === field;
}

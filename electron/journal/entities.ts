/** Journalled tables. A row's root is the record a person thinks of: see rootColumn. */
export const ENTITIES = {
  household: { rootColumn: 'id' },
  consent: { rootColumn: 'household_id' },
  listing: { rootColumn: 'id' },
  listing_variant: { rootColumn: 'listing_id' },
  certificate: { rootColumn: 'listing_id' },
  photo: { rootColumn: 'id' },
  listing_photo: { rootColumn: 'listing_id' },
  bundle: { rootColumn: 'household_id' },
  setting: { rootColumn: 'id' },
} as const satisfies Record<string, { rootColumn: string }>;
export type EntityTable = keyof typeof ENTITIES;

export type ColumnValue = string | number | null;
export type RowPatch = Readonly<Record<string, ColumnValue>>;

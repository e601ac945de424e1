import type { LibraryTopic } from '../../shared/ipc/events.ts';

interface Entity {
  /** Column that names the record a person thinks of: the listing of a variant, the household of a consent. */
  readonly rootColumn: string;
  /** Column → table it points to. Undo refuses to leave a row pointing nowhere. */
  readonly parents: Readonly<Record<string, string>>;
  /** Column sets that no two rows share. Undo looks whether somebody took the place meanwhile. */
  readonly unique: readonly (readonly string[])[];
  /** Which parts of the window have to look again. */
  readonly topics: readonly LibraryTopic[];
}

/** Journalled tables: nothing may write one of these past the journal. */
export const ENTITIES = {
  household: { rootColumn: 'id', parents: {}, unique: [], topics: ['households', 'listings'] },
  consent: {
    rootColumn: 'household_id',
    parents: { household_id: 'household' },
    unique: [],
    topics: ['households'],
  },
  listing: {
    rootColumn: 'id',
    parents: { household_id: 'household' },
    unique: [['sku']],
    topics: ['listings', 'households'],
  },
  listing_variant: {
    rootColumn: 'listing_id',
    parents: { listing_id: 'listing' },
    unique: [['sku']],
    topics: ['listings'],
  },
  certificate: {
    rootColumn: 'listing_id',
    parents: { listing_id: 'listing' },
    unique: [],
    topics: ['listings'],
  },
  listing_override: {
    rootColumn: 'listing_id',
    parents: { listing_id: 'listing' },
    unique: [['listing_id', 'place']],
    topics: ['listings'],
  },
  listing_blank: {
    rootColumn: 'listing_id',
    parents: { listing_id: 'listing' },
    unique: [['listing_id', 'field']],
    topics: ['listings'],
  },
  category_choice: {
    rootColumn: 'id',
    parents: {},
    unique: [['marketplace_id', 'own_key']],
    topics: ['marketplaces', 'listings'],
  },
  rule_pack: {
    rootColumn: 'id',
    parents: {},
    unique: [['pack_id', 'revision']],
    topics: ['marketplaces', 'listings'],
  },
  local_profile: {
    rootColumn: 'id',
    parents: {},
    unique: [['marketplace_id']],
    topics: ['marketplaces', 'listings'],
  },
  workbook_choice: {
    rootColumn: 'id',
    parents: {},
    unique: [['marketplace_id', 'signature']],
    topics: ['marketplaces'],
  },
  rejection: {
    rootColumn: 'id',
    parents: {},
    unique: [],
    topics: ['listings'],
  },
  local_rule: {
    rootColumn: 'id',
    parents: {},
    unique: [],
    topics: ['marketplaces', 'listings'],
  },
  photo: { rootColumn: 'id', parents: {}, unique: [['sha256']], topics: ['photos'] },
  listing_photo: {
    rootColumn: 'listing_id',
    parents: { listing_id: 'listing', photo_id: 'photo' },
    unique: [['listing_id', 'photo_id']],
    topics: ['photos', 'listings'],
  },
  bundle: {
    rootColumn: 'household_id',
    parents: { household_id: 'household' },
    unique: [],
    topics: ['bundles', 'households'],
  },
  setting: { rootColumn: 'id', parents: {}, unique: [], topics: ['settings'] },
} as const satisfies Record<string, Entity>;
export type EntityTable = keyof typeof ENTITIES;

/** The same, with the widths of a table of data instead of each literal. */
export const ENTITY_LIST: readonly (Entity & { readonly table: EntityTable })[] = Object.entries(
  ENTITIES,
).map(([table, entity]) => ({ table: table as EntityTable, ...entity }));

export function entityOf(table: EntityTable): Entity {
  return ENTITIES[table];
}

/** When a row was last saved: bookkeeping, never a reason to refuse an undo. */
export const STAMP_COLUMN = 'updated_at';

export type ColumnValue = string | number | null;
export type RowPatch = Readonly<Record<string, ColumnValue>>;

import type { Database } from 'better-sqlite3';
import type { Manifest } from '../../shared/bundle/manifest-schema.ts';
import { manifestSchema } from '../../shared/bundle/manifest-schema.ts';
import { snapshotSchema, type Snapshot } from '../../shared/bundle/snapshot.ts';
import type { RowPatch } from '../journal/entities.ts';

/** A receipt: what was handed over, when and where to. Written once, never changed. */
export interface BundleRecord {
  readonly id: string;
  readonly householdId: string;
  readonly householdName: string;
  readonly marketplaceId: string;
  readonly marketplaceName: string;
  readonly name: string;
  readonly folder: string;
  readonly format: 'zip' | 'folder';
  readonly listings: number;
  readonly pictures: number;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly createdAt: string;
}

export interface BundleRepository {
  /** Newest first; of one household, or of all (null). */
  list(householdId: string | null, limit: number): BundleRecord[];
  get(id: string): BundleRecord | undefined;
  manifest(id: string): Manifest | undefined;
  snapshot(id: string): Snapshot;
  count(): number;
}

const COLUMNS = `bundle.id, bundle.household_id AS householdId, household.name AS householdName,
  bundle.marketplace_id AS marketplaceId, bundle.marketplace_name AS marketplaceName, bundle.name, bundle.folder,
  bundle.format, bundle.listings, bundle.pictures, bundle.size_bytes AS sizeBytes, bundle.sha256,
  bundle.created_at AS createdAt`;
const FROM = 'FROM bundle JOIN household ON household.id = bundle.household_id';

export function createBundleRepository(database: Database): BundleRepository {
  // Ids are UUIDv7: their order is the order of making, whatever the clock said.
  const listAll = database.prepare<[number], BundleRecord>(
    `SELECT ${COLUMNS} ${FROM} ORDER BY bundle.id DESC LIMIT ?`,
  );
  const listOf = database.prepare<[string, number], BundleRecord>(
    `SELECT ${COLUMNS} ${FROM} WHERE bundle.household_id = ? ORDER BY bundle.id DESC LIMIT ?`,
  );
  const get = database.prepare<[string], BundleRecord>(
    `SELECT ${COLUMNS} ${FROM} WHERE bundle.id = ?`,
  );
  const manifest = database.prepare<[string], { manifest: string }>(
    'SELECT manifest FROM bundle WHERE id = ?',
  );
  const snapshot = database.prepare<[string], { snapshot: string }>(
    'SELECT snapshot FROM bundle WHERE id = ?',
  );
  const count = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM bundle');
  return {
    list: (householdId, limit) =>
      householdId === null ? listAll.all(limit) : listOf.all(householdId, limit),
    get: (id) => get.get(id),
    manifest: (id) => {
      const row = manifest.get(id);
      return row && manifestSchema.parse(JSON.parse(row.manifest));
    },
    snapshot: (id) => snapshotSchema.parse(JSON.parse(snapshot.get(id)?.snapshot ?? '{}')),
    count: () => count.get()?.count ?? 0,
  };
}

/** The row as the journal writes it. */
export function bundleColumns(
  record: Omit<BundleRecord, 'householdName'>,
  manifest: Manifest,
  snapshot: Snapshot,
): RowPatch & { readonly id: string } {
  return {
    id: record.id,
    household_id: record.householdId,
    marketplace_id: record.marketplaceId,
    marketplace_name: record.marketplaceName,
    name: record.name,
    folder: record.folder,
    format: record.format,
    listings: record.listings,
    pictures: record.pictures,
    size_bytes: record.sizeBytes,
    sha256: record.sha256,
    manifest: JSON.stringify(manifest),
    snapshot: JSON.stringify(snapshot),
    created_at: record.createdAt,
  };
}

import type { Database } from 'better-sqlite3';

export interface StoredPack {
  readonly id: string;
  readonly packId: string;
  readonly revision: string;
  readonly content: string;
  readonly isOn: boolean;
  readonly importedAt: string;
}

export interface RulePackRepository {
  /** Newest first. */
  all(): readonly StoredPack[];
  get(id: string): StoredPack | null;
  /** Every listing of the library, oldest first. */
  listingIds(): readonly string[];
}

const COLUMNS =
  'id, pack_id AS packId, revision, content, is_on AS isOn, imported_at AS importedAt';

export function createRulePackRepository(database: Database): RulePackRepository {
  const all = database.prepare(
    `SELECT ${COLUMNS} FROM rule_pack ORDER BY revision DESC, imported_at DESC`,
  );
  const get = database.prepare(`SELECT ${COLUMNS} FROM rule_pack WHERE id = ?`);
  const listingIds = database.prepare('SELECT id FROM listing ORDER BY id').pluck();
  return {
    all: () => (all.all() as StoredRow[]).map(asStored),
    get(id) {
      const row = get.get(id) as StoredRow | undefined;
      return row === undefined ? null : asStored(row);
    },
    listingIds: () => listingIds.all() as string[],
  };
}

type StoredRow = Omit<StoredPack, 'isOn'> & { readonly isOn: 0 | 1 };

function asStored(row: StoredRow): StoredPack {
  return { ...row, isOn: row.isOn === 1 };
}

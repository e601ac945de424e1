import type { Database } from 'better-sqlite3';

export interface CategoryRepository {
  /** What was chosen at one marketplace, in the order of our own keys. */
  chosen(marketplaceId: string): readonly { ownKey: string; id: string; label: string }[];
  idOf(marketplaceId: string, ownKey: string): string | null;
}

export function createCategoryRepository(database: Database): CategoryRepository {
  const chosen = database.prepare(
    `SELECT own_key AS ownKey, their_id AS id, their_label AS label FROM category_choice
     WHERE marketplace_id = ? ORDER BY own_key`,
  );
  const idOf = database
    .prepare('SELECT id FROM category_choice WHERE marketplace_id = ? AND own_key = ?')
    .pluck();
  return {
    chosen: (marketplaceId) =>
      chosen.all(marketplaceId) as { ownKey: string; id: string; label: string }[],
    idOf: (marketplaceId, ownKey) =>
      (idOf.get(marketplaceId, ownKey) as string | undefined) ?? null,
  };
}

import type { Database } from 'better-sqlite3';

export interface SettingsRepository {
  /** Stored JSON by key. */
  all(): ReadonlyMap<string, unknown>;
}

export function createSettingsRepository(database: Database): SettingsRepository {
  const all = database.prepare('SELECT id, value FROM setting');
  return {
    all() {
      const rows = all.all() as { id: string; value: string }[];
      return new Map(rows.map((row) => [row.id, JSON.parse(row.value) as unknown]));
    },
  };
}

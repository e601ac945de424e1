import type { Database } from 'better-sqlite3';

/**
 * Reads again only when something was written since: a window that asks for several pages at once is told the same
 * counts without three walks over all rows. One value is kept, that of the last `key`.
 * SQLite counts the rows this connection has written (lang_corefunc.html, total_changes); there is no other writer.
 * Nothing is kept inside a transaction: when it is rolled back, the count stays and the rows do not.
 */
export function unlessChanged<Value>(
  database: Database,
  read: (key: string) => Value,
): (key?: string) => Value {
  const changes = database.prepare<[], number>('SELECT total_changes()').pluck();
  let kept: { readonly key: string; readonly at: number; readonly value: Value } | null = null;
  return (key = '') => {
    if (database.inTransaction) return read(key);
    const at = changes.get() ?? 0;
    if (kept?.key === key && kept.at === at) return kept.value;
    kept = { key, at, value: read(key) };
    return kept.value;
  };
}

import type { Change } from './change-set.ts';
import type { EntityTable, RowPatch } from './entities.ts';

/** i18n key under batch.*, and the facts its sentence needs. */
export interface BatchName {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** The only way to write a journalled table. Lives for one batch, inside one transaction. */
export interface JournalWriter {
  insert(table: EntityTable, row: RowPatch & { readonly id: string }): void;
  /** Writes only what differs; nothing at all when nothing does. Returns whether anything was written. */
  update(table: EntityTable, id: string, patch: RowPatch): boolean;
  remove(table: EntityTable, id: string): void;
}

export interface Journal {
  /**
   * Runs `work` in one transaction; its journal rows and table changes are durable together or not at all.
   * A batch that changed nothing leaves no trace. Returns after the commit (synchronous=FULL).
   */
  batch<Value>(name: BatchName, work: (write: JournalWriter) => Value): Value;
}

/** Data computed from journalled tables. Told of every change inside its transaction, so that it is never behind. */
export interface DerivedData {
  apply(changes: readonly Change[]): void;
}

import type { EntityTable, RowPatch } from './entities.ts';

/** What one batch did to one row. `before` and `after` hold changed fields only; whole rows for delete and insert. */
export interface Change {
  readonly entity: EntityTable;
  readonly entityId: string;
  readonly rootId: string;
  readonly operation: 'insert' | 'update' | 'delete';
  readonly before: RowPatch | null;
  readonly after: RowPatch | null;
}

/** Folds several writes of a row into one change, so that history tells what happened and not how. */
export class ChangeSet {
  readonly #changes = new Map<string, Change>();

  add(change: Change): void {
    const key = `${change.entity} ${change.entityId}`;
    const earlier = this.#changes.get(key);
    const folded = earlier === undefined ? change : fold(earlier, change);
    if (folded === null) this.#changes.delete(key);
    else this.#changes.set(key, folded);
  }

  /** In the order in which the rows were first touched. */
  list(): readonly Change[] {
    return [...this.#changes.values()];
  }
}

function fold(first: Change, second: Change): Change | null {
  switch (second.operation) {
    case 'insert':
      // Only a removed row can be inserted again.
      return difference(first, first.before ?? {}, second.after ?? {});
    case 'delete':
      if (first.operation === 'insert') return null;
      return { ...second, before: { ...second.before, ...first.before } };
    case 'update': {
      const after = { ...first.after, ...second.after };
      if (first.operation === 'insert') return { ...first, rootId: second.rootId, after };
      return difference(second, { ...second.before, ...first.before }, after);
    }
  }
}

function difference(base: Change, before: RowPatch, after: RowPatch): Change | null {
  const changed = Object.keys(after).filter((column) => before[column] !== after[column]);
  if (changed.length === 0) return null;
  return {
    ...base,
    operation: 'update',
    before: pick(before, changed),
    after: pick(after, changed),
  };
}

export function pick(row: RowPatch, columns: readonly string[]): RowPatch {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

import type { PreflightCell } from '../../shared/ipc/contract-bundles.ts';

/** A cell of the matrix by name: "<household id> <marketplace id>". */
export function cellKey(cell: Pick<PreflightCell, 'householdId' | 'marketplaceId'>): string {
  return `${cell.householdId} ${cell.marketplaceId}`;
}

/** Can this cell go into a bundle at all? */
export function isChoosable(cell: PreflightCell): boolean {
  return cell.missingConsent === 'none' && cell.ready > 0;
}

/** Adds the cells when one of them is missing, takes them all away when none is. */
export function toggleAll(
  chosen: ReadonlySet<string>,
  cells: readonly PreflightCell[],
): ReadonlySet<string> {
  const keys = cells.filter(isChoosable).map(cellKey);
  const next = new Set(chosen);
  const allThere = keys.every((key) => next.has(key));
  for (const key of keys) {
    if (allThere) next.delete(key);
    else next.add(key);
  }
  return next;
}

/** State of a row's or column's tick box. */
export function choiceOf(
  chosen: ReadonlySet<string>,
  cells: readonly PreflightCell[],
): 'none' | 'some' | 'all' {
  const keys = cells.filter(isChoosable).map(cellKey);
  const count = keys.filter((key) => chosen.has(key)).length;
  if (count === 0) return 'none';
  return count === keys.length ? 'all' : 'some';
}

/** Only cells that (still) can go: rules and consents may change while the page is open. */
export function chosenCells(
  chosen: ReadonlySet<string>,
  cells: readonly PreflightCell[],
): PreflightCell[] {
  return cells.filter((cell) => isChoosable(cell) && chosen.has(cellKey(cell)));
}

/** What is in the way first of one listing, with every marketplace it keeps the listing out of. */
export interface Obstacle {
  readonly householdId: PreflightCell['householdId'];
  readonly listing: NonNullable<PreflightCell['firstBlocked']>;
  readonly marketplaceIds: readonly PreflightCell['marketplaceId'][];
  /** Blocked listings of the household besides this one, where it has most. */
  readonly others: number;
}

/** The same reason at three marketplaces is one thing to mend. Cells without consent have that to mend first. */
export function obstaclesOf(cells: readonly PreflightCell[]): Obstacle[] {
  const obstacles = new Map<string, Obstacle>();
  for (const cell of cells) {
    const listing = cell.firstBlocked;
    if (listing === null || cell.missingConsent !== 'none') continue;
    const key = `${listing.listingId} ${listing.reasonVi}`;
    const known = obstacles.get(key);
    obstacles.set(key, {
      householdId: cell.householdId,
      listing,
      marketplaceIds: [...(known?.marketplaceIds ?? []), cell.marketplaceId],
      others: Math.max(known?.others ?? 0, cell.blocked - 1),
    });
  }
  return [...obstacles.values()];
}

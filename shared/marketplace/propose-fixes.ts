import type { ListingFields } from '../domain/listing.ts';
import { valueAt } from './apply-fix.ts';
import type { Fix, Violation } from './violation.ts';

export interface Proposal {
  /** The listing with every fix applied. */
  readonly fields: ListingFields;
  /** One change per field and marketplace, from what was typed to what it becomes. */
  readonly changes: readonly Fix[];
}

interface Engine {
  readonly check: (fields: ListingFields) => readonly Violation[];
  readonly apply: (fields: ListingFields, fix: Fix) => ListingFields;
}

/** A fix may reveal the next one; more rounds than this means two rules undo each other. */
const MOST_ROUNDS = 40;

/**
 * Applies proposed fixes one after the other, checking again after each: two fixes of one field would
 * otherwise overwrite each other. Nothing is changed for the person: the result is shown and confirmed.
 */
export function proposeFixes(fields: ListingFields, { check, apply }: Engine): Proposal {
  const changes = new Map<string, Fix>();
  const seen = new Set<string>();
  let current = fields;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const fix = check(current)
      .flatMap((violation) => violation.fix ?? [])
      .find((candidate) => !seen.has(keyOf(candidate)));
    if (fix === undefined) break;
    seen.add(keyOf(fix));
    current = apply(current, fix);
    const place = placeOf(fix);
    const earlier = changes.get(place);
    changes.set(place, earlier === undefined ? fix : { ...fix, before: earlier.before });
  }
  return { fields: current, changes: [...changes.values()].filter(isChange) };
}

/**
 * Changes of the same places put together, however many rounds and marketplaces they came from: one per place,
 * from what is in `before` to what is in `after`. Places that are as they were are left out.
 */
export function changesBetween(
  before: ListingFields,
  after: ListingFields,
  places: readonly Fix[],
): readonly Fix[] {
  const single = new Map(places.map((fix) => [placeOf(fix), fix]));
  return [...single.values()]
    .map((fix) => ({ ...fix, before: valueAt(before, fix), after: valueAt(after, fix) }))
    .filter(isChange);
}

/** One text on the screen: a field as said for all, or as one marketplace is given it. */
function placeOf(fix: Fix): string {
  return JSON.stringify([fix.onlyAt ?? '', fix.field]);
}

function keyOf(fix: Fix): string {
  return JSON.stringify([placeOf(fix), fix.before, fix.after]);
}

function isChange(fix: Fix): boolean {
  return JSON.stringify(fix.before) !== JSON.stringify(fix.after);
}

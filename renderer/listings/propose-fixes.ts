import type { ListingFields } from '../../shared/domain/listing.ts';
import type { Fix, Violation } from '../../shared/marketplace/violation.ts';

export interface Proposal {
  /** The listing with every fix applied. */
  readonly fields: ListingFields;
  /** One change per field, from what was typed to what it becomes. */
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
    const earlier = changes.get(fix.field);
    changes.set(fix.field, earlier === undefined ? fix : { ...fix, before: earlier.before });
  }
  return { fields: current, changes: [...changes.values()].filter(isChange) };
}

function keyOf(fix: Fix): string {
  return JSON.stringify([fix.field, fix.before, fix.after]);
}

function isChange(fix: Fix): boolean {
  return JSON.stringify(fix.before) !== JSON.stringify(fix.after);
}

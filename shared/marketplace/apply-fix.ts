import { overridableFieldSchema } from '../domain/listing-extras.ts';
import { type ListingFields, listingFieldsSchema } from '../domain/listing.ts';
import { textAt, withTextAt } from './own-texts.ts';
import { fixSchema, type Fix } from './violation.ts';

/**
 * The listing with one field changed as proposed, for all marketplaces or at the one the fix names. When the field no longer holds what the proposal was made for,
 * or the result would not be a listing, the fields come back unchanged.
 */
export function applyFix(fields: ListingFields, fix: Fix): ListingFields {
  if (fix.onlyAt !== undefined) return applyAtMarketplace(fields, fix, fix.onlyAt);
  const path = placeOf(fields, fix);
  if (path === null) return fields;
  const changed = listingFieldsSchema.safeParse(writeAt(fields, path, fix.after));
  return changed.success ? changed.data : fields;
}

/** What stands now where the fix would change something: in the listing, or in what one marketplace is given. */
export function valueAt(fields: ListingFields, fix: Fix): Fix['before'] {
  const own = overridableFieldSchema.safeParse(fix.field);
  if (fix.onlyAt !== undefined && own.success) return textAt(fields, fix.onlyAt, own.data);
  const read = fixSchema.shape.before.safeParse(readAt(fields, fix.field.split('.')));
  return read.success ? read.data : null;
}

/** The master stays; a text that is the master's again needs no entry of its own. */
function applyAtMarketplace(fields: ListingFields, fix: Fix, onlyAt: string): ListingFields {
  const field = overridableFieldSchema.safeParse(fix.field);
  if (!field.success || typeof fix.after !== 'string') return fields;
  if (!isSame(textAt(fields, onlyAt, field.data), fix.before)) return fields;
  return withTextAt(fields, { marketplaceId: onlyAt, field: field.data, value: fix.after });
}

/** Rules do not see empty facts, so a fact is found by its text where its number no longer fits. */
function placeOf(fields: ListingFields, fix: Fix): readonly string[] | null {
  const path = fix.field.split('.');
  if (isSame(readAt(fields, path), fix.before)) return path;
  if (path[0] !== 'facts') return null;
  const index = fields.facts.findIndex((fact) => isSame(fact, fix.before));
  return index === -1 ? null : ['facts', String(index)];
}

function readAt(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = Object.entries(value).find(([name]) => name === key)?.[1];
  return readAt(found, rest);
}

function writeAt(value: unknown, [key, ...rest]: readonly string[], after: unknown): unknown {
  if (key === undefined) return after;
  if (Array.isArray(value)) {
    return value.map((one: unknown, index) =>
      String(index) === key ? writeAt(one, rest, after) : one,
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]: [string, unknown]) => [
    name,
    name === key ? writeAt(one, rest, after) : one,
  ]);
  return Object.fromEntries(entries);
}

/** Rules see NFC; the form may still hold what a keyboard typed. */
function isSame(current: unknown, before: Fix['before']): boolean {
  if (typeof current === 'string' && typeof before === 'string') {
    return current.normalize('NFC') === before.normalize('NFC');
  }
  if (Array.isArray(current) && Array.isArray(before)) {
    return (
      current.length === before.length &&
      current.every((one, index) => isSame(one, before[index] ?? null))
    );
  }
  return current === before;
}

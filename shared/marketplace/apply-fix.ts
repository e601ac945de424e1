import { type ListingFields, listingFieldsSchema } from '../domain/listing.ts';
import type { Fix } from './violation.ts';

/**
 * The listing with one field changed as proposed. When the field no longer holds what the proposal was made for,
 * or the result would not be a listing, the fields come back unchanged.
 */
export function applyFix(fields: ListingFields, fix: Fix): ListingFields {
  const current = readPath(fields, fix.field);
  if (!isSame(current, fix.before)) return fields;
  const changed = listingFieldsSchema.safeParse(writePath(fields, fix.field, fix.after));
  return changed.success ? changed.data : fields;
}

function readPath(fields: ListingFields, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.entries(value).find(([name]) => name === key)?.[1];
  }, fields);
}

function writePath(value: unknown, path: string, after: unknown): unknown {
  const [key = '', ...rest] = path.split('.');
  const inner = (child: unknown): unknown => (rest.length === 0 ? after : writePath(child, rest.join('.'), after));
  if (Array.isArray(value)) return value.map((one: unknown, index) => (String(index) === key ? inner(one) : one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]: [string, unknown]) => [name, name === key ? inner(one) : one]));
}

/** Rules see NFC; the form may still hold what a keyboard typed. Fields are trimmed when they are read, so a trim is no difference. */
function isSame(current: unknown, before: Fix['before']): boolean {
  if (typeof current === 'string' && typeof before === 'string') {
    return current.normalize('NFC') === before.normalize('NFC');
  }
  if (Array.isArray(current) && Array.isArray(before)) {
    return current.length === before.length && current.every((one, index) => isSame(one, before[index] ?? null));
  }
  return current === before;
}

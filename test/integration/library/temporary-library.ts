import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { householdFieldsSchema, type HouseholdFields } from '../../../shared/domain/household.ts';
import type { HouseholdId } from '../../../shared/domain/ids.ts';
import { emptyListingFields, type ListingFields } from '../../../shared/domain/listing.ts';
import {
  openLibrary,
  type Library,
  type OpenLibraryOptions,
} from '../../../electron/library/open-library.ts';
import { startPhotoWorkerChild } from '../../../electron/workers/create-photo-worker-child.ts';

export const RESOURCES = join(import.meta.dirname, '../../../resources');

const folders: string[] = [];
const opened = new Set<Library>();

/** Removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'len-san-test-'));
  folders.push(folder);
  return folder;
}

/** In memory where the system offers that: for hundreds of saves whose durability is not the question. */
export function memoryFolder(): string {
  const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(place, 'len-san-test-'));
  folders.push(folder);
  return folder;
}

/** A real library; closed after the test unless the test did. */
export async function openTestLibrary(options: Partial<OpenLibraryOptions> = {}): Promise<Library> {
  const library = await openLibrary({
    folder: options.folder ?? temporaryFolder(),
    resourcesFolder: RESOURCES,
    startPhotoWorker: startPhotoWorkerChild,
    actorFallback: 'Kiểm thử',
    ...options,
  });
  opened.add(library);
  return library;
}

export async function closeTestLibrary(library: Library): Promise<void> {
  opened.delete(library);
  await library.close();
}

afterEach(async () => {
  for (const library of opened) await library.close();
  opened.clear();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function householdFields(changes: Partial<HouseholdFields> = {}): HouseholdFields {
  return householdFieldsSchema.parse({
    name: 'Lò Văn Bun',
    phone: '0912345678',
    communeCode: '03334',
    hamlet: 'Bản Phăng 2',
    oldAddress: '',
    kind: 'household',
    cooperativeName: '',
    note: '',
    ...changes,
  });
}

export function addHousehold(
  library: Library,
  changes: Partial<HouseholdFields> = {},
): HouseholdId {
  return library.services.households.create(householdFields(changes)).id;
}

export function listingFields(
  householdId: HouseholdId,
  changes: Partial<ListingFields> = {},
): ListingFields {
  return {
    ...emptyListingFields(householdId),
    name: 'Gạo nếp nương',
    priceDong: 45_000,
    stock: 20,
    netWeightGrams: 1000,
    ...changes,
  };
}

/** All journalled tables and what is derived from them for people, as plain rows: equal dumps are equal libraries. */
export function dump(library: Library): Record<string, unknown[]> {
  const { database } = library.context;
  const tables = [
    'household',
    'consent',
    'listing',
    'listing_variant',
    'certificate',
    'photo',
    'listing_photo',
    'bundle',
  ];
  const rows = Object.fromEntries(
    tables.map((table) => [table, database.prepare(`SELECT * FROM ${table} ORDER BY id`).all()]),
  );
  const search = database
    .prepare(
      ['household', 'listing']
        .map(
          (entity) =>
            `SELECT entity_id, sort_key, exact.words AS exact, folded.words AS folded FROM search_row
             JOIN search_${entity}_exact AS exact ON exact.rowid = search_rowid
             JOIN search_${entity}_folded AS folded ON folded.rowid = search_rowid
             WHERE entity = '${entity}'`,
        )
        .join(' UNION ALL ')
        .concat(' ORDER BY entity_id'),
    )
    .all();
  const settings = database
    .prepare(`SELECT * FROM setting WHERE id <> 'device-id' ORDER BY id`)
    .all();
  return { ...rows, settings, search };
}

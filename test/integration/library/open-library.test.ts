import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyListingFields } from '../../../shared/domain/listing.ts';
import { householdFieldsSchema } from '../../../shared/domain/household.ts';
import { openLibrary, type Library } from '../../../electron/library/open-library.ts';
import { startPhotoWorkerChild } from '../../../electron/workers/create-photo-worker-child.ts';

const resourcesFolder = join(import.meta.dirname, '../../../resources');
const folders: string[] = [];
const open: Library[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'len-san-library-'));
  folders.push(folder);
  return folder;
}

async function openIn(folder: string): Promise<Library> {
  const library = await openLibrary({ folder, resourcesFolder, startPhotoWorker: startPhotoWorkerChild });
  open.push(library);
  return library;
}

afterEach(async () => {
  for (const library of open.splice(0)) await library.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const HOUSEHOLD = householdFieldsSchema.parse({
  name: 'Lò Văn Bun', phone: '0912345678', communeCode: '03334', hamlet: 'Bản Phăng 2',
  oldAddress: '', kind: 'household', cooperativeName: '', note: '',
});

describe('openLibrary', () => {
  it('walks a household and a listing through a closed and opened library', async () => {
    const folder = newFolder();
    const first = await openIn(folder);
    const commune = first.services.places.search('muong phang', 1)[0];
    expect(commune?.name).toBe('Xã Mường Phăng');
    const { id: householdId } = first.services.households.create({ ...HOUSEHOLD, communeCode: commune?.code ?? '' });
    const created = first.services.listings.create({ ...emptyListingFields(householdId), name: 'Gạo nếp nương', priceDong: 45_000 });
    expect(created.sku).toBe('LVB-GAO-NEP-NUONG');
    await first.close();
    open.length = 0;
    expect(existsSync(join(folder, 'len-san.db-wal'))).toBe(false);

    const second = await openIn(folder);
    const { listing } = second.services.listings.get(created.id);
    expect(listing).toMatchObject({ name: 'Gạo nếp nương', priceDong: 45_000, sku: 'LVB-GAO-NEP-NUONG' });
    expect(second.services.search.find('gao nep', 10).map((hit) => hit.title)).toEqual(['Gạo nếp nương']);
    const page = await second.handlers['listings:list']({
      query: '', householdId: null, filter: 'all', sort: 'updated', descending: true, offset: 0, limit: 50,
    });
    expect(page.total).toBe(1);
    expect(page.rows[0]?.checks.length).toBe(second.services.marketplaces.list().length);

    const candidate = second.services.journal.undoCandidate();
    expect(candidate?.name.key).toBe('listing-created');
    second.services.journal.undo(candidate?.batchId ?? '');
    expect(second.services.listings.count()).toBe(0);
    expect(second.services.search.find('gao nep', 10)).toEqual([]);
  });
});

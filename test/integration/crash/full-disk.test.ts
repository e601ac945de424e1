import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyListingFields } from '../../../shared/domain/listing.ts';
import { isAppError } from '../../../shared/errors.ts';
import type { Library } from '../../../electron/library/open-library.ts';
import { addHousehold, closeTestLibrary, openTestLibrary } from '../library/temporary-library.ts';

/** Kilobytes of the whole disk: from one too small to open a library on to one that takes a while to fill. */
const SIZES = Array.from({ length: 20 }, (_, index) => 700 + index * 120);
/** Kept aside as a file and removed to make room again. */
const BALLAST_KB = 256;

describe('a full disk', () => {
  let acknowledged = 0;
  const disk = join(tmpdir(), `len-san-full-disk-${process.pid}`);
  const canMount = () =>
    process.platform === 'linux' && process.getuid?.() === 0 && mount(700) && unmount();

  function mount(kilobytes: number): boolean {
    mkdirSync(disk, { recursive: true });
    return (
      spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', disk]).status === 0
    );
  }
  function unmount(): boolean {
    // Lazily at worst: a failed test may have left files open, and the next one needs the place.
    return [[disk], ['-l', disk]].some((args) => spawnSync('umount', args).status === 0);
  }

  let isPossible = false;
  beforeAll(() => {
    isPossible = canMount();
    if (!isPossible) process.stdout.write('      skipped: only root can make small disks\n');
  });
  afterAll(() => {
    rmSync(disk, { recursive: true, force: true });
  });

  it.for(SIZES)(
    'of %i kB: a clear refusal, nothing lost, works again with room',
    { timeout: 120_000 },
    async (kilobytes, test) => {
      if (!isPossible) test.skip();
      expect(mount(kilobytes)).toBe(true);
      try {
        const folder = join(disk, 'library');
        writeFileSync(
          join(disk, 'ballast'),
          Buffer.alloc(Math.min(BALLAST_KB, kilobytes / 2) * 1024, 1),
        );
        const saved: string[] = [];
        const refusal = await fillUp(folder, saved);
        expect(refusal).toMatchObject({ code: 'disk.full' });
        acknowledged += saved.length;

        // Nothing is freed yet: what was saved is there to be read, by this process or the next.
        rmSync(join(disk, 'ballast'));
        const library = await openTestLibrary({ folder });
        expect(library.context.database.pragma('integrity_check', { simple: true })).toBe('ok');
        const kept = new Set(
          library.context.database.prepare('SELECT id FROM listing').pluck().all() as string[],
        );
        expect(saved.filter((id) => !kept.has(id))).toEqual([]);
        const householdId = addHousehold(library, { name: 'Sau khi có chỗ' });
        library.services.listings.create({
          ...emptyListingFields(householdId),
          name: 'Sau khi có chỗ',
        });
        await closeTestLibrary(library);
      } finally {
        expect(unmount()).toBe(true);
      }
    },
  );

  it('was filled while saving, not only before', (test) => {
    if (!isPossible) test.skip();
    expect(acknowledged).toBeGreaterThan(SIZES.length);
    process.stdout.write(
      `      ${SIZES.length} sizes, ${acknowledged} acknowledged saves, 0 lost\n`,
    );
  });
});

/** Saves until the disk refuses; `saved` are the ids that were acknowledged. Returns the refusal. */
async function fillUp(folder: string, saved: string[]): Promise<unknown> {
  let library: Library;
  try {
    library = await openTestLibrary({ folder });
  } catch (error) {
    return error;
  }
  try {
    const householdId = addHousehold(library);
    for (let index = 0; ; index += 1) {
      const description = 'Mật ong bạc hà '.repeat(index % 200);
      const { id } = library.services.listings.create({
        ...emptyListingFields(householdId),
        name: `Mật ${index}`,
        description,
      });
      saved.push(id);
    }
  } catch (error) {
    // Still usable for reading in the same breath.
    expect(isAppError(error) ? library.services.listings.count() : -1).toBe(saved.length);
    return error;
  } finally {
    await closeTestLibrary(library);
  }
}

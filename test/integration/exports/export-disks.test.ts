import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyBundle } from '../../../electron/exports/verify-bundle.ts';
import { AT_BASE, exportWorld, itemsFor, namesIn } from './export-world.ts';

const OTHER_DISK = '/dev/shm';
const hasOtherDisk = existsSync(OTHER_DISK) && statSync(OTHER_DISK).dev !== statSync(tmpdir()).dev;

describe.skipIf(!hasOtherDisk)('export to another disk', () => {
  it.each(['zip', 'folder'] as const)(
    'copies a %s, reads it back there and leaves no part',
    async (format) => {
      const folder = mkdtempSync(join(OTHER_DISK, 'len-san-goi-'));
      try {
        const world = await exportWorld();
        const { exports } = world.library.services;
        exports.setDestination(folder);
        const outcomes = await exports.exportNow({
          items: itemsFor(world),
          format,
          pictures: AT_BASE,
        });
        await exports.exportNow({ items: itemsFor(world), format, pictures: AT_BASE });
        expect(namesIn(folder)).toHaveLength(outcomes.length * 2);
        for (const name of namesIn(folder)) {
          expect(name).not.toMatch(/\.part$/);
          expect((await verifyBundle(join(folder, name))).problems).toEqual([]);
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});

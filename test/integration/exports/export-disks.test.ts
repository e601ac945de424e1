import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyBundle } from '../../../electron/exports/verify-bundle.ts';
import { temporaryFolder } from '../library/temporary-library.ts';
import { AT_BASE, exportWorld, itemsFor, namesIn } from './export-world.ts';

const anyNumber: unknown = expect.any(Number);

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

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

describe.skipIf(!isRoot)('a disk that is full', () => {
  it('is said before work begins, leaves nothing, and hinders nothing afterwards', async () => {
    const folder = temporaryFolder();
    const stick = join(folder, 'usb');
    mkdirSync(stick);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', stick]);
    } catch {
      return;
    }
    try {
      const world = await exportWorld();
      const { exports } = world.library.services;
      const order = { items: itemsFor(world), format: 'zip', pictures: AT_BASE } as const;
      exports.setDestination(stick);
      await expect(exports.exportNow(order)).rejects.toThrow(
        expect.objectContaining({ code: 'disk.full', params: { neededBytes: anyNumber } }),
      );
      expect(namesIn(stick)).toEqual([]);
      expect(namesIn(world.library.paths.staging)).toEqual([]);
      exports.setDestination(world.out);
      expect(await exports.exportNow(order)).toHaveLength(order.items.length);
    } finally {
      execFileSync('umount', [stick]);
    }
  });
});

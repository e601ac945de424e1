import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyVerified } from '../../../electron/files/copy-verified.ts';
import { publishFile } from '../../../electron/files/publish-file.ts';
import { publishFolder } from '../../../electron/files/publish-folder.ts';
import { temporaryFolder } from '../library/temporary-library.ts';

const sha = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');
const heldFor = (times: number, code: string) => {
  let left = times;
  return async (from: string, to: string): Promise<void> => {
    left -= 1;
    if (left >= 0) throw Object.assign(new Error(code), { code });
    await rename(from, to);
  };
};

describe('publishFile', () => {
  it('puts bytes, text, pieces and what a writer writes, and says size and hash', async () => {
    const folder = temporaryFolder();
    const bytes = Buffer.alloc(3_000_000, 7);
    async function* pieces(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, 1_000_001);
      yield bytes.subarray(1_000_001);
    }
    const expected = { bytes: bytes.byteLength, sha256: sha(bytes) };
    expect(await publishFile(join(folder, 'a'), bytes)).toEqual(expected);
    expect(await publishFile(join(folder, 'b'), pieces())).toEqual(expected);
    expect(
      await publishFile(join(folder, 'c'), async (handle) => await handle.writeFile(bytes)),
    ).toEqual(expected);
    expect(await publishFile(join(folder, 'd'), 'Gạo nếp')).toEqual({
      bytes: 11,
      sha256: sha('Gạo nếp'),
    });
    for (const name of ['a', 'b', 'c'])
      expect(sha(readFileSync(join(folder, name)))).toBe(expected.sha256);
    expect(readdirSync(folder).toSorted()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('keeps what was there when the new content fails, and leaves no part behind', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a');
    writeFileSync(path, 'old');
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('new');
      throw new Error('source gone');
    }
    await expect(publishFile(path, breaking())).rejects.toThrow('source gone');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('refuses a file that does not read back as what the writer says it wrote', async () => {
    const folder = temporaryFolder();
    const writing = publishFile(join(folder, 'a'), async (handle) => {
      await handle.writeFile('abc');
      return { bytes: 3, sha256: sha('abd') };
    });
    await expect(writing).rejects.toMatchObject({ code: 'disk.failed' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['EPERM', 'EBUSY', 'EACCES'])(
    'waits while a scanner holds the file (%s)',
    async (code) => {
      const folder = temporaryFolder();
      await publishFile(join(folder, 'a'), 'x', { rename: heldFor(6, code) });
      expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('x');
    },
  );

  it('gives up when it is held for too long, with nothing left behind', async () => {
    const folder = temporaryFolder();
    const options = { rename: heldFor(1000, 'EPERM'), patienceMs: 120 };
    await expect(publishFile(join(folder, 'a'), 'x', options)).rejects.toMatchObject({
      code: 'EPERM',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['ENOSPC', { code: 'disk.full', params: { neededBytes: 1 } }],
    ['EIO', { code: 'disk.failed', params: { operation: 'publish-file' } }],
  ])('names %s for a person', async (code, expected) => {
    const folder = temporaryFolder();
    await expect(
      publishFile(join(folder, 'a'), 'x', { rename: heldFor(1, code) }),
    ).rejects.toMatchObject(expected);
  });
});

describe('a full disk', () => {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

  it.runIf(isRoot)('is told apart, and nothing half-made stays', async () => {
    const folder = join(temporaryFolder(), 'small');
    mkdirSync(folder);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    } catch {
      process.stdout.write('skipped: no permission to mount a small disk here\n');
      return;
    }
    try {
      const large = Buffer.alloc(3_000_000, 1);
      const full = { code: 'disk.full', params: { neededBytes: large.byteLength } };
      await expect(publishFile(join(folder, 'a'), large)).rejects.toMatchObject(full);
      const source = join(temporaryFolder(), 'anh.jpg');
      writeFileSync(source, large);
      await expect(copyVerified(source, join(folder, 'b'))).rejects.toMatchObject(full);
      const building = publishFolder(join(folder, 'c'), async (part) =>
        writeFileSync(join(part, 'x'), large),
      );
      await expect(building).rejects.toMatchObject({ code: 'disk.full' });
      expect(readdirSync(folder)).toEqual([]);
      await publishFile(join(folder, 'a'), 'works again');
    } finally {
      execFileSync('umount', [folder]);
    }
  });
});

describe('publishFolder', () => {
  it('gives the folder its name only when everything is in it', async () => {
    const folder = temporaryFolder();
    const final = join(folder, 'bo-ho-so');
    const entries = await publishFolder(
      final,
      async (part) => {
        mkdirSync(join(part, 'anh'));
        writeFileSync(join(part, 'anh', '1.jpg'), 'one');
        writeFileSync(join(part, 'san-pham.csv'), 'two');
        expect(existsSync(final)).toBe(false);
      },
      {
        verify: async (part) =>
          expect(readdirSync(part).toSorted()).toEqual(['anh', 'san-pham.csv']),
      },
    );
    expect(entries).toEqual([
      { path: 'anh/1.jpg', bytes: 3, sha256: sha('one') },
      { path: 'san-pham.csv', bytes: 3, sha256: sha('two') },
    ]);
    expect(readdirSync(folder)).toEqual(['bo-ho-so']);
  });

  it('leaves nothing when building or verifying fails', async () => {
    const folder = temporaryFolder();
    const failing = publishFolder(
      join(folder, 'x'),
      async (part) => writeFileSync(join(part, 'a'), ''),
      {
        verify: async () => {
          throw new Error('not the same');
        },
      },
    );
    await expect(failing).rejects.toThrow('not the same');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('copyVerified', () => {
  it('copies exactly, tells hash and first bytes, and leaves the source alone', async () => {
    const folder = temporaryFolder();
    const bytes = Buffer.from(Array.from({ length: 2_500_000 }, (_, index) => (index * 7) % 251));
    writeFileSync(join(folder, 'source'), bytes);
    const copied = await copyVerified(join(folder, 'source'), join(folder, 'copy'));
    expect(copied).toMatchObject({ bytes: bytes.byteLength, sha256: sha(bytes) });
    expect(Buffer.from(copied.head)).toEqual(bytes.subarray(0, 64));
    expect(sha(readFileSync(join(folder, 'copy')))).toBe(sha(bytes));
    expect(sha(readFileSync(join(folder, 'source')))).toBe(sha(bytes));
  });

  it('never writes over what is there', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'source'), 'new');
    writeFileSync(join(folder, 'copy'), 'old');
    await expect(copyVerified(join(folder, 'source'), join(folder, 'copy'))).rejects.toMatchObject({
      code: 'EEXIST',
    });
    expect(readFileSync(join(folder, 'copy'), 'utf8')).toBe('old');
  });

  it('stops when asked, and leaves no half copy', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'source'), Buffer.alloc(5_000_000));
    const signal = AbortSignal.abort(new Error('stopped'));
    await expect(
      copyVerified(join(folder, 'source'), join(folder, 'copy'), { signal }),
    ).rejects.toThrow('stopped');
    expect(readdirSync(folder)).toEqual(['source']);
  });
});

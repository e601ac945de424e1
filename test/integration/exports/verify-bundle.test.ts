import { execFileSync } from 'node:child_process';
import {
  cpSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { hash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { openBundle } from '../../../electron/exports/open-bundle.ts';
import { verifyBundle } from '../../../electron/exports/verify-bundle.ts';
import { createZipWriter } from '../../../electron/exports/zip-writer.ts';
import { temporaryFolder } from '../library/temporary-library.ts';
import { AT_BASE, exportWorld, itemsFor, marketplaceBy } from './export-world.ts';

let folder: string;
let zip: string;
let unpacked: string;

async function makeBundles(): Promise<void> {
  const world = await exportWorld();
  const { exports } = world.library.services;
  const items = itemsFor(world).filter(
    ({ marketplaceId }) => marketplaceId === marketplaceBy(world.library, 'file-name'),
  );
  const [zipped] = await exports.exportNow({ items, format: 'zip', pictures: AT_BASE });
  const [plain] = await exports.exportNow({ items, format: 'folder', pictures: AT_BASE });
  folder = temporaryFolder();
  zip = join(folder, 'goi.zip');
  unpacked = join(folder, 'goi');
  renameSync(join(world.out, zipped?.bundle?.name ?? ''), zip);
  cpSync(join(world.out, plain?.bundle?.name ?? ''), unpacked, { recursive: true });
}

const problems = async (path: string) =>
  (await verifyBundle(path)).problems.map((problem) => problem.code);
const picture = () => join(unpacked, 'anh', readdirSync(join(unpacked, 'anh'))[0] ?? '');

describe('verifyBundle', () => {
  beforeEach(makeBundles);

  it('finds nothing wrong with a whole one', async () => {
    expect(await problems(zip)).toEqual([]);
    expect(await problems(unpacked)).toEqual([]);
  });

  it('catches a flipped byte anywhere in a zip', async () => {
    const whole = readFileSync(zip);
    const step = Math.max(1, Math.floor(whole.length / 300));
    for (let at = 7; at < whole.length; at += step) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0x40;
      writeFileSync(zip, damaged);
      const { ok } = await verifyBundle(zip);
      if (ok) {
        // Only bytes that carry no content may change unseen: dates, versions and modes of entries.
        const contents = await openBundle(zip);
        expect(contents.entries.length).toBeGreaterThan(0);
        await contents.close();
        expect(isHeader(whole, at)).toBe(true);
      }
    }
  });

  it('catches a zip cut anywhere', async () => {
    const { size } = statSync(zip);
    for (const share of [0.999, 0.9, 0.5, 0.1, 0]) {
      truncateSync(zip, Math.floor(size * share));
      expect((await verifyBundle(zip)).ok).toBe(false);
    }
  });

  it('catches a flipped byte in every file of a folder', async () => {
    for (const name of readdirSync(unpacked, { recursive: true, encoding: 'utf8' })) {
      const path = join(unpacked, name);
      if (!statSync(path).isFile()) continue;
      const whole = readFileSync(path);
      const damaged = Buffer.from(whole);
      const at = Math.floor(damaged.length / 2);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      writeFileSync(path, damaged);
      expect([name, (await verifyBundle(unpacked)).ok]).toEqual([name, false]);
      writeFileSync(path, whole);
    }
  });

  it('misses a photo that is gone, and notices one too many', async () => {
    const gone = picture();
    const bytes = readFileSync(gone);
    rmSync(gone);
    expect(await problems(unpacked)).toEqual(['file-missing']);
    writeFileSync(gone, bytes);
    writeFileSync(join(unpacked, 'anh', 'la.jpg'), bytes);
    expect(await problems(unpacked)).toEqual(['file-extra']);
  });

  it('reads the data file for itself: other encoding, fewer rows, other SKUs', async () => {
    const path = join(unpacked, dataFile());
    const text = readFileSync(path, 'utf8');
    rewrite(path, Buffer.from(text, 'utf16le'));
    expect(await problems(unpacked)).toEqual(['data-unreadable']);
    rewrite(path, Buffer.from(text.split('\r\n').slice(0, -2).join('\r\n')));
    expect(await problems(unpacked)).toContain('data-rows');
    rewrite(path, Buffer.from(text.replaceAll(/nep-nuong/gi, 'KHAC')));
    expect(await problems(unpacked)).toContain('data-sku');
    rewrite(path, Buffer.from(`${text}"dở dang`));
    expect(await problems(unpacked)).toEqual(['data-unreadable']);
  });

  it('opens every picture and finds what hides in it', async () => {
    const path = picture();
    const whole = readFileSync(path);
    rewrite(path, whole.subarray(0, whole.length - 2));
    expect(await problems(unpacked)).toEqual(['picture-unreadable']);
    const exif = Buffer.from([0xff, 0xe1, 0, 8, 0x45, 0x78, 0x69, 0x66, 0, 0]);
    rewrite(path, Buffer.concat([whole.subarray(0, 2), exif, whole.subarray(2)]));
    expect(await problems(unpacked)).toEqual(['picture-metadata']);
  });

  it('refuses links out of the folder, and a bundle without an inventory', async () => {
    symlinkSync('/etc/hostname', join(unpacked, 'anh', 'la.jpg'));
    expect(await problems(unpacked)).toEqual(['unreadable']);
    rmSync(join(unpacked, 'anh', 'la.jpg'));
    rmSync(join(unpacked, 'manifest.json'));
    expect(await problems(unpacked)).toEqual(['manifest-missing']);
    writeFileSync(join(unpacked, 'manifest.json'), '{"schemaVersion":1}');
    expect(await problems(unpacked)).toEqual(['manifest-invalid']);
    expect(await problems(join(folder, 'khong-co'))).toEqual(['unreadable']);
  });

  function dataFile(): string {
    return readdirSync(unpacked).find((name) => name.endsWith('.csv')) ?? '';
  }

  /** Changes a file and makes the inventory agree, so that only its content can betray it. */
  function rewrite(path: string, bytes: Buffer): void {
    writeFileSync(path, bytes);
    const manifestPath = join(unpacked, 'manifest.json');
    const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as {
      files: { path: string; bytes: number; sha256: string }[];
    };
    const entry = manifest.files.find((file) => path.replaceAll('\\', '/').endsWith(file.path));
    if (!entry) throw new Error(`not in the manifest: ${path}`);
    entry.bytes = bytes.length;
    entry.sha256 = hash('sha256', bytes);
    writeFileSync(manifestPath, JSON.stringify(manifest));
  }
});

/** Is this byte part of a local header or of the directory, rather than content? */
function isHeader(whole: Buffer, at: number): boolean {
  const before = whole.subarray(0, at + 1);
  const local = before.lastIndexOf('PK\u0003\u0004', undefined, 'latin1');
  const central = before.lastIndexOf('PK\u0001\u0002', undefined, 'latin1');
  const end = before.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (central > local || end > local) return true;
  return at - local < 30 + whole.readUInt16LE(local + 26) + whole.readUInt16LE(local + 28);
}

async function zipOf(
  entries: readonly [string, Buffer][],
  path: string,
  level = 6,
): Promise<string> {
  const made = new ZipFile();
  for (const [name, bytes] of entries) made.addBuffer(bytes, name, { compress: level > 0 });
  made.end();
  await pipeline(made.outputStream, createWriteStream(path));
  return path;
}

describe('hostile zips', () => {
  beforeEach(() => {
    folder = temporaryFolder();
  });

  /** Same length, so the name can be exchanged in the finished file. */
  const renamed = async (name: string): Promise<string> => {
    const place = 'a'.repeat(Buffer.byteLength(name));
    const path = await zipOf([[place, Buffer.from('x')]], join(folder, 'x.zip'));
    const bytes = readFileSync(path);
    for (let at = bytes.indexOf(place); at >= 0; at = bytes.indexOf(place, at + 1))
      bytes.write(name, at);
    writeFileSync(path, bytes);
    return path;
  };

  it.each([
    '../a',
    '..\\a',
    '/etc/passwd',
    'C:/a',
    'anh/../../a',
    'con',
    'anh/a/b',
    'a\u0000b',
    'ảnh.jpg',
  ])('refuses the name %j', async (name) => {
    await expect(openBundle(await renamed(name))).rejects.toThrow(
      expect.objectContaining({ code: 'bundle.unreadable' }),
    );
  });

  it('refuses the same name twice, also in other letters', async () => {
    const twice = await zipOf(
      [
        ['a.txt', Buffer.from('1')],
        ['A.txt', Buffer.from('2')],
      ],
      join(folder, 'x.zip'),
    );
    await expect(openBundle(twice)).rejects.toThrow(
      expect.objectContaining({ code: 'bundle.unreadable' }),
    );
  });

  it('refuses what grows a hundredfold, without unpacking it', async () => {
    const bomb = await zipOf([['a.csv', Buffer.alloc(20_000_000)]], join(folder, 'x.zip'));
    const before = process.memoryUsage().rss;
    await expect(openBundle(bomb)).rejects.toThrow(
      expect.objectContaining({ params: { file: 'x.zip', detail: 'ratio: a.csv' } }),
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  });

  const corpus = [
    join(import.meta.dirname, '../../../../shared/corpora/zip-yauzl/test/failure'),
  ].find(existsSync);
  it.skipIf(corpus === undefined)(
    'refuses every one of the collected bad zips (skipped where the collection is absent)',
    async () => {
      const files = readdirSync(corpus ?? '');
      expect(files.length).toBeGreaterThan(20);
      for (const name of files) {
        const { ok, problems: found } = await verifyBundle(join(corpus ?? '', name));
        expect([name, ok, found.length > 0]).toEqual([name, false, true]);
      }
    },
  );
});

describe.skipIf(process.platform === 'win32')('what is neither file nor folder', () => {
  it('is refused without waiting for it', async () => {
    const pipe = join(temporaryFolder(), 'goi.zip');
    execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
    const judged = problems(pipe);
    const waited = new Promise((resolve) => setTimeout(resolve, 2000, 'waited'));
    try {
      expect(await Promise.race([judged, waited])).toEqual(['unreadable']);
    } finally {
      // Lets go of who waits at the other end.
      execFileSync('sh', ['-c', 'exec 3<>"$0"', pipe]);
    }
  });
});

describe('the zip writer', () => {
  beforeEach(() => {
    folder = temporaryFolder();
  });

  it('writes the same bytes on any day and in any time zone', async () => {
    const write = async (name: string) => {
      const path = join(folder, name);
      const writer = await createZipWriter(path);
      await writer.add('anh/a.jpg', Buffer.alloc(300_000, 7), 'picture');
      await writer.add('a.csv', Buffer.from('a,b\r\n'), 'text');
      await writer.finish();
      await writer.sync();
      return readFileSync(path);
    };
    const first = await write('1.zip');
    const zone = process.env['TZ'];
    process.env['TZ'] = 'America/New_York';
    const second = await write('2.zip');
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(first.equals(second)).toBe(true);
  });

  it('does not write over a file that is there', async () => {
    mkdirSync(join(folder, 'y'), { recursive: true });
    writeFileSync(join(folder, 'y', 'a.zip'), 'cũ');
    await expect(createZipWriter(join(folder, 'y', 'a.zip'))).rejects.toThrow('EEXIST');
  });
});

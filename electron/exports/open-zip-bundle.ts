import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { isAppError } from '../../shared/errors.ts';
import { isBundleEntryName } from './bundle-entry-name.ts';
import { BUNDLE_LIMITS, unreadable, type OpenedBundle, type Scratch } from './opened-bundle.ts';

const STORED = 0;
const DEFLATED = 8;
const FILE_TYPE_MASK = 0o170000;
const REGULAR_FILE = 0o100000;
/** Local header without name and extra fields (APPNOTE 4.3.7): what an entry takes besides its data. */
const LOCAL_HEADER_BYTES = 30;

/**
 * Opens a zip without trusting it: names, kinds, sizes, ratios and overlaps are judged from the directory before a
 * byte of content is read; sizes are enforced while reading and CRC32 is compared (yauzl leaves that to us).
 */
export async function openZipBundle(path: string): Promise<OpenedBundle> {
  let zip: ZipFile | null = null;
  let handle: FileHandle | null = null;
  try {
    zip = await openPromise(path, {
      autoClose: false,
      strictFileNames: true,
      validateEntrySizes: true,
      decodeStrings: true,
    });
    const entries = await readDirectory(path, zip);
    handle = await open(path, 'r');
    return openedZip(path, zip, handle, entries);
  } catch (error) {
    zip?.close();
    await handle?.close();
    if (isAppError(error)) throw error;
    throw unreadable(path, error instanceof Error ? error.message : 'not a zip', error);
  }
}

async function readDirectory(path: string, zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > BUNDLE_LIMITS.entries) throw unreadable(path, 'too many files');
  const entries = new Map<string, Entry>();
  const folded = new Set<string>();
  let packed = 0;
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    const reason = refusal(entry);
    if (reason !== null) throw unreadable(path, `${reason}: ${name.slice(0, 120)}`);
    if (folded.has(name.toLowerCase())) throw unreadable(path, `twice: ${name}`);
    folded.add(name.toLowerCase());
    entries.set(name, entry);
    packed += entry.compressedSize + LOCAL_HEADER_BYTES;
    total += entry.uncompressedSize;
    if (total > BUNDLE_LIMITS.totalBytes) throw unreadable(path, 'too large');
    // Entries that share bytes add up to more than the file: the overlapping kind of bomb.
    if (packed > zip.fileSize) throw unreadable(path, 'overlapping entries');
  }
  return entries;
}

function refusal(entry: Entry): string | null {
  const { compressedSize, uncompressedSize, compressionMethod } = entry;
  if (!isBundleEntryName(entry.fileName)) return 'name';
  if (entry.isEncrypted()) return 'encrypted';
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED) return 'compression';
  const madeOnUnix = entry.versionMadeBy >>> 8 === 3;
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE_MASK;
  if (madeOnUnix && type !== 0 && type !== REGULAR_FILE) return 'not a file';
  if (uncompressedSize > BUNDLE_LIMITS.entryBytes) return 'too large';
  const isBomb =
    uncompressedSize > 1_000_000 && uncompressedSize > compressedSize * BUNDLE_LIMITS.ratio;
  return isBomb ? 'ratio' : null;
}

function openedZip(
  path: string,
  zip: ZipFile,
  handle: FileHandle,
  entries: ReadonlyMap<string, Entry>,
): OpenedBundle {
  return {
    format: 'zip',
    entries: [...entries].map(([name, entry]) => ({ path: name, bytes: entry.uncompressedSize })),
    read: async (name, scratch) => {
      const entry = entries.get(name);
      if (!entry) throw unreadable(path, `missing: ${name}`);
      try {
        const bytes = await readEntry(zip, handle, entry, scratch ?? { buffer: Buffer.alloc(0) });
        if (crc32(bytes) === entry.crc32) return bytes;
      } catch (error) {
        throw unreadable(path, `${name}: ${error instanceof Error ? error.message : ''}`, error);
      }
      throw unreadable(path, `checksum: ${name}`);
    },
    close: async () => {
      zip.close();
      await handle.close();
    },
  };
}

async function readEntry(
  zip: ZipFile,
  handle: FileHandle,
  entry: Entry,
  scratch: Scratch,
): Promise<Buffer> {
  if (entry.compressionMethod === STORED) return await readStored(handle, entry, scratch);
  const stream = await zip.openReadStreamPromise(entry);
  const pieces: Buffer[] = [];
  for await (const piece of stream as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

const LOCAL_SIGNATURE = 0x04034b50;
/** Extra fields of a local header are a few bytes; 64 KiB is what the format allows. */
const USUAL_EXTRA_BYTES = 64;

/**
 * Pictures lie uncompressed: header and content in one read instead of a stream of small ones, several times as fast.
 */
async function readStored(handle: FileHandle, entry: Entry, scratch: Scratch): Promise<Buffer> {
  const { relativeOffsetOfLocalHeader: start, uncompressedSize: size, fileNameLength } = entry;
  const guess = LOCAL_HEADER_BYTES + fileNameLength + USUAL_EXTRA_BYTES + size;
  if (scratch.buffer.length < guess) scratch.buffer = Buffer.allocUnsafe(guess);
  const { bytesRead } = await handle.read(scratch.buffer, 0, guess, start);
  const read = scratch.buffer.subarray(0, bytesRead);
  if (bytesRead < LOCAL_HEADER_BYTES || read.readUInt32LE(0) !== LOCAL_SIGNATURE) {
    throw new Error('invalid local file header');
  }
  const dataStart = LOCAL_HEADER_BYTES + read.readUInt16LE(26) + read.readUInt16LE(28);
  if (dataStart + size <= bytesRead) return read.subarray(dataStart, dataStart + size);
  const bytes = Buffer.allocUnsafe(size);
  for (let filled = 0; filled < size;) {
    const more = await handle.read(bytes, filled, size - filled, start + dataStart + filled);
    if (more.bytesRead === 0) throw new Error('unexpected end');
    filled += more.bytesRead;
  }
  return bytes;
}

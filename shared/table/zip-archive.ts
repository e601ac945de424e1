import { deflateSync, inflateSync } from 'fflate';
import { AppError } from '../errors.ts';

/** One file of an archive, as packed. What is not touched is written again with these very bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly versionMade: number;
  readonly flags: number;
  readonly method: number;
  /** MS-DOS time in the low half, date in the high one. */
  readonly stamp: number;
  readonly crc: number;
  readonly size: number;
  readonly attributes: number;
  readonly packed: Uint8Array;
}

/** No shop's workbook comes near these; an archive that says more is built to fill a memory. */
const MOST_ENTRIES = 2000;
const MEGABYTE = 1024 * 1024;
const MOST_PART_BYTES = 160 * MEGABYTE;
const MOST_TOTAL_BYTES = 400 * MEGABYTE;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_LENGTH = 22;
const MOST_COMMENT = 0xffff;
const ENCRYPTED = 1;
const SIZES_FOLLOW = 8;
const UTF8_NAME = 0x800;
const STORED = 0;
const DEFLATED = 8;
/** 1 January 1980, midnight: the earliest an archive can say. */
const FIRST_STAMP = 0x00210000;

/**
 * The files of an archive in the order of its directory; nothing is unpacked yet.
 * @throws AppError 'workbook.damaged' | 'workbook.encrypted' | 'workbook.too-large' | 'workbook.unsupported'.
 */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const directorySize = view.getUint32(end + 12, true);
  const directoryStart = view.getUint32(end + 16, true);
  if (count === 0xffff || directoryStart === 0xffffffff || directorySize === 0xffffffff) {
    throw new AppError('workbook.unsupported', { detail: 'ZIP64' });
  }
  if (count > MOST_ENTRIES)
    throw new AppError('workbook.unsupported', { detail: `${count} files` });
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let total = 0;
  let at = directoryStart;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw damaged('directory');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const entry = readEntry(bytes, view, at, nameLength);
    total += entry.size;
    if (entry.size > MOST_PART_BYTES || total > MOST_TOTAL_BYTES) {
      throw new AppError('workbook.too-large', { most: MOST_TOTAL_BYTES / MEGABYTE });
    }
    // Two files of one name: which one a reader takes is anybody's guess.
    if (names.has(entry.name.toLowerCase())) throw damaged(`${entry.name} twice`);
    names.add(entry.name.toLowerCase());
    entries.push(entry);
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** @throws AppError 'workbook.damaged' when the bytes are not those that were packed. */
export function unpack(entry: ZipEntry): Uint8Array {
  if (entry.method === STORED) return checked(entry, entry.packed);
  if (entry.method !== DEFLATED) {
    throw new AppError('workbook.unsupported', { detail: `${entry.name}: ${entry.method}` });
  }
  try {
    // The room is what the directory promised: a part that would grow beyond it is cut, and its sum is wrong then.
    return checked(entry, inflateSync(entry.packed, { out: new Uint8Array(entry.size) }));
  } catch {
    throw damaged(entry.name);
  }
}

/** The same file with other bytes; name, place and date stay. */
export function repack(entry: ZipEntry, bytes: Uint8Array): ZipEntry {
  return { ...entry, ...packed(bytes) };
}

export function newEntry(name: string, bytes: Uint8Array): ZipEntry {
  return {
    name,
    nameBytes: new TextEncoder().encode(name),
    versionMade: 20,
    flags: 0,
    stamp: FIRST_STAMP,
    attributes: 0,
    ...packed(bytes),
  };
}

/** An archive of these files in this order. The same entries give the same bytes. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const body = entries.reduce((sum, one) => sum + 30 + one.nameBytes.length + one.packed.length, 0);
  const directory = entries.reduce((sum, one) => sum + 46 + one.nameBytes.length, 0);
  const bytes = new Uint8Array(body + directory + END_LENGTH);
  const view = new DataView(bytes.buffer);
  const starts: number[] = [];
  let at = 0;
  for (const entry of entries) {
    starts.push(at);
    view.setUint32(at, LOCAL_ENTRY, true);
    writeFacts(view, at + 4, entry);
    bytes.set(entry.nameBytes, at + 30);
    bytes.set(entry.packed, at + 30 + entry.nameBytes.length);
    at += 30 + entry.nameBytes.length + entry.packed.length;
  }
  for (const [index, entry] of entries.entries()) {
    view.setUint32(at, DIRECTORY_ENTRY, true);
    view.setUint16(at + 4, entry.versionMade, true);
    writeFacts(view, at + 6, entry);
    view.setUint32(at + 38, entry.attributes, true);
    view.setUint32(at + 42, starts[index] ?? 0, true);
    bytes.set(entry.nameBytes, at + 46);
    at += 46 + entry.nameBytes.length;
  }
  view.setUint32(at, END_OF_DIRECTORY, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, directory, true);
  view.setUint32(at + 16, body, true);
  return bytes;
}

/** The part that local and directory entries share, from "version needed" to the length of the extra field. */
function writeFacts(view: DataView, at: number, entry: ZipEntry): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, entry.flags & ~SIZES_FOLLOW, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint32(at + 6, entry.stamp, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.packed.length, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, entry.nameBytes.length, true);
}

function findEnd(view: DataView): number {
  const least = Math.max(0, view.byteLength - END_LENGTH - MOST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= least; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw damaged('no directory');
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, nameLength: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const packedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true);
  const nameBytes = bytes.slice(at + 46, at + 46 + nameLength);
  const name = new TextDecoder().decode(nameBytes);
  if ((flags & ENCRYPTED) !== 0) throw new AppError('workbook.encrypted', {});
  if (packedSize === 0xffffffff || size === 0xffffffff || local === 0xffffffff) {
    throw new AppError('workbook.unsupported', { detail: 'ZIP64' });
  }
  if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL_ENTRY) throw damaged(name);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packedSize > bytes.length) throw damaged(name);
  return {
    name,
    nameBytes,
    versionMade: view.getUint16(at + 4, true),
    flags: flags & (UTF8_NAME | SIZES_FOLLOW | 6),
    method: view.getUint16(at + 10, true),
    stamp: view.getUint32(at + 12, true),
    crc: view.getUint32(at + 16, true),
    size,
    attributes: view.getUint32(at + 38, true),
    packed: bytes.subarray(start, start + packedSize),
  };
}

function packed(bytes: Uint8Array): Pick<ZipEntry, 'method' | 'crc' | 'size' | 'packed'> {
  const small = deflateSync(bytes, { level: 6 });
  return { method: DEFLATED, crc: crc32(bytes), size: bytes.length, packed: small };
}

function checked(entry: ZipEntry, bytes: Uint8Array): Uint8Array {
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw damaged(entry.name);
  return bytes;
}

function damaged(detail: string): AppError {
  return new AppError('workbook.damaged', { detail });
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (CRC_TABLE[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

/** The few facts we need of a photo's EXIF. Everything else in it is ignored, and nothing of it is passed on. */
export interface ExifFacts {
  /** A place is recorded, or a place block is there that cannot be read (taken as a place, to be careful). */
  readonly hasGps: boolean;
  /** Local time of the shot as the camera's clock showed it, YYYY-MM-DDTHH:MM:SS without a zone. */
  readonly takenAt: string | null;
}

const TAG_EXIF_FOLDER = 0x8769;
const TAG_GPS_FOLDER = 0x8825;
const TAG_DATE_TIME = 0x0132;
const TAG_DATE_TIME_ORIGINAL = 0x9003;
const TAG_GPS_LATITUDE = 0x0002;
/** Real folders hold some dozens of entries; a damaged count must not cost time. */
const MOST_ENTRIES = 1000;
const ENTRY_BYTES = 12;

/**
 * Reads a TIFF-structured block, with or without the leading "Exif\0\0" (CIPA DC-008 section 4.5).
 * Damaged offsets, loops and cuts give what could be read; never throws.
 */
export function readExif(block: Uint8Array): ExifFacts {
  const tiff = skipPrefix(block);
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (view.byteLength < 8) return { hasGps: false, takenAt: null };
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return { hasGps: false, takenAt: null };
  const reader: Reader = { view, little: order === 0x4949 };

  const main = readFolder(reader, view.getUint32(4, reader.little));
  const exif = main.has(TAG_EXIF_FOLDER)
    ? readFolder(reader, pointer(reader, main, TAG_EXIF_FOLDER))
    : new Map<number, number>();
  return {
    hasGps: hasPlace(reader, main),
    takenAt:
      readTime(reader, exif.get(TAG_DATE_TIME_ORIGINAL)) ??
      readTime(reader, main.get(TAG_DATE_TIME)),
  };
}

interface Reader {
  readonly view: DataView;
  readonly little: boolean;
}

/** Tag → offset of its 12-byte entry. */
type Folder = ReadonlyMap<number, number>;

function readFolder({ view, little }: Reader, offset: number): Folder {
  const entries = new Map<number, number>();
  if (offset < 8 || offset + 2 > view.byteLength) return entries;
  const count = Math.min(view.getUint16(offset, little), MOST_ENTRIES);
  for (let index = 0; index < count; index += 1) {
    const entry = offset + 2 + index * ENTRY_BYTES;
    if (entry + ENTRY_BYTES > view.byteLength) break;
    entries.set(view.getUint16(entry, little), entry);
  }
  return entries;
}

function pointer({ view, little }: Reader, folder: Folder, tag: number): number {
  const entry = folder.get(tag);
  return entry === undefined ? 0 : view.getUint32(entry + 8, little);
}

function hasPlace(reader: Reader, main: Folder): boolean {
  if (!main.has(TAG_GPS_FOLDER)) return false;
  const gps = readFolder(reader, pointer(reader, main, TAG_GPS_FOLDER));
  // Many phones write a GPS folder that only says its version: that is no place.
  return gps.size === 0 || gps.has(TAG_GPS_LATITUDE);
}

function readTime({ view, little }: Reader, entry: number | undefined): string | null {
  if (entry === undefined) return null;
  const offset = view.getUint32(entry + 8, little);
  if (offset + 19 > view.byteLength) return null;
  const text = String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + offset, 19));
  const match = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text);
  if (!match) return null;
  const iso = `${match[1]}-${match[2]}-${match[3]}T${match[4]}`;
  return Number.isNaN(Date.parse(`${iso}Z`)) ? null : iso;
}

function skipPrefix(block: Uint8Array): Uint8Array {
  const isPrefixed =
    block.length >= 6 &&
    block[0] === 0x45 &&
    block[1] === 0x78 &&
    block[2] === 0x69 &&
    block[3] === 0x66;
  return isPrefixed ? block.subarray(6) : block;
}

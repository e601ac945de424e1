/** The few facts we need of a photo's EXIF. Everything else in it is ignored, and nothing of it is passed on. */
export interface ExifFacts {
  /** A place is recorded, or a place block is there that cannot be read (taken as a place, to be careful). */
  readonly hasGps: boolean;
  /** Local time of the shot as the camera's clock showed it, YYYY-MM-DDTHH:MM:SS without a zone. */
  readonly takenAt: string | null;
  /** Maker and model as the camera writes them, at most 80 characters; "" when unknown. Never a serial number. */
  readonly camera: string;
}

const NOTHING: ExifFacts = { hasGps: false, takenAt: null, camera: '' };

const TAG_EXIF_FOLDER = 0x8769;
const TAG_GPS_FOLDER = 0x8825;
const TAG_MAKE = 0x010f;
const TAG_MODEL = 0x0110;
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
  if (view.byteLength < 8) return NOTHING;
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return NOTHING;
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
    camera: readCamera(reader, main),
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

const MOST_CAMERA_CHARACTERS = 80;

/** Models of some makers begin with the maker's name already: "Canon" and "Canon EOS R". */
function readCamera(reader: Reader, main: Folder): string {
  const make = readText(reader, main.get(TAG_MAKE));
  const model = readText(reader, main.get(TAG_MODEL));
  const isNamedTwice = model.toLowerCase().startsWith(make.toLowerCase());
  const whole = isNamedTwice ? model : `${make} ${model}`.trim();
  return [...whole].slice(0, MOST_CAMERA_CHARACTERS).join('').trim();
}

function readText({ view, little }: Reader, entry: number | undefined): string {
  if (entry === undefined) return '';
  const length = Math.min(view.getUint32(entry + 4, little), 4 * MOST_CAMERA_CHARACTERS);
  // Four bytes and fewer stand in the entry itself.
  const offset = length <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
  if (offset + length > view.byteLength) return '';
  const bytes = new Uint8Array(view.buffer, view.byteOffset + offset, length);
  const end = bytes.indexOf(0);
  const text = new TextDecoder().decode(end === -1 ? bytes : bytes.subarray(0, end));
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\u{fffd}]/gu, '')
    .normalize('NFC')
    .trim();
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

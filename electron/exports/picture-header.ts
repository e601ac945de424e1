/** What the first bytes of a picture say, without decoding it. */
export interface PictureHeader {
  readonly format: 'jpeg' | 'webp';
  readonly widthPx: number;
  readonly heightPx: number;
  /** Kinds of metadata found: 'exif', 'xmp', 'iptc', 'comment'. A picture in a bundle has none. */
  readonly metadata: readonly string[];
}

/**
 * Opens a JPEG or WebP by its structure: every segment up to the picture data, its size, and that its end is there.
 * Returns null when the bytes are no such picture or are cut short. The pixels themselves are decoded when the
 * rendition is made; afterwards its SHA-256 stands for them.
 * Sources: ITU T.81 annex B (JPEG markers), RFC 9649 (WebP container).
 */
export function readPictureHeader(bytes: Buffer): PictureHeader | null {
  if (bytes.length < 16) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return readJpeg(bytes);
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return readWebp(bytes);
  return null;
}

const START_OF_SCAN = 0xda;
const COMMENT = 0xfe;

function readJpeg(bytes: Buffer): PictureHeader | null {
  // Without the end marker a cut file would still show its upper half.
  if (bytes[bytes.length - 2] !== 0xff || bytes[bytes.length - 1] !== 0xd9) return null;
  const metadata: string[] = [];
  let size: { widthPx: number; heightPx: number } | null = null;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return null;
    if (marker === START_OF_SCAN) return size && { format: 'jpeg', ...size, metadata };
    if (isFrame(marker) && length >= 8) {
      size = { heightPx: bytes.readUInt16BE(at + 5), widthPx: bytes.readUInt16BE(at + 7) };
    }
    const kind = jpegMetadata(bytes, at, marker);
    if (kind !== null) metadata.push(kind);
    at += 2 + length;
  }
  return null;
}

/** SOF0–SOF15 without DHT (C4), JPG (C8) and DAC (CC). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function jpegMetadata(bytes: Buffer, at: number, marker: number): string | null {
  if (marker === 0xe1) return ascii(bytes, at + 4, at + 8) === 'Exif' ? 'exif' : 'xmp';
  if (marker === 0xed) return 'iptc';
  return marker === COMMENT ? 'comment' : null;
}

function readWebp(bytes: Buffer): PictureHeader | null {
  const end = bytes.readUInt32LE(4) + 8;
  if (end > bytes.length) return null;
  const metadata: string[] = [];
  let size: { widthPx: number; heightPx: number } | null = null;
  for (let at = 12; at + 8 <= end;) {
    const chunk = ascii(bytes, at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    if (at + 8 + length > end) return null;
    if (chunk === 'EXIF') metadata.push('exif');
    if (chunk === 'XMP ') metadata.push('xmp');
    size ??= webpSize(bytes, at + 8, chunk, length);
    at += 8 + length + (length % 2);
  }
  return size && { format: 'webp', ...size, metadata };
}

function webpSize(
  bytes: Buffer,
  at: number,
  chunk: string,
  length: number,
): { widthPx: number; heightPx: number } | null {
  if (chunk === 'VP8X' && length >= 10) {
    return { widthPx: bytes.readUIntLE(at + 4, 3) + 1, heightPx: bytes.readUIntLE(at + 7, 3) + 1 };
  }
  if (chunk === 'VP8 ' && length >= 10) {
    return {
      widthPx: bytes.readUInt16LE(at + 6) & 0x3fff,
      heightPx: bytes.readUInt16LE(at + 8) & 0x3fff,
    };
  }
  if (chunk === 'VP8L' && length >= 5) {
    const packed = bytes.readUInt32LE(at + 1);
    return { widthPx: (packed & 0x3fff) + 1, heightPx: ((packed >>> 14) & 0x3fff) + 1 };
  }
  return null;
}

function ascii(bytes: Buffer, from: number, to: number): string {
  return bytes.toString('latin1', from, to);
}

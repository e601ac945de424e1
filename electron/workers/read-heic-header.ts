import { guarded, openHeic, read32, type OpenHeic } from './libheif.ts';

/** What the header says; no pixel is decoded for it. */
export interface HeicHeader {
  /** Upright: after the file's own turns and mirrors, which libheif applies. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** The TIFF-structured EXIF block; empty where there is none. */
  readonly exif: Uint8Array;
  /** Empty where there is none. */
  readonly xmp: string;
}

const MOST_METADATA_BYTES = 1024 * 1024;
const MOST_METADATA_BLOCKS = 16;

/** @throws HeicRefused 'photo.too-many-pixels' | 'photo.damaged' */
export function readHeicHeader(bytes: Uint8Array, mostPixels: number): HeicHeader {
  return guarded(() => {
    const open = openHeic(bytes, mostPixels);
    const { lib, handle } = open;
    return {
      widthPx: lib.call('heif_image_handle_get_width', handle),
      heightPx: lib.call('heif_image_handle_get_height', handle),
      ...readMetadata(open),
    };
  });
}

function readMetadata(open: OpenHeic): Pick<HeicHeader, 'exif' | 'xmp'> {
  const { lib, handle } = open;
  const ids = lib.call('malloc', 4 * MOST_METADATA_BLOCKS);
  const count = lib.call(
    'heif_image_handle_get_list_of_metadata_block_IDs',
    handle,
    0,
    ids,
    MOST_METADATA_BLOCKS,
  );
  let exif = new Uint8Array();
  let xmp = '';
  for (let index = 0; index < Math.min(count, MOST_METADATA_BLOCKS); index += 1) {
    const id = read32(lib, ids + 4 * index);
    const type = textAt(lib.heap(), lib.call('heif_image_handle_get_metadata_type', handle, id));
    if (type === 'Exif' && exif.byteLength === 0) exif = skipExifOffset(readBlock(open, id));
    if (type === 'mime' && xmp === '') xmp = Buffer.from(readBlock(open, id)).toString('utf8');
  }
  return { exif, xmp };
}

function readBlock({ lib, handle, error }: OpenHeic, id: number): Uint8Array<ArrayBuffer> {
  const bytes = lib.call('heif_image_handle_get_metadata_size', handle, id);
  if (bytes < 1 || bytes > MOST_METADATA_BYTES) return new Uint8Array();
  const out = lib.call('malloc', bytes);
  lib.call('heif_image_handle_get_metadata', error, handle, id, out);
  return read32(lib, error) === 0
    ? Uint8Array.from(lib.heap().subarray(out, out + bytes))
    : new Uint8Array();
}

/** The block begins with how far behind these four bytes the TIFF structure lies (ISO/IEC 23008-12, annex A.2.1). */
function skipExifOffset(block: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (block.byteLength < 4) return new Uint8Array();
  return block.subarray(4 + new DataView(block.buffer, block.byteOffset).getUint32(0));
}

/** A type's four letters. */
function textAt(heap: Uint8Array, address: number): string {
  return Buffer.from(heap.subarray(address, address + 4)).toString('latin1');
}

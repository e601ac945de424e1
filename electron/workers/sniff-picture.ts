import type { PhotoFormat } from '../../shared/domain/photo.ts';
import { isCameraRaw } from './sniff-camera-raw.ts';

/** How many leading bytes are looked at: the first directory of a TIFF and the texts behind it. */
export const SNIFF_BYTES = 4096;

/** Where names and brands stand. */
const NAMED_BYTES = 64;

const HEVC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs']);

/** What a file is, told by its first bytes and never by its name. 'unknown' covers SVG, PDF, text, camera RAW and all else. */
export function sniffPicture(head: Uint8Array): PhotoFormat {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  const text = latin1(head);
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'gif';
  if (/^(?:II[*+]\0|MM\0[*+])/.test(text)) return isCameraRaw(head) ? 'unknown' : 'tiff';
  if (text.slice(4, 8) === 'ftyp') return sniffIsoBrands(head, text);
  return 'unknown';
}

/** AVIF and HEIC share a container; its brands tell them apart (ISO/IEC 23008-12, AV1 Image File Format). */
function sniffIsoBrands(head: Uint8Array, text: string): PhotoFormat {
  const boxBytes = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0);
  const end = Math.min(boxBytes, text.length);
  const brands = [text.slice(8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(text.slice(at, at + 4));
  const [major = ''] = brands;
  if (HEVC_BRANDS.has(major)) return 'heic';
  if (brands.includes('avif') || brands.includes('avis')) return 'avif';
  const isImage = brands.some(
    (brand) => HEVC_BRANDS.has(brand) || brand === 'mif1' || brand === 'msf1',
  );
  return isImage ? 'heic' : 'unknown';
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}

function latin1(head: Uint8Array): string {
  return String.fromCharCode(...head.subarray(0, NAMED_BYTES));
}

const TAG_SUBFILE_TYPE = 0x00fe;
const TAG_PHOTOMETRIC = 0x0106;
const TAG_SUB_FOLDERS = 0x014a;
const TAG_DNG_VERSION = 0xc612;
/** Pixels of a sensor behind its colour filter, and DNG's linear kind (TIFF/EP 5.1.1, DNG 1.7 chapter 4). */
const SENSOR_PHOTOMETRICS = new Set([32_803, 34_892]);
const REDUCED_IMAGE = 1;
const MOST_ENTRIES = 200;

/**
 * Is this the head of a camera's RAW file? Told by content: names of containers (CR2, CR3, RAF, ORF, RW2), or a TIFF
 * whose first directory says DNG, holds sensor pixels, or is only a small preview with the real picture in
 * sub-directories (NEF, ARW, SRW). Never throws.
 */
export function isCameraRaw(head: Uint8Array): boolean {
  const text = String.fromCharCode(...head.subarray(0, 16));
  if (text.startsWith('FUJIFILMCCD-RAW')) return true;
  if (/^(?:IIR[OS]|MMOR|IIU\0)/.test(text)) return true;
  if (text.slice(4, 12) === 'ftypcrx ') return true;
  if (!/^(?:II\*\0|MM\0\*)/.test(text)) return false;
  return text.slice(8, 10) === 'CR' || hasRawFolder(head, text.startsWith('II'));
}

function hasRawFolder(head: Uint8Array, little: boolean): boolean {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (view.byteLength < 8) return false;
  const folder = view.getUint32(4, little);
  if (folder + 2 > view.byteLength) return false;
  const values = new Map<number, number>();
  const count = Math.min(view.getUint16(folder, little), MOST_ENTRIES);
  for (let index = 0; index < count; index += 1) {
    const entry = folder + 2 + index * 12;
    if (entry + 12 > view.byteLength) break;
    const isShort = view.getUint16(entry + 2, little) === 3;
    const value = isShort ? view.getUint16(entry + 8, little) : view.getUint32(entry + 8, little);
    values.set(view.getUint16(entry, little), value);
  }
  if (values.has(TAG_DNG_VERSION)) return true;
  if (SENSOR_PHOTOMETRICS.has(values.get(TAG_PHOTOMETRIC) ?? 0)) return true;
  return values.get(TAG_SUBFILE_TYPE) === REDUCED_IMAGE && values.has(TAG_SUB_FOLDERS);
}

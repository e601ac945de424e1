import { strFromU8, strToU8 } from 'fflate';
import { AppError } from '../errors.ts';

const BYTE_ORDER_MARK = '\ufeff';

/**
 * Bytes of an XML part as text that utf8Bytes turns into the same bytes again.
 * @throws AppError 'workbook.damaged' where that cannot be: UTF-16, or bytes that are no UTF-8.
 */
export function utf8Text(bytes: Uint8Array, name: string): string {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = strFromU8(hasMark ? bytes.subarray(3) : bytes);
  // A damaged byte becomes U+FFFD; a part that has one of its own is rare enough to compare.
  if (text.includes('\ufffd') && !isSame(strToU8(text), hasMark ? bytes.subarray(3) : bytes)) {
    throw new AppError('workbook.damaged', { detail: `${name}: UTF-8` });
  }
  return hasMark ? `${BYTE_ORDER_MARK}${text}` : text;
}

export function utf8Bytes(text: string): Uint8Array {
  return strToU8(text);
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

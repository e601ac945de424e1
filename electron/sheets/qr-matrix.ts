import { create } from 'qrcode';

/** Fields of light ground a reader needs around a code (ISO/IEC 18004, section 6.3.8). */
export const QUIET_FIELDS = 4;

/**
 * The fields of a QR code, row by row, true where dark; without the quiet zone. Level Q: a quarter of the code may be
 * lost to a thumb, a fold or a glare. The text must fit, which 45 letters do: @throws Error from the library above
 * some 1,600 bytes.
 */
export function qrMatrix(text: string): boolean[][] {
  const { modules } = create(text, { errorCorrectionLevel: 'Q' });
  return Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_unused, column) => modules.get(row, column) === 1),
  );
}

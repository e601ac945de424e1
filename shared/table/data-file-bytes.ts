import { strToU8 } from 'fflate';
import type { FileFormat } from '../marketplace/profile-schema.ts';
import { csvText } from './csv-text.ts';

/** A data file as it is written: in a bundle by the application, and by the page a bundle carries. */
export function dataFileBytes(
  format: FileFormat,
  data: { readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] },
): Uint8Array {
  return strToU8(csvText(data.headers, data.rows, format));
}

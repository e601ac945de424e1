import type { WorkbookFormat } from './file-format-schema.ts';

/** Keys of the file that a profile's column stands for. */
export function columnsFor(
  header: string,
  keys: readonly string[],
  format: WorkbookFormat,
): readonly string[] {
  const pattern = format.keys.patterns[header];
  if (pattern === undefined) return keys.includes(header) ? [header] : [];
  const shape = new RegExp(pattern, 'u');
  return keys.filter((key) => shape.test(key));
}

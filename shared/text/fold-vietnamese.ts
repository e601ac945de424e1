/**
 * Text for searching: lower case, marks dropped, đ→d. Takes NFC or NFD. One fold for search, slugs and SKUs.
 * đ has no decomposition, so it is named; everything else falls apart in NFD.
 */
export function foldVietnamese(text: string): string {
  return dropMarks(text.normalize('NFC').toLowerCase());
}

/** Marks dropped and đ→d, Đ→D; case kept. */
export function dropMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFC');
}

/**
 * Text for searching: lower case, marks dropped, đ→d. Takes NFC or NFD. One fold for search, slugs and SKUs.
 * đ has no decomposition, so it is named; everything else falls apart in NFD.
 */
export function foldVietnamese(text: string): string {
  return dropMarks(text.normalize('NFC').toLowerCase());
}

/** Marks dropped and đ→d, Đ→D; case kept. */
export function dropMarks(text: string): string {
  let folded = '';
  let done = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    const letter = SINGLE.get(code);
    if (letter === undefined) return dropAnyMarks(text);
    folded += text.slice(done, at) + letter;
    done = at + 1;
  }
  return done === 0 ? text : folded + text.slice(done);
}

/** Whatever there is: marks of their own, letters of other scripts. */
function dropAnyMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFC');
}

/**
 * Latin letters with their marks, and the signs of a text, each by itself: they are nearly all there is in NFC, and
 * none of them joins its neighbour.
 */
const SINGLE: ReadonlyMap<number, string> = new Map(
  [
    [0x80, 0x24f],
    [0x1e00, 0x1eff],
    [0x2010, 0x2027],
  ].flatMap(([first = 0, last = 0]) =>
    Array.from({ length: last - first + 1 }, (_, index) => {
      const code = first + index;
      return [code, dropAnyMarks(String.fromCharCode(code))] as const;
    }),
  ),
);

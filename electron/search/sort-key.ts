/** The Vietnamese alphabet, with the four foreign letters where dictionaries put them. */
const LETTERS = [...'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'];
/** Tones in dictionary order: level, huyền, hỏi, ngã, sắc, nặng (combining marks). */
const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const FIRST_CODE = 'A'.charCodeAt(0);

const letterCodes = new Map(
  LETTERS.map((letter, index) => [letter, String.fromCharCode(FIRST_CODE + index)]),
);
const toneMarks = /[\u0300\u0309\u0303\u0301\u0323]/u;

/**
 * ASCII text whose byte order is the Vietnamese dictionary order of `name`: letters first (a < ă < â, d < đ),
 * tones only between equal letters. SQLite sorts by it without a collation of its own.
 */
export function vietnameseSortKey(name: string): string {
  let letters = '';
  let tones = '';
  for (const character of name.toLowerCase().normalize('NFC')) {
    const parts = character.normalize('NFD');
    const tone = toneMarks.exec(parts)?.[0] ?? '';
    const letter = parts.replace(tone, '').normalize('NFC');
    const code = letterCodes.get(letter);
    letters += code ?? (/[0-9]/.test(letter) ? letter : ' ');
    tones += code === undefined ? '' : String(TONES.indexOf(tone));
  }
  return `${letters.replaceAll(/ +/g, ' ').trim()}\t${tones}`;
}

/** People are listed by given name, then middle, then family name, as class lists do. */
export function personSortKey(name: string): string {
  return vietnameseSortKey(name.trim().split(/\s+/u).toReversed().join(' '));
}

/** A locale file: words, or groups of words. */
export interface Words {
  readonly [key: string]: string | Words;
}

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'å',
  e: 'ë',
  i: 'ï',
  o: 'ø',
  u: 'ü',
  c: 'ç',
  n: 'ñ',
  A: 'Å',
  E: 'Ë',
  O: 'Ø',
};

/** Longer by about a third and bracketed: shows what is cut, and which words do not come from a locale. */
export function pseudoText(text: string): string {
  const parts = text.split(/(\{\{.*?\}\}|<\/?\w+>)/u);
  const changed = parts
    .map((part, index) =>
      index % 2 === 1 ? part : [...part].map((letter) => ACCENTED[letter] ?? letter).join(''),
    )
    .join('');
  return `[${changed}${'·'.repeat(Math.ceil(text.length / 3))}]`;
}

export function pseudoWords(words: Words): Words {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [
      key,
      typeof value === 'string' ? pseudoText(value) : pseudoWords(value),
    ]),
  );
}

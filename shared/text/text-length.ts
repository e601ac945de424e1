import { z } from 'zod';

/** How a platform counts: code points after NFC, what a reader sees as one character, or UTF-8 bytes. */
export const textUnitSchema = z.enum(['characters', 'graphemes', 'bytes']);
export type TextUnit = z.infer<typeof textUnitSchema>;

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });

export function textLength(text: string, unit: TextUnit): number {
  const nfc = text.normalize('NFC');
  switch (unit) {
    case 'characters':
      return countCharacters(nfc);
    case 'graphemes':
      return [...graphemes.segment(nfc)].length;
    case 'bytes':
      return countBytes(nfc);
  }
}

/** The longest start of the text that fits and ends at a word's end; a single longer word is cut inside. */
export function cutAtWord(text: string, most: number, unit: TextUnit): string {
  const tidy = text.normalize('NFC').trim();
  if (textLength(tidy, unit) <= most) return tidy;
  let fitting = '';
  for (const { segment } of graphemes.segment(tidy)) {
    if (textLength(fitting + segment, unit) > most) break;
    fitting += segment;
  }
  const isWordEnd = /^[,;:–-]*(?:\s|$)/u.test(tidy.slice(fitting.length));
  const atWord = isWordEnd ? fitting : fitting.replace(/\s+\S*$/u, '');
  return atWord.replace(/[\s,;:–-]+$/u, '');
}

function countCharacters(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

function countBytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

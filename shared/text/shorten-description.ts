import { cutAtWord, textLength, type TextUnit } from './text-length.ts';

/** A number and the word it counts or measures, cut apart at the end of a text. */
const CUT_NUMBER = /(?:^|\s)\d+(?:[.,]\d+)?$/u;
const UNFINISHED = /[\s,;:–-]+$/u;

/**
 * A longer text that fits: whole sentences and lines from the start. Only where the first sentence alone is too long
 * it ends at a word, never between a number and its unit.
 * @returns NFC; '' when not even a word fits.
 */
export function shortenDescription(text: string, most: number, unit: TextUnit): string {
  const whole = text.normalize('NFC').trim();
  if (textLength(whole, unit) <= most) return whole;
  let fitting = '';
  for (const sentence of whole.split(/(?<=[.!?…])(?=\s)|(?=\n)/u)) {
    const longer = fitting + sentence;
    if (textLength(longer.trim(), unit) > most) break;
    fitting = longer;
  }
  return fitting.trim() === '' ? cutInSentence(whole, most, unit) : fitting.trim();
}

function cutInSentence(text: string, most: number, unit: TextUnit): string {
  const cut = cutAtWord(text, most, unit);
  const rest = text.slice(cut.length);
  // One word longer than the limit: half of it would be no word.
  if (/^[^\s,;:–-]/u.test(rest)) return '';
  const isNumberCut = CUT_NUMBER.test(cut) && /^\s+\p{L}/u.test(rest);
  return (isNumberCut ? cut.replace(CUT_NUMBER, '') : cut).replace(UNFINISHED, '');
}

import { foldVietnamese } from '../../text/fold-vietnamese.ts';
import type { FormMeaning, FormMeanings } from './form-meanings.ts';

/** A header taken apart: what it calls the column, and what it says besides in brackets. */
export interface PlainHeader {
  readonly core: string;
  readonly aside: string;
}

export interface HeaderMatch {
  readonly meaning: FormMeaning;
  /** Share of the header the words make up; 1: the whole. */
  readonly share: number;
}

/** Less of a header than this says nothing about it: "Số lượng đặt tối thiểu" is no stock. */
const LEAST_SHARE = 0.5;

/** Lower case, no marks, no signs: "product_name", "productName" and "Product name *" read the same. */
export function plainHeader(header: string): PlainHeader {
  const spaced = header.normalize('NFC').replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  const asides = [...spaced.matchAll(/[([{]([^)\]}]*)[)\]}]/gu)].map((match) => match[1] ?? '');
  return {
    core: plainWords(spaced.replaceAll(/[([{][^)\]}]*[)\]}]/gu, ' ')),
    aside: plainWords(asides.join(' ')),
  };
}

export function plainWords(text: string): string {
  return foldVietnamese(text)
    .replaceAll(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim();
}

/** Meanings whose words make up enough of a header, best first. */
export function matchHeader(header: string, { meanings }: FormMeanings): HeaderMatch[] {
  const { core, aside } = plainHeader(header);
  const whole = `${core} ${aside}`.trim();
  if (whole === '') return [];
  return meanings
    .map((meaning) => ({
      meaning,
      share: Math.max(...meaning.words.map((word) => shareOf(plainWords(word), core, whole))),
    }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .toSorted((left, right) => right.share - left.share);
}

function shareOf(word: string, core: string, whole: string): number {
  if (word === whole) return 1;
  // "Hạn dùng (ngày)" is its own kind of "Hạn dùng".
  if (word === core) return 0.995;
  const isIn = ` ${core} `.includes(` ${word} `);
  return isIn ? (word.length / core.length) * 0.98 : 0;
}
